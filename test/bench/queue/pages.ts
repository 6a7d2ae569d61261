import type { CallInput } from "../../../shared/ipc/contract";
import { QUEUE_VIEWS } from "../../../shared/ipc/requests";
import type { Say } from "../result";
import { quantile } from "../statistics";
import type { Console } from "./console";
import { type Question, questions, searches, searchPage } from "./questions";

const ROUNDS = 3;
const COUNTS = 20;
const SLOWEST = 8;

interface Timed {
  what: string;
  view: string;
  ms: number;
}

/** Milliseconds from call to reply on one folder. */
export interface Times {
  all: number;
  open: number;
  pages: Timed[];
  counts: Timed[];
  searches: Timed[];
  /** What the pages were asked with. */
  inputs: CallInput<"requests.page">[];
}

interface Folder {
  console: Console;
  questions: Question[];
  words: string[];
  times: Times;
}

async function folderOf(console: Console, now: number): Promise<Folder> {
  const { all, open } = await console.ask("requests.counts", {}, "loket");
  const list = questions(console, now);
  const inputs = list.map(({ input }) => input);
  const times: Times = { all, open, pages: [], counts: [], searches: [], inputs };
  return { console, questions: list, words: searches(console), times };
}

async function timed(into: Timed[] | null, what: string, view: string, work: () => Promise<unknown>): Promise<void> {
  const began = performance.now();
  await work();
  into?.push({ what, view, ms: performance.now() - began });
}

async function askPage({ console, questions: list, times }: Folder, at: number, counts: boolean): Promise<void> {
  const question = list[at];
  if (!question) return;
  const { what, view, input, login } = question;
  await timed(counts ? times.pages : null, what, view, () => console.ask("requests.page", input, login));
}

/** The first two pages of what was typed, in two views and with and without the right to see applicants. */
async function askSearch({ console, words, times }: Folder, at: number, counts: boolean): Promise<void> {
  const word = words[at];
  if (word === undefined) return;
  for (const view of ["all", "open"] as const) {
    for (const login of ["loket", "admin"]) {
      let cursor: string | null = null;
      for (const page of [1, 2]) {
        const input = searchPage(word, view, cursor);
        await timed(counts ? times.searches : null, `"${word}" as ${login}, page ${page}`, view, async () => {
          cursor = (await console.ask("requests.page", input, login)).cursor;
        });
        if (cursor === null) break;
      }
    }
  }
}

/**
 * Asks the same of each folder in turn, so that whatever else the computer does disturbs all of them alike; several
 * times, after a round that is not counted.
 */
export async function measurePages(consoles: readonly Console[], say: Say): Promise<Times[]> {
  const now = Date.now();
  const folders: Folder[] = [];
  for (const console of consoles) folders.push(await folderOf(console, now));
  const most = (length: (folder: Folder) => number) => Math.max(...folders.map(length));
  for (let round = 0; round <= ROUNDS; round++) {
    const counts = round > 0;
    for (let at = 0; at < most((folder) => folder.questions.length); at++) {
      for (const folder of folders) await askPage(folder, at, counts);
    }
    for (let n = 0; n < COUNTS; n++) {
      for (const { console, times } of folders) {
        const login = n % 2 === 0 ? "loket" : "admin";
        await timed(counts ? times.counts : null, "counts", "all", () => console.ask("requests.counts", {}, login));
      }
    }
    for (let at = 0; at < most((folder) => folder.words.length); at++) {
      for (const folder of folders) await askSearch(folder, at, counts);
    }
  }
  for (const { times } of folders) tell(times, say);
  return folders.map(({ times }) => times);
}

export function milliseconds(list: readonly Timed[]): number[] {
  return list.map(({ ms }) => ms);
}

function tell({ all, open, pages, searches }: Times, say: Say): void {
  say(`${all.toLocaleString("en")} requests, ${open.toLocaleString("en")} of them open: ${pages.length} pages`);
  for (const view of QUEUE_VIEWS) {
    const list = milliseconds(pages.filter((one) => one.view === view));
    say(`  ${view}: p50 ${quantile(list, 0.5).toFixed(2)} ms, p95 ${quantile(list, 0.95).toFixed(2)} ms`);
  }
  for (const [kind, list] of [
    ["page", pages],
    ["search", searches],
  ] as const) {
    const slow = [...list].sort((left, right) => right.ms - left.ms).slice(0, SLOWEST);
    for (const { what, view, ms } of slow) say(`  slowest ${kind}: ${ms.toFixed(1)} ms, ${what} (${view})`);
  }
}
