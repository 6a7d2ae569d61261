import { rmSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type TwoConsoles, twoConsoles } from "../helpers/consoles";
import { aFullRequest, complete, receive } from "../helpers/requests";
import type { TestStore } from "../helpers/store";
import { viewRows } from "../helpers/view";

const LENDING = "bantul-3-peminjaman-tempat-rapat";
const FROM = Date.parse("2026-12-01T08:00:00+07:00");
const HOUR = 3_600_000;

let both: TwoConsoles;
beforeEach(() => {
  both = twoConsoles();
});
afterEach(() => both.close());

const seen = (at: TestStore, id: string) => ({ id, version: at.query("requests.detail", { id }).version });
const detail = (at: TestStore, id: string) => at.query("requests.detail", { id });
const booked = (at: TestStore) =>
  at.query("bookings.list", { from: FROM - HOUR, to: FROM + 9 * HOUR, resource: null, kind: null }).bookings;

function rebuilt(store: TestStore): ReturnType<typeof viewRows> {
  store.shut();
  for (const side of ["", "-wal", "-shm"]) rmSync(`${store.paths.view}${side}`, { force: true });
  store.reopen();
  return viewRows(store);
}

describe("two workstations that heard nothing of each other", () => {
  test("one books for a request that the other refused before: the booking takes nothing, on both and after a rebuild", () => {
    const { one, two } = both;
    const { resources, versions } = one.query("settings.get", {});
    const room = { id: "ruang-uji", kind: "meeting-room" as const, name: "Ruang uji", capacity: 9, active: true };
    one.execute(
      "settings.set-resources",
      { version: versions.resources, resources: [...resources, room] },
      "administrator",
    );
    const id = receive(one, aFullRequest(one, LENDING));
    both.exchange();
    const { current } = detail(one, id);
    one.clock.advance(60_000);
    two.clock.advance(120_000);
    const { version } = seen(one, id);
    one.execute("requests.refuse", { id, version, step: current ?? "", reason: "Ruang dipakai" }, "team-lead");
    const booking = { resource: room.id, from: FROM, to: FROM + HOUR, note: "" };
    two.execute("requests.book", { ...seen(two, id), booking });
    both.exchange();
    expect(viewRows(two).bookings).toEqual(viewRows(one).bookings);
    one.execute("requests.reopen", { ...seen(one, id), step: current ?? "", reason: "Diminta lagi" });
    both.exchange();
    expect([booked(one), booked(two)]).toEqual([[], []]);
    expect(viewRows(two)).toEqual(rebuilt(two));
  });

  test("each merges into the other's request: one merge counts, the other is a conflict that a person sees", () => {
    const { one, two } = both;
    const [left, right] = [receive(one), receive(one)];
    both.exchange();
    one.clock.advance(60_000);
    two.clock.advance(120_000);
    one.execute("requests.merge", { ...seen(one, left), into: right, reason: "" });
    two.execute("requests.merge", { ...seen(two, right), into: left, reason: "" });
    both.exchange();
    for (const at of [one, two]) {
      expect(detail(at, left).row.status).toBe("merged");
      expect(detail(at, right).row.status).toBe("open");
      expect(detail(at, right).duplicates).toMatchObject([{ id: left }]);
      expect(detail(at, left).duplicates).toEqual([]);
      expect([detail(at, left).conflicts.length, detail(at, right).conflicts.length]).toEqual([1, 1]);
    }
    complete(two, right);
  });

  test("a request merged into two others is shown only at the one that it went to", () => {
    const { one, two } = both;
    const [duplicate, first, second] = [receive(one), receive(one), receive(one)];
    both.exchange();
    one.clock.advance(60_000);
    two.clock.advance(120_000);
    one.execute("requests.merge", { ...seen(one, duplicate), into: first, reason: "" });
    two.execute("requests.merge", { ...seen(two, duplicate), into: second, reason: "" });
    both.exchange();
    for (const at of [one, two]) {
      expect(detail(at, first).duplicates).toMatchObject([{ id: duplicate }]);
      expect(detail(at, second).duplicates).toEqual([]);
    }
    // The two that are left may still turn out to be the same.
    one.execute("requests.unmerge", { ...seen(one, duplicate), reason: "Lain" });
    one.execute("requests.merge", { ...seen(one, second), into: duplicate, reason: "" });
    expect(detail(one, second).row.status).toBe("merged");
    expect(detail(one, second).conflicts).toEqual([]);
  });
});
