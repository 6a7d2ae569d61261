import type { CallInput } from "../../../shared/ipc/contract";
import { QUEUE_VIEWS } from "../../../shared/ipc/requests";
import type { Say } from "../result";
import { quantile } from "../statistics";
import type { Console } from "./console";
import { questions, searches, searchPage } from "./questions";

const ROUNDS = 3;
const SLOWEST = 5;

/** Milliseconds from call to reply, by what was asked. */
export interface Times {
  pages: number[];
  byView: Map<string, number[]>;
  counts: number[];
  searches: number[];
  open: number;
  all: number;
  /** What the pages were asked with. */
  inputs: CallInput<"requests.page">[];
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** Asks everything several times, after a round that is not counted. */
export async function measurePages(console: Console, say: Say): Promise<Times> {
  const now = Date.now();
  const list = questions(console, now);
  const words = searches(console);
  const { all, open } = await console.ask("requests.counts", {}, "loket");
  const times: Times = {
    pages: [],
    byView: new Map(),
    counts: [],
    searches: [],
    open,
    all,
    inputs: list.map(({ input }) => input),
  };
  const slow: { what: string; ms: number }[] = [];
  say(`${all.toLocaleString("en")} requests, ${open.toLocaleString("en")} of them open: ${list.length} pages a round`);
  for (let round = 0; round <= ROUNDS; round++) {
    for (const { view, what, login, input } of list) {
      const ms = await timed(() => console.ask("requests.page", input, login));
      if (round === 0) continue;
      times.pages.push(ms);
      times.byView.set(view, [...(times.byView.get(view) ?? []), ms]);
      slow.push({ what, ms });
    }
    for (let n = 0; n < 20; n++) {
      const ms = await timed(() => console.ask("requests.counts", {}, n % 2 === 0 ? "loket" : "admin"));
      if (round > 0) times.counts.push(ms);
    }
    for (const word of words) {
      for (const view of ["all", "open"] as const) {
        for (const login of ["loket", "admin"]) {
          let cursor: string | null = null;
          for (const page of ["", ", second page"]) {
            const after: string | null = cursor;
            const ms = await timed(async () => {
              cursor = (await console.ask("requests.page", searchPage(word, view, after), login)).cursor;
            });
            if (round > 0) {
              times.searches.push(ms);
              slow.push({ what: `search "${word}" in ${view} as ${login}${page}`, ms });
            }
            if (cursor === null) break;
          }
        }
      }
    }
  }
  slow.sort((left, right) => right.ms - left.ms);
  for (const { what, ms } of slow.slice(0, SLOWEST * ROUNDS)) say(`  slowest: ${ms.toFixed(1)} ms, ${what}`);
  for (const view of QUEUE_VIEWS) {
    const list = times.byView.get(view) ?? [];
    say(`  ${view}: p50 ${quantile(list, 0.5).toFixed(2)} ms, p95 ${quantile(list, 0.95).toFixed(2)} ms`);
  }
  return times;
}
