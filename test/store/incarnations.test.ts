import { cpSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { FEATURES } from "../../main/features";
import { systemRandom } from "../../main/platform/ids";
import { placeOf } from "../../main/platform/machine";
import { dataPaths } from "../../main/platform/paths";
import { newIdentity } from "../../main/store/log/identity";
import { PLACE } from "../../main/store/log/incarnation";
import { Store } from "../../main/store/store";
import { emptyConsole, joinOffice, wireEvents } from "../helpers/consoles";
import { refusalOf } from "../helpers/refusal";
import { receive } from "../helpers/requests";
import { aRequest, openTestStore, type TestStore } from "../helpers/store";

const random = systemRandom();
let open: TestStore;
beforeEach(() => {
  open = openTestStore();
});
afterEach(() => open.close());

const numberOf = (store: Store) =>
  (store.execute("requests.receive", aRequest(), { operatorId: open.operators["service-desk"] }) as { number: string })
    .number;
const storeAt = (folder: string) =>
  Store.open({ paths: dataPaths(folder), officeKey: open.officeKey, clock: open.clock, random, features: FEATURES });
const workstations = (store: Store) =>
  store.referenceData.office.workstations.map(({ code, prefix, origin }) => ({ code, prefix, origin }));

describe("a copied folder", () => {
  let copies: string;
  beforeEach(() => {
    copies = mkdtempSync(join(tmpdir(), "sigap-copy-"));
  });
  afterEach(() => rmSync(copies, { recursive: true, force: true }));

  test("goes on under a new incarnation, with a notice; the folder it was made from goes on as it was", () => {
    receive(open);
    const { origin } = open.store.identity ?? { origin: "" };
    open.shut();
    const copy = join(copies, "data");
    cpSync(open.paths.folder, copy, { recursive: true });
    const store = storeAt(copy);
    try {
      const anew = store.identity ?? { origin: "", prefix: "" };
      expect(anew.origin).not.toBe(origin);
      expect(anew.prefix).toBe(anew.origin.toUpperCase());
      expect(store.notices.at(-1)).toEqual({ code: "folder-copied", params: { origin: anew.origin } });
      expect(numberOf(store)).toBe(`${anew.prefix}-2026-00001`);
      expect(workstations(store)).toEqual([
        { code: "K1", prefix: "K1", origin },
        { code: "K1", prefix: anew.prefix, origin: anew.origin },
      ]);
    } finally {
      store.close();
    }
    // It is at home there now.
    const again = storeAt(copy);
    expect(again.notices).toEqual([]);
    again.close();
    open.reopen();
    expect(open.store.notices).toEqual([]);
    expect(open.execute("requests.receive", aRequest()).number).toBe("K1-2026-00002");
  });

  test("is noticed where only log and keys were copied, and on another machine", () => {
    open.shut();
    const paths = dataPaths(copies);
    for (const file of ["log", "keys"] as const) cpSync(open.paths[file], paths[file]);
    const store = storeAt(copies);
    expect(store.notices.map(({ code }) => code)).toContain("folder-copied");
    // The same folder's name on another machine is no less another place.
    const [machine, folder] = placeOf(copies).split("/");
    store.writeMeta(PLACE, `${"0".repeat(machine?.length ?? 0)}/${folder}`);
    store.close();
    const moved = storeAt(copies);
    expect(moved.notices.map(({ code }) => code)).toEqual(["folder-copied"]);
    expect(moved.referenceData.office.workstations).toHaveLength(3);
    moved.close();
  });

  test("is none where the folder was only renamed", () => {
    open.shut();
    const moved = join(copies, "renamed");
    renameSync(open.paths.folder, moved);
    const store = storeAt(moved);
    expect(store.notices).toEqual([]);
    expect(numberOf(store)).toBe("K1-2026-00001");
    store.close();
    renameSync(moved, open.paths.folder);
  });
});

describe("a clock that was ahead", () => {
  const lastHlc = () => Number(wireEvents(open).at(-1)?.hlc.slice(0, 13));

  test("does not stay in this workstation's times: it goes on under a new incarnation", () => {
    open.clock.set("2076-01-01T08:00:00+07:00");
    open.execute("settings.set-texts", { version: 0, texts: [] }, "administrator");
    open.clock.set("2026-11-23T10:00:00+07:00");
    open.reopen();
    expect(open.store.notices.map(({ code }) => code)).toEqual(["clock-was-ahead"]);
    receive(open);
    expect(lastHlc()).toBe(open.clock.now().wall);
    open.reopen();
    expect(open.store.notices).toEqual([]);
    expect(open.store.referenceData.office.workstations).toHaveLength(2);
  });

  test("by less than five minutes, or set before this workstation began, changes nothing", () => {
    open.clock.advance(4 * 60_000);
    receive(open);
    open.clock.advance(-4 * 60_000);
    open.reopen();
    expect(open.store.notices).toEqual([]);
    open.clock.set("2020-01-01T00:00:00+07:00");
    open.reopen();
    expect(open.store.notices).toEqual([]);
    expect(open.store.identity?.prefix).toBe("K1");
  });
});

describe("a workstation's code", () => {
  test("that the office knows is enrolled again with its incarnation in the numbers, whoever had it before", () => {
    const second = joinOffice(open, "K1");
    const third = joinOffice(open, "K2");
    try {
      const { prefix, origin } = second.store.identity ?? { prefix: "", origin: "" };
      expect(prefix).toBe(origin.toUpperCase());
      expect(second.execute("requests.receive", aRequest()).number).toBe(`${prefix}-2026-00001`);
      expect(third.store.identity?.prefix).toBe("K2");
    } finally {
      second.close();
      third.close();
    }
  });

  test("is refused where another origin's numbers begin so already", () => {
    const console = emptyConsole(open);
    try {
      const enrolment = console.store.enrol({ code: "K1", origin: "K1.zzzz", prefix: "K1" });
      console.store.ingest(wireEvents(open));
      const office = open.store.referenceData.office.office;
      const give = () =>
        console.store.execute("setup.enrol", { office, ...enrolment }, { operatorId: null, main: true });
      expect(refusalOf(give).code).toBe("name-taken");
      expect(workstations(console.store)).toEqual(workstations(open.store));
    } finally {
      console.close();
    }
  });

  test("gets an origin that nobody wrote under before", () => {
    const bytes = [0, 0, 0, 0, 1, 1, 1, 1];
    const known = [{ code: "K7", origin: "K7.2222" }];
    const drawn = newIdentity("K7", known, (count) => Buffer.from(bytes.splice(0, count)));
    expect(drawn).toEqual({ code: "K7", origin: "K7.3333", prefix: "K7.3333" });
    expect(newIdentity("K8", known, () => Buffer.alloc(4)).prefix).toBe("K8");
  });

  test("is not changed in a folder with a history of its own", () => {
    const before = open.store.identity;
    expect(refusalOf(() => open.store.enrol(newIdentity("K9", [], random))).code).toBe("setup-done");
    expect(open.store.identity).toEqual(before);
  });
});

test("an enrolment that was cut off is made up for at the next start", () => {
  const anew = { code: "K1", origin: "K1.abcd", prefix: "K1.ABCD" };
  open.store.enrol(anew);
  open.reopen();
  open.store.announceIdentity({ operatorId: null });
  open.store.announceIdentity({ operatorId: null });
  expect(workstations(open.store).slice(1)).toEqual([anew]);
});

describe("another office", () => {
  test("is never joined by a folder with a history of its own: nothing of it is taken", () => {
    const other = openTestStore({ workstation: "K5" });
    try {
      receive(other);
      const events = wireEvents(other);
      const before = wireEvents(open).length;
      const { accepted, refused } = open.store.ingest(events);
      expect(accepted).toBe(0);
      expect(refused).toHaveLength(events.length);
      expect(new Set(refused.map(({ reason }) => reason))).toEqual(new Set(["other-office"]));
      expect(wireEvents(open)).toHaveLength(before);
      expect(open.store.ingest(events.slice(0, 1)).refused).toMatchObject([{ reason: "other-office" }]);
    } finally {
      other.close();
    }
  });

  test("is joined by an empty folder, and by a workstation of its own as often as it hands over", () => {
    const console = emptyConsole(open);
    try {
      expect(console.store.ingest(wireEvents(open)).refused).toEqual([]);
      expect(console.store.ingest(wireEvents(open))).toMatchObject({ accepted: 0, refused: [] });
    } finally {
      console.close();
    }
  });
});
