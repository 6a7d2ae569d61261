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
    const began = performance.now();
    opened.store.ingest([decree]);
    const seconds = (performance.now() - began) / 1_000;
    if (meanDue(opened) === before) throw new Error("no due time moved");
    return [measured(`recompute ${OPEN} open deadlines after a decree`, seconds, "s", "lower")];
  } finally {
    opened.close();
  }
}

function meanDue(opened: ReturnType<typeof filledStore>): number {
  return opened.store.database.rawGet<{ due: number }>("SELECT avg(due_at) AS due FROM view.requests")?.due ?? 0;
}
