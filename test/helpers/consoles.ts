import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FEATURES } from "../../main/features";
import type { Features } from "../../main/features/feature";
import { systemRandom, uuidv7 } from "../../main/platform/ids";
import { dataPaths } from "../../main/platform/paths";
import { Database, sql } from "../../main/store/database";
import { eventHash, FIRST_HASH } from "../../main/store/log/bytes";
import { newIdentity } from "../../main/store/log/identity";
import type { IngestResult, WireEvent } from "../../main/store/log/ingest";
import type { WrappedKey } from "../../main/store/log/keyring";
import { formatHlc } from "../../main/sync/hlc";
import { type FixedClock, fixedClock, openTestStore, type TestStore, testStore } from "./store";

/** A console with the office's key and an empty folder, not enrolled yet. */
export function emptyConsole(
  first: TestStore,
  clock: FixedClock = first.clock,
  features: Features = FEATURES,
): TestStore {
  return testStore(
    {
      paths: dataPaths(mkdtempSync(join(tmpdir(), "sigap-test-"))),
      officeKey: first.officeKey,
      clock,
      operators: first.operators,
      features,
    },
    systemRandom(),
  );
}

/** Another console of the same office: its own folder, origin and clock; it has everything that `first` has. */
export function joinOffice(
  first: TestStore,
  workstation: string,
  clock: FixedClock = first.clock,
  features: Features = FEATURES,
): TestStore {
  const opened = emptyConsole(first, clock, features);
  const { workstations } = first.store.referenceData.office;
  opened.store.enrol(newIdentity(workstation, workstations, systemRandom()));
  deliver(first, opened);
  opened.store.announceIdentity({ operatorId: null });
  return opened;
}

/** What a store has in its log, as it would travel. */
export function wireEvents(from: TestStore): WireEvent[] {
  return from.store.database
    .all(sql.selectFrom("events").selectAll().orderBy("pos"))
    .map(({ pos: _pos, received: _received, mac: _mac, ...event }) => event);
}

/** Hands over what a hub would: the streams' keys first, then the events (all of them, or those given). */
export function deliver(from: TestStore, to: TestStore, events = wireEvents(from)): IngestResult {
  shareKeys(from, to);
  return to.store.ingest(events);
}

/** A store's keys as they travel. */
export function wrappedKeys(from: TestStore): WrappedKey[] {
  const keys = new Database(from.paths.keys, { readOnly: true });
  try {
    return keys.rawAll<WrappedKey>("SELECT * FROM stream_keys");
  } finally {
    keys.close();
  }
}

/** The keys of the streams, as a hub hands them over. */
export function shareKeys(from: TestStore, to: TestStore): void {
  to.store.acceptKeys(wrappedKeys(from));
}

/** A workstation that is only its events: for what a real one would never write. */
export class ForeignConsole {
  private seq = 0;
  private previous: Uint8Array = FIRST_HASH;

  constructor(
    readonly origin: string,
    private readonly clock: FixedClock = fixedClock(),
  ) {}

  /** The next event of its chain; `changes` are made before it is hashed. */
  write(stream: string, type: string, payload: unknown, changes: Partial<WireEvent> = {}): WireEvent {
    const { wall, mono } = this.clock.now();
    this.seq += 1;
    const chained = {
      id: uuidv7(wall, systemRandom()),
      stream,
      type,
      v: 1,
      after: "[]",
      hlc: formatHlc(wall, this.seq, this.origin),
      wall,
      mono,
      origin: this.origin,
      origin_seq: this.seq,
      actor: "operator/elsewhere",
      payload: JSON.stringify(payload),
      personal: null,
      prev_hash: this.previous,
      ...changes,
    };
    const event = { ...chained, hash: eventHash(chained) };
    this.previous = event.hash;
    return event;
  }
}

export interface TwoConsoles {
  one: TestStore;
  two: TestStore;
  /** Both hand over what they have. */
  exchange(): void;
  close(): void;
}

/** Two consoles of one office in one process, each with its own clock. */
export function twoConsoles(): TwoConsoles {
  const one = openTestStore({ workstation: "K1" });
  const two = joinOffice(one, "K2", fixedClock());
  const exchange = () => {
    deliver(one, two);
    deliver(two, one);
  };
  exchange();
  return {
    one,
    two,
    exchange,
    close: () => {
      one.close();
      two.close();
    },
  };
}
