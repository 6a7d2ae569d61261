import { demoFolder } from "../demo-folder";
import { type BenchResult, ratio, type Say } from "../result";
import { type Console, openConsole } from "./console";
import { millionFolder } from "./folders";
import { at, measurePages, type Times } from "./pages";
import { benchScroll } from "./scroll";

const PAGE_LIMIT = 2;
const QUESTION_LIMIT = 3;
const GROWTH = 1.5;

/** The same questions to both sizes in turn. */
async function timesOf(folders: readonly string[], say: Say): Promise<Times[]> {
  const consoles: Console[] = [];
  try {
    for (const folder of folders) consoles.push(await openConsole(folder, say));
    return await measurePages(consoles, say);
  } finally {
    for (const console of consoles) await console.close();
  }
}

/** The queue at a hundred thousand requests and at a million: pages, counts and search against the statements behind them, scrolling. */
export async function benchQueue(say: Say): Promise<BenchResult[]> {
  const demo = await demoFolder(false, say);
  // A view of an older version is built anew before it is multiplied.
  await (await openConsole(demo, say)).close();
  const [small, large] = await timesOf([demo, await millionFolder(demo, say)], say);
  if (!small || !large) throw new Error("nothing was measured");
  const p95 = (times: Times["pages"]) => at(times, 0.95);
  return [
    ...[small, large].flatMap(({ all, pages, counts, searches }) => {
      const of = `${all.toLocaleString("en")} requests, p95 against its statements`;
      return [
        ratio(`page of 50, ${of}`, p95(pages).ms, p95(pages).bare, PAGE_LIMIT),
        ratio(`counts of all views, ${of}`, p95(counts).ms, p95(counts).bare, QUESTION_LIMIT),
        ratio(`search, newest first, ${of}`, p95(searches).ms, p95(searches).bare, QUESTION_LIMIT),
      ];
    }),
    ratio(
      "page of 50, p95 of the million against the hundred thousand",
      p95(large.pages).ms,
      p95(small.pages).ms,
      GROWTH,
    ),
    ...(await benchScroll(demo, say)),
  ];
}
