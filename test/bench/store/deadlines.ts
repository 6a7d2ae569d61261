import { ForeignConsole } from "../../helpers/consoles";
import { type BenchResult, measured, type Say } from "../result";
import { filledStore } from "./fill";

const OPEN = 10_000;

/** A new holiday decree arrives: the due times of all open requests are computed and written again. */
export function benchDeadlines(folder: string, say: Say): BenchResult[] {
  say(`deadlines: filling a folder with ${OPEN} open requests`);
  const opened = filledStore(folder, OPEN, false);
  try {
    const year = opened.store.referenceData.calendarState.years["2026"];
    if (!year) throw new Error("the calendar lacks 2026");
    const jointLeave = { ...year.jointLeave, "2026-11-30": "Cuti bersama tambahan" };
    const decree = new ForeignConsole("K2.bench", opened.clock).write("calendar/bantul", "calendar.year-set", {
      year: { ...year, jointLeave },
    });
    const before = meanDue(opened);
    // The reader opens its files before it is timed.
    opened.query("calendar.get", {});
    const preview = timed(() =>
      opened.query("deadlines.preview", { change: { kind: "year", year: { ...year, jointLeave } } }, "administrator"),
    );
    const recompute = timed(() => opened.store.ingest([decree]));
    if (meanDue(opened) === before) throw new Error("no due time moved");
    const moved = timed(() => opened.query("deadlines.moved", { event: decree.id }));
    if (moved.answer.total === 0 || preview.answer.total < moved.answer.total) throw new Error("nothing is listed");
    return [
      measured(`recompute ${OPEN} open deadlines after a decree`, recompute.seconds, "s", "lower"),
      measured(`preview what a decree moves among ${OPEN}`, preview.seconds, "s", "lower"),
      measured(`list what a decree moved among ${OPEN}`, moved.seconds, "s", "lower"),
    ];
  } finally {
    opened.close();
  }
}

function timed<T>(work: () => T): { answer: T; seconds: number } {
  const began = performance.now();
  const answer = work();
  return { answer, seconds: (performance.now() - began) / 1_000 };
}

function meanDue(opened: ReturnType<typeof filledStore>): number {
  return opened.store.database.rawGet<{ due: number }>("SELECT avg(due_at) AS due FROM view.requests")?.due ?? 0;
}
