import type { CallInput, CallOutput } from "../../../shared/ipc/contract";
import type { Say } from "../result";
import { quantile } from "../statistics";
import type { Console } from "./console";
import { type Question, questions, searches, searchPage } from "./questions";

const ROUNDS = 1;
const COUNTS = 20;
const SLOWEST = 3;

interface Timed {
  what: string;
  view: string;
  /** From the call to its reply. */
  ms: number;
  /** The statements behind it alone. */
  bare: number;
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

/** Asks, and runs the statements behind the question alone, in turn. Returns the answer. */
async function timed<N extends "requests.page" | "requests.counts">(
  into: Timed[] | null,
  console: Console,
  ask: { what: string; view: string; name: N; input: CallInput<N>; login: string },
): Promise<CallOutput<N>> {
  const { what, view, name, input, login } = ask;
  const began = performance.now();
  const answer = await console.ask(name, input, login);
  const ms = performance.now() - began;
  const bare = console.bare(name, input, login);
  into?.push({ what, view, ms, bare });
  return answer;
}

async function askPage({ console, questions: list, times }: Folder, at: number, counts: boolean): Promise<void> {
  const question = list[at];
  if (question) await timed(counts ? times.pages : null, console, { ...question, name: "requests.page" });
}

/** The first two pages of what was typed, in two views and with and without the right to see applicants. */
async function askSearch({ console, words, times }: Folder, at: number, counts: boolean): Promise<void> {
  const word = words[at];
  if (word === undefined) return;
  for (const view of ["all", "open"] as const) {
    for (const login of ["loket", "admin"]) {
      let cursor: string | null = null;
      for (const page of [1, 2]) {
        const input: CallInput<"requests.page"> = searchPage(word, view, cursor);
        const what = `"${word}" as ${login}, page ${page}`;
        const ask = { what, view, name: "requests.page" as const, input, login };
        cursor = (await timed(counts ? times.searches : null, console, ask)).cursor;
        if (cursor === null) break;
      }
    }
  }
}

/**
 * Asks the same of each folder in turn, so that whatever else the computer does disturbs all of them alike, after a
 * round that is not counted.
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
        const ask = { what: "counts", view: "all", name: "requests.counts" as const, input: {}, login };
        await timed(counts ? times.counts : null, console, ask);
      }
    }
    for (let at = 0; at < most((folder) => folder.words.length); at++) {
      for (const folder of folders) await askSearch(folder, at, counts);
    }
  }
  for (const { times } of folders) tell(times, say);
  return folders.map(({ times }) => times);
}

/** The times of a part of all questions, from call to reply and of the statements alone. */
export function at(list: readonly Timed[], part: number): { ms: number; bare: number } {
  return {
    ms: quantile(
      list.map(({ ms }) => ms),
      part,
    ),
    bare: quantile(
      list.map(({ bare }) => bare),
      part,
    ),
  };
}

function tell({ all, open, pages, counts, searches }: Times, say: Say): void {
  say(`${all.toLocaleString("en")} requests, ${open.toLocaleString("en")} of them open: ${pages.length} pages`);
  for (const [kind, list] of [
    ["page", pages],
    ["counts", counts],
    ["search", searches],
  ] as const) {
    for (const part of [0.5, 0.95]) {
      const { ms, bare } = at(list, part);
      say(`  ${kind}, p${part * 100}: ${ms.toFixed(2)} ms, statements alone ${bare.toFixed(2)} ms`);
    }
    const slow = [...list].sort((left, right) => right.ms - left.ms).slice(0, SLOWEST);
    for (const one of slow) say(`    slowest: ${one.ms.toFixed(1)} ms, ${one.what} (${one.view})`);
  }
}
