import { existsSync, readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { isSignedWith, newSigningKey, signWith } from "../../main/platform/signing";
import { Door } from "../../main/store/door";
import type { WireEvent } from "../../main/store/log/ingest";
import { checkHead, type SignedHead } from "../../main/store/log/signed-heads";
import { emptyConsole, ForeignConsole, joinOffice, shareKeys, wireEvents } from "../helpers/consoles";
import { receive } from "../helpers/requests";
import { openTestStore, type TestStore } from "../helpers/store";

let open: TestStore;
let other: TestStore;
let origin: string;
beforeEach(() => {
  open = openTestStore();
  receive(open);
  other = emptyConsole(open);
  shareKeys(open, other);
  origin = open.store.identity?.origin ?? "";
});
afterEach(() => {
  open.close();
  other.close();
});

const headOf = (store: TestStore, of = origin) => store.store.exportHead(of) as SignedHead;
const publicKey = () => open.store.referenceData.office.workstations[0]?.publicKey ?? "";
/** Takes in events as they are handed on, with heads. */
const take = (events: readonly WireEvent[], ...heads: SignedHead[]) => {
  const judged = other.store.judgeHeads(events, heads);
  const result = other.store.ingest(events, judged);
  return { ...result, verdicts: judged.map(({ verdict }) => verdict) };
};

describe("a key", () => {
  test("signs what its public half knows again, and nothing else", () => {
    const [one, two] = [newSigningKey(), newSigningKey()];
    const bytes = Buffer.from("what was signed");
    const signature = signWith(one.privateKey, bytes);
    expect(signature).toHaveLength(64);
    expect(isSignedWith(one.publicKey, bytes, signature)).toBe(true);
    expect(isSignedWith(two.publicKey, bytes, signature)).toBe(false);
    expect(isSignedWith(one.publicKey, Buffer.from("another"), signature)).toBe(false);
    for (const none of ["", "AAAA", "not base64 at all!", `${one.publicKey}AAAA`]) {
      expect(isSignedWith(none, bytes, signature)).toBe(false);
    }
    expect(isSignedWith(one.publicKey, bytes, Buffer.alloc(3))).toBe(false);
  });
});

describe("the head of a chain", () => {
  test("is signed by its workstation, whose public key its enrolment names", () => {
    const head = headOf(open);
    expect(head).toMatchObject({ origin, seq: wireEvents(open).length });
    expect(Buffer.compare(head.hash, wireEvents(open).at(-1)?.hash ?? Buffer.alloc(0))).toBe(0);
    expect(checkHead(publicKey(), head)).toBe(true);
    for (const changed of [{ origin: "K1.zzzz" }, { seq: head.seq - 1 }, { hash: Buffer.alloc(32) }]) {
      expect(checkHead(publicKey(), { ...head, ...changed })).toBe(false);
    }
    expect(checkHead(publicKey(), { ...head, seq: 0.5 })).toBe(false);
    expect(checkHead(publicKey(), { ...head, hash: "x" as never })).toBe(false);
    expect(open.store.exportHead("K7.none")).toBeNull();
    // The private half lies in keys.db under the office key only; the log's copy and the public half give nothing away.
    const known = publicKey();
    const files = ["", "-wal"].map((side) => open.paths.keys + side).filter((path) => existsSync(path));
    const keys = Buffer.concat(files.map((path) => readFileSync(path)));
    expect(keys.includes(known)).toBe(true);
    expect(keys.includes(Buffer.from("302e020100300506032b657004220420", "hex"))).toBe(false);
  });

  test("is the same key after a restart, and another for another incarnation", () => {
    const before = publicKey();
    open.reopen();
    expect(checkHead(before, headOf(open))).toBe(true);
    const second = joinOffice(open, "K2");
    try {
      const { publicKey: theirs } = second.store.referenceData.office.workstations[1] ?? { publicKey: "" };
      expect(theirs).not.toBe(before);
      const head = second.store.exportHead(second.store.identity?.origin ?? "") as SignedHead;
      expect([checkHead(theirs, head), checkHead(before, head)]).toEqual([true, false]);
    } finally {
      second.close();
    }
  });

  test("vouches for the events that come with it, and is handed on as it was signed", () => {
    const [events, head] = [wireEvents(open), headOf(open)];
    expect(take(events, head)).toMatchObject({ accepted: events.length, refused: [], verdicts: ["signed"] });
    const { hash, signature, ...place } = headOf(other);
    expect(place).toEqual({ origin, seq: head.seq });
    expect([Buffer.compare(hash, head.hash), Buffer.compare(signature, head.signature)]).toEqual([0, 0]);
    expect(take([], head).verdicts).toEqual(["signed"]);
    // More came without a head: the old one still says how far it is vouched for.
    receive(open);
    take(wireEvents(open));
    expect(headOf(other).seq).toBe(head.seq);
    take([], headOf(open));
    expect(headOf(other).seq).toBe(head.seq + 1);
    take([], head);
    expect(headOf(other).seq).toBe(head.seq + 1);
  });

  test("that somebody else signed keeps the whole chain out; its own lets it in", () => {
    const [events, head] = [wireEvents(open), headOf(open)];
    const forged = { ...head, signature: signWith(newSigningKey().privateKey, Buffer.from("head")) };
    const refused = take(events, forged);
    expect(refused).toMatchObject({ accepted: 0, verdicts: ["bad-signature"] });
    expect(new Set(refused.refused.map(({ reason }) => reason))).toEqual(new Set(["bad-signature"]));
    expect(other.store.exportHead(origin)).toBeNull();
    expect(take(events, head)).toMatchObject({ accepted: events.length, refused: [] });
  });

  test("that the chain does not lead to keeps it out: a hub cannot put other events in a workstation's place", () => {
    const head = headOf(open);
    const enrolled = wireEvents(open).slice(0, 2);
    take(enrolled);
    const forger = new ForeignConsole(origin);
    for (const { stream, type, payload } of enrolled) forger.write(stream, type, JSON.parse(payload));
    const forged: WireEvent[] = [];
    let previous = enrolled[1]?.hash;
    while (forged.length < head.seq - 2) {
      const place = { prev_hash: previous ?? Buffer.alloc(32) };
      const event = forger.write("request/forged", "request.note-added", {}, place);
      previous = event.hash;
      forged.push(event);
    }
    expect(take(forged, head)).toMatchObject({ accepted: 0, verdicts: ["other-chain"] });
    expect(take(wireEvents(open), head)).toMatchObject({ accepted: head.seq - 2, verdicts: ["signed"] });
  });

  test("of an unknown workstation says nothing, and of a chain that has not come yet, not yet", () => {
    const foreign = new ForeignConsole("K7.test");
    const event = foreign.write("request/x", "request.note-added", {});
    const head = { origin: "K7.test", seq: 1, hash: event.hash, signature: Buffer.alloc(64) };
    expect(take([event], head)).toMatchObject({ accepted: 1, verdicts: ["unknown-key"] });
    expect(other.store.exportHead("K7.test")).toBeNull();
    const events = wireEvents(open);
    expect(take(events.slice(0, 5), headOf(open))).toMatchObject({ accepted: 5, verdicts: ["not-reached"] });
    expect(other.store.exportHead(origin)).toBeNull();
    expect(take([null as never, { origin } as never], { ...headOf(open), hash: null as never })).toMatchObject({
      verdicts: ["bad-signature"],
    });
  });

  test("is judged by all that came with it, however the door slices it", () => {
    const handed = { keys: [], events: wireEvents(open), heads: [headOf(open)] };
    let now = 0;
    const door = new Door(other.store, handed, () => {
      now += 15;
      return now;
    });
    let slices = 1;
    while (door.step()) slices += 1;
    expect(slices).toBeGreaterThan(1);
    expect(door.result).toMatchObject({
      accepted: handed.events.length,
      refused: [],
      heads: [{ origin, verdict: "signed" }],
    });
    expect(headOf(other).seq).toBe(handed.events.length);
  });
});
