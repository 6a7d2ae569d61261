import { resolve } from "node:path";
import type { Page } from "playwright-core";
import { launchDriven } from "../../../scripts/lib/drive.mjs";
import type { CallInput } from "../../../shared/ipc/contract";
import { type BenchResult, measured, type Say } from "../result";
import { quantile } from "../statistics";

const FRAME_MS = 50;
const PAGE_MS = 20;
/** Twenty-five rows at each turn: faster than a hand, about one screen in two frames. */
const WHEEL_PX = 800;
const KEYS = 300;
const IDLE_MS = 3_000;
const LONGEST_SCROLL_MS = 240_000;

/** Begins to note the time between two frames of the window. */
async function watchFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    const frames: number[] = [];
    Reflect.set(globalThis, "framesSeen", frames);
    const tasks: number[] = [];
    Reflect.set(globalThis, "longTasks", tasks);
    // The browser reports what held up its thread for more than 50 ms.
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration);
    }).observe({ type: "longtask" });
    let last = performance.now();
    const turn = (now: number) => {
      frames.push(now - last);
      last = now;
      if (Reflect.get(globalThis, "framesSeen") === frames) requestAnimationFrame(turn);
    };
    requestAnimationFrame(turn);
  });
}

/** How often the window's own thread was held up for more than 50 ms since the watch began. */
async function longTasks(page: Page): Promise<number[]> {
  return page.evaluate(() => Reflect.get(globalThis, "longTasks") as number[]);
}

async function framesSeen(page: Page): Promise<number[]> {
  return page.evaluate(() => {
    const frames = Reflect.get(globalThis, "framesSeen") as number[];
    Reflect.set(globalThis, "framesSeen", null);
    // The first two are those of the beginning itself.
    return frames.slice(2);
  });
}

/** From the call in the window to its reply there, for each input one after the other, in milliseconds. */
async function timesInWindow(page: Page, inputs: readonly CallInput<"requests.page">[]): Promise<number[]> {
  return page.evaluate(async (list) => {
    const times: number[] = [];
    for (const input of list) {
      const began = performance.now();
      const reply = await Reflect.get(globalThis, "sigap").call("requests.page", input);
      times.push(performance.now() - began);
      if (!reply.ok) throw new Error(JSON.stringify(reply.error));
    }
    return times;
  }, inputs);
}

/** Turns the wheel over the list until its last row is there. Returns how many rows it has then. */
async function wheelToTheEnd(page: Page): Promise<number> {
  await page.getByRole("grid").hover();
  const until = Date.now() + LONGEST_SCROLL_MS;
  for (let turns = 0; Date.now() < until; turns++) {
    await page.mouse.wheel(0, WHEEL_PX);
    if (turns % 50 !== 0) continue;
    // The line below the list says so when no row is missing.
    if (await page.getByText(/^[\d.]+ permohonan$/).count()) break;
  }
  const height = await page.locator("[role=grid] [role=rowgroup]").evaluate((element) => element.clientHeight);
  const row = await page
    .locator("[role=grid] [role=rowgroup] [role=row]")
    .first()
    .evaluate((element) => element.clientHeight);
  return Math.round(height / (row + 1)) || 0;
}

/**
 * The real window on a hundred thousand requests: pages from call to reply, and the frames while the whole list is
 * scrolled through by wheel and then moved in by keys, against those of the resting window.
 */
export async function benchScroll(
  folder: string,
  inputs: readonly CallInput<"requests.page">[],
  say: Say,
): Promise<BenchResult[]> {
  say("scroll: the real window");
  // Bundled, this file does not know by itself where the app lies.
  const root = resolve(".");
  const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const args = [root, ...sandbox, "--data", folder, "--demo-login", "service-desk"];
  const app = await launchDriven([], { args, cwd: root });
  try {
    const page = await app.firstWindow({ timeout: 60_000 });
    page.setDefaultTimeout(60_000);
    await page.locator("[role=grid] [role=rowgroup] [role=row]").first().waitFor();
    await new Promise((rested) => setTimeout(rested, IDLE_MS));
    await timesInWindow(page, inputs.slice(0, 200));
    const calls = await timesInWindow(page, inputs);
    await page.keyboard.press("7");
    await watchFrames(page);
    await new Promise((rested) => setTimeout(rested, IDLE_MS));
    const resting = await framesSeen(page);
    await watchFrames(page);
    const rows = await wheelToTheEnd(page);
    const wheel = await framesSeen(page);
    const held = await longTasks(page);
    say(`scroll: ${rows.toLocaleString("en")} rows by wheel, ${wheel.length} frames`);
    await page.getByRole("grid").focus();
    await page.keyboard.press("Home");
    await watchFrames(page);
    for (const key of ["ArrowDown", "PageDown", "ArrowUp"]) {
      for (let n = 0; n < KEYS; n++) await page.keyboard.press(key);
    }
    for (const key of ["End", "PageUp", "Home", "PageDown"]) await page.keyboard.press(key);
    const keys = await framesSeen(page);
    held.push(...(await longTasks(page)));
    const late = (frames: readonly number[]) => frames.filter((frame) => frame > FRAME_MS).length;
    return [
      measured("page of 50 in the real window, 100,000 requests, p95", quantile(calls, 0.95), "ms", "lower", PAGE_MS),
      measured("rows scrolled through", rows, "rows", "higher", 99_000),
      measured("longest frame while the list is scrolled by wheel", Math.max(...wheel), "ms", "lower", FRAME_MS),
      measured("longest frame while keys move in it", Math.max(...keys), "ms", "lower", FRAME_MS),
      measured(
        `frames over ${FRAME_MS} ms of ${wheel.length + keys.length}`,
        late([...wheel, ...keys]),
        "frames",
        "lower",
      ),
      measured("tasks of the window's thread over 50 ms meanwhile", held.length, "tasks", "lower"),
      measured("longest of them", Math.max(0, ...held), "ms", "lower"),
      measured("frame while scrolling, p50", quantile([...wheel, ...keys], 0.5), "ms", "lower"),
      measured("frame while scrolling, p99", quantile([...wheel, ...keys], 0.99), "ms", "lower"),
      measured("longest frame of the resting window", Math.max(...resting), "ms", "lower"),
    ];
  } finally {
    await app.close();
  }
}
