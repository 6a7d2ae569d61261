import { join } from "node:path";
import { Database } from "../../../main/store/database";
import { contract } from "../../../shared/ipc/contract";
import { ForeignConsole } from "../../helpers/consoles";
import type { TestStore } from "../../helpers/store";
import { type BenchResult, ratio, type Say } from "../result";
import { median, quantile } from "../statistics";
import { filledStore } from "./fill";
import { intake } from "./intake";

const OPEN = 10_000;
const ROUNDS = 5;
/** Requests received one after the other, for how long one takes as a rule. */
const USUAL = 400;
const UPDATES_LIMIT = 5;
const WAIT_LIMIT = 3;

/** A table of the same rows without an index besides their number: changing one's due time in it is the least work there is. */
function bareRows(opened: TestStore): { update(shift: number): void; close(): void } {
  const database = new Database(join(opened.paths.folder, "bare.db"));
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0");
  database.exec("CREATE TABLE bare (row INTEGER PRIMARY KEY, due_at INTEGER, due_sort INTEGER, content TEXT) STRICT");
  const rows = opened.store.database.rawAll<Record<string, unknown>>("SELECT * FROM view.requests");
  database.transaction(() => {
    for (const row of rows) {
      const content = Object.values(row).join(" ");
      database.rawRun("INSERT INTO bare VALUES (?, ?, ?, ?)", Number(row.row), 0, 0, content);
    }
  });
  return {
    update: (shift) =>
      database.transaction(() => {
        for (const row of rows) {
          const due = Number(row.due_sort) + shift;
          database.rawRun("UPDATE bare SET due_at = ?, due_sort = ? WHERE row = ?", due, due, Number(row.row));
        }
      }),
    close: () => database.close(),
  };
}

/** Milliseconds of each of some requests received while nothing else happens. */
function usualCommands(opened: TestStore): number[] {
  return Array.from({ length: USUAL }, (_, n) => {
    const form = contract["requests.receive"].input.parse(intake(OPEN + n));
    opened.clock.advance(1_000);
    return timed(() => opened.store.execute("requests.receive", form, { operatorId: opened.operators["service-desk"] }))
      .milliseconds;
  });
}

/**
 * Holiday decrees arrive: the due times of all open requests are computed and written again, against as many bare row
 * updates; and the longest that a command would have waited for it.
 */
export function benchDeadlines(folder: string, say: Say): BenchResult[] {
  say(`deadlines: filling a folder with ${OPEN.toLocaleString("en")} open requests`);
  const opened = filledStore(folder, OPEN, false);
  const bare = bareRows(opened);
  try {
    const usual = quantile(usualCommands(opened), 0.99);
    const year = opened.store.referenceData.calendarState.years["2026"];
    if (!year) throw new Error("the calendar lacks 2026");
    const office = new ForeignConsole("K2.bench", opened.clock);
    const bares: number[] = [];
    const ours: number[] = [];
    const waits: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      opened.clock.advance(60_000);
      const jointLeave = { ...year.jointLeave, [`2026-11-${24 + round}`]: "Cuti bersama tambahan" };
      const decree = office.write("calendar/bantul", "calendar.year-set", { year: { ...year, jointLeave } });
      const before = meanDue(opened);
      bares.push(timed(() => bare.update(round)).milliseconds);
      const slices = [timed(() => opened.store.ingest([decree])).milliseconds];
      for (let more = true; more; ) {
        const slice = timed(() => opened.store.idle());
        slices.push(slice.milliseconds);
        more = slice.answer;
      }
      if (meanDue(opened) === before) throw new Error("no due time moved");
      ours.push(slices.reduce((sum, slice) => sum + slice, 0));
      waits.push(Math.max(...slices));
    }
    const told = (list: readonly number[]) => `${median(list).toFixed(0)} ms`;
    say(
      `deadlines: ${told(ours)} against ${told(bares)}, longest slice ${told(waits)}, usual p99 ${usual.toFixed(1)} ms`,
    );
    const against = median(ours.map((one, round) => one / (bares[round] ?? 1)));
    return [
      ratio(`${OPEN.toLocaleString("en")} due times anew against as many bare row updates`, against, 1, UPDATES_LIMIT),
      ratio("longest wait of a command meanwhile against its usual p99", median(waits), usual, WAIT_LIMIT),
    ];
  } finally {
    bare.close();
    opened.close();
  }
}

function timed<T>(work: () => T): { answer: T; milliseconds: number } {
  const began = performance.now();
  const answer = work();
  return { answer, milliseconds: performance.now() - began };
}

function meanDue(opened: TestStore): number {
  return opened.store.database.rawGet<{ due: number }>("SELECT avg(due_at) AS due FROM view.requests")?.due ?? 0;
}
