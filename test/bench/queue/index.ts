import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { demoFolder } from "../demo-folder";
import { type BenchResult, measured, type Say } from "../result";
import { quantile } from "../statistics";
import { benchDeadlines } from "../store/deadlines";
import { type Console, openConsole } from "./console";
import { millionFolder } from "./folders";
import { measurePages, milliseconds, type Times } from "./pages";
import { benchScroll } from "./scroll";

const PAGE_MS = 20;
const SEARCH_MS = 30;
const GROWTH = 1.5;
const DEADLINES_S = 1;

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

/** The queue at a hundred thousand requests and at a million: pages, counts, search, scrolling, due times. */
export async function benchQueue(say: Say): Promise<BenchResult[]> {
  const demo = await demoFolder(say);
  // A view of an older version is built anew before it is multiplied.
  await (await openConsole(demo, say)).close();
  const [small, large] = await timesOf([demo, await millionFolder(demo, say)], say);
  if (!small || !large) throw new Error("nothing was measured");
  const p95 = (times: Parameters<typeof milliseconds>[0]) => quantile(milliseconds(times), 0.95);
  const p50 = (times: Parameters<typeof milliseconds>[0]) => quantile(milliseconds(times), 0.5);
  const sizes = `${small.all.toLocaleString("en")} requests (${small.open.toLocaleString("en")} open)`;
  const many = `${large.all.toLocaleString("en")} requests (${large.open.toLocaleString("en")} open)`;
  mkdirSync(resolve("out"), { recursive: true });
  const folder = mkdtempSync(join(resolve("out"), "bench-queue-"));
  try {
    return [
      measured(`page of 50, call to reply, ${sizes}, p95`, p95(small.pages), "ms", "lower", PAGE_MS),
      measured(`page of 50, ${many}, p95`, p95(large.pages), "ms", "lower", PAGE_MS),
      measured(
        "page of 50, p95 of the million against the hundred thousand",
        p95(large.pages) / p95(small.pages),
        "x",
        "lower",
        GROWTH,
      ),
      measured(
        "page of 50, p50 of the million against the hundred thousand",
        p50(large.pages) / p50(small.pages),
        "x",
        "lower",
      ),
      measured("counts of all views, hundred thousand, p95", p95(small.counts), "ms", "lower", PAGE_MS),
      measured("counts of all views, million, p95", p95(large.counts), "ms", "lower", PAGE_MS),
      measured("search, newest first, hundred thousand, p95", p95(small.searches), "ms", "lower"),
      measured("search, newest first, million, p95", p95(large.searches), "ms", "lower", SEARCH_MS),
      ...(await benchScroll(demo, small.inputs, say)),
      ...benchDeadlines(join(folder, "deadlines"), say).map((result) =>
        result.name.startsWith("recompute")
          ? measured(result.name, result.value, result.unit, result.better, DEADLINES_S)
          : result,
      ),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
