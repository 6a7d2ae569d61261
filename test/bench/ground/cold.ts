import { mkdirSync } from "node:fs";
import { WITH_COUNTERS } from "../../helpers/counter-feature";
import { openTestStore, type TestStore } from "../../helpers/store";
import { type BenchResult, measured, type Say } from "../result";
import { median } from "../statistics";

const STREAMS = 2_000;
const EVENTS = 2_000;
/** Streams made in one transaction. */
const BATCH = 50;
/** Where the whole would take longer to make than so long, only the first batch gets all its events, the others fewer. */
const LONGEST_MAKING_MS = 90_000;
const FEWER_EVENTS = 600;
/** A long stream's state is kept every so many events; the streams stand anywhere between two of these. */
const KEPT_EVERY = 16;
const ROUNDS = 3;
const LIMIT = 3;

const NAMES = Array.from({ length: STREAMS }, (_, n) => `c${n}`);

function raise(opened: TestStore, ids: readonly string[]): void {
  opened.clock.advance(1_000);
  opened.store.execute("counters.raise", { ids, by: 1 }, { operatorId: opened.operators["noc-operator"] });
}

/** One stream in two commands: each of its events is checked, sealed and folded as any other, its rows are written once. */
function makeStream(opened: TestStore, id: string, events: number): void {
  opened.clock.advance(1_000);
  const input = { id, owner: "Sri Wahyuni", phone: `08${id.slice(1)}` };
  opened.store.execute("counters.open", input, { operatorId: opened.operators["noc-operator"] });
  const ids = new Array<string>(events - (events % KEPT_EVERY) - 1).fill(id);
  raise(opened, ids);
}

/** Makes the streams that are measured; says how many of what length they are. */
function makeStreams(opened: TestStore, say: Say): string {
  const began = performance.now();
  // While the folder is made nothing of it needs to survive a power cut; opened again, it syncs every commit.
  opened.store.database.exec(
    "PRAGMA main.synchronous = OFF; PRAGMA view.synchronous = OFF; PRAGMA main.cache_size = -200000",
  );
  let events = EVENTS;
  for (let made = 0; made < STREAMS; made += BATCH) {
    const batch = NAMES.slice(made, made + BATCH);
    opened.store.inBulk(() => {
      for (const id of batch) makeStream(opened, id, events);
    });
    opened.store.database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    const projected = ((performance.now() - began) * STREAMS) / BATCH;
    if (made === 0 && projected > LONGEST_MAKING_MS) events = FEWER_EVENTS;
  }
  // The newest events of each stream lie among those of all others, as they do where many people work.
  opened.store.inBulk(() => {
    for (let more = 1; more < KEPT_EVERY; more++)
      raise(
        opened,
        NAMES.filter((_, n) => n % KEPT_EVERY >= more),
      );
  });
  say(`cold streams: made in ${Math.round((performance.now() - began) / 1_000)} s`);
  const count = (streams: number, each: number) =>
    `${streams.toLocaleString("en")} streams of ${each.toLocaleString("en")} events`;
  if (events === EVENTS) return count(STREAMS, EVENTS);
  return `${count(STREAMS - BATCH, events)} and ${count(BATCH, EVENTS)}, as more take too long to make here`;
}

/** One event to each stream, each committed by itself. Returns milliseconds for each. */
function pass(opened: TestStore): number[] {
  opened.store.database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  return NAMES.map((id) => {
    const began = performance.now();
    raise(opened, [id]);
    return performance.now() - began;
  });
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** One event to each of many long streams that nothing is held of, against the same once they are in memory. */
export function benchCold(folder: string, say: Say): BenchResult[] {
  say(`cold streams: making ${STREAMS.toLocaleString("en")}`);
  mkdirSync(folder, { recursive: true });
  const opened = openTestStore({ folder, features: WITH_COUNTERS });
  try {
    const what = makeStreams(opened, say);
    const cold: number[][] = [];
    const warm: number[][] = [];
    for (let round = 0; round < ROUNDS; round++) {
      opened.reopen();
      // The first command after a start prepares what every later one uses.
      raise(opened, NAMES.slice(0, 1));
      cold.push(pass(opened));
      warm.push(pass(opened));
    }
    const totals = (passes: number[][]) => median(passes.map(sum));
    const middle = (passes: number[][]) => median(passes.map(median));
    say(
      `cold streams: an event p50 ${middle(cold).toFixed(2)} ms cold, ${middle(warm).toFixed(2)} ms warm, ${(middle(cold) / middle(warm)).toFixed(2)}x`,
    );
    return [
      measured(`an event to each of ${what}, cold against warm`, totals(cold) / totals(warm), "x", "lower", LIMIT),
    ];
  } finally {
    opened.close();
  }
}
