import { resolve } from "node:path";
import type { Page } from "playwright-core";
import { launchDriven } from "../../../scripts/lib/drive.mjs";
import { type BenchResult, ratio, type Say } from "../result";
import { quantile } from "../statistics";

/** Twenty-five rows at each turn: faster than a hand, about one screen in two frames. */
const WHEEL_PX = 800;
const WHEEL_MS = 6_000;
const KEYS = 60;
const ROUNDS = 3;
const REST_MS = 3_000;
const LIMIT = 3;
const GRID = "[role=grid]";
const ROWS = "[role=grid] [role=rowgroup] [role=row]";
const EMPTY = "#empty-list";

/** Begins to note the time between two frames of the window. */
async function watchFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    const frames: number[] = [];
    Reflect.set(globalThis, "framesSeen", frames);
    let last = performance.now();
    const turn = (now: number) => {
      frames.push(now - last);
      last = now;
      if (Reflect.get(globalThis, "framesSeen") === frames) requestAnimationFrame(turn);
    };
    requestAnimationFrame(turn);
  });
}

async function framesSeen(page: Page): Promise<number[]> {
  return page.evaluate(() => {
    const frames = Reflect.get(globalThis, "framesSeen") as number[];
    Reflect.set(globalThis, "framesSeen", null);
    // The first two are those of the beginning itself.
    return frames.slice(2);
  });
}

/** Lays a list of the same size and length over the queue's: one that scrolls and holds nothing. */
async function layEmptyList(page: Page, rows: number): Promise<void> {
  await page.locator(GRID).evaluate((grid, length) => {
    const { left, top, width, height } = grid.getBoundingClientRect();
    const list = document.createElement("div");
    list.id = "empty-list";
    list.tabIndex = 0;
    Object.assign(list.style, {
      position: "fixed",
      overflow: "auto",
      zIndex: "1000",
      background: "Canvas",
      left: `${left}px`,
      top: `${top}px`,
      width: `${width}px`,
      height: `${height}px`,
    });
    const room = document.createElement("div");
    room.style.height = `${length * 32}px`;
    list.append(room);
    document.body.append(list);
    list.hidden = true;
  }, rows);
}

async function showEmptyList(page: Page, shown: boolean): Promise<void> {
  await page.locator(EMPTY).evaluate((list, visible) => {
    (list as HTMLElement).hidden = !visible;
  }, shown);
}

/** Frames while the wheel is turned over a list and keys move in it, from where it stands. */
async function scrolled(page: Page, list: string): Promise<{ wheel: number[]; keys: number[] }> {
  const box = await page.locator(list).boundingBox();
  if (!box) throw new Error(`${list} is not there`);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await watchFrames(page);
  for (const until = Date.now() + WHEEL_MS; Date.now() < until; ) await page.mouse.wheel(0, WHEEL_PX);
  const wheel = await framesSeen(page);
  await page.locator(list).focus();
  await watchFrames(page);
  for (const key of ["ArrowDown", "PageDown", "ArrowUp"]) {
    for (let n = 0; n < KEYS; n++) await page.keyboard.press(key);
  }
  const keys = await framesSeen(page);
  return { wheel, keys };
}

/**
 * The real window on a hundred thousand requests: the frames while its list is scrolled by wheel and keys, against those
 * of an empty list of the same size in the same window, in turn.
 */
export async function benchScroll(folder: string, say: Say): Promise<BenchResult[]> {
  say("scroll: the real window");
  // Bundled, this file does not know by itself where the app lies.
  const root = resolve(".");
  const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const args = [root, ...sandbox, "--data", folder, "--demo-login", "service-desk"];
  const app = await launchDriven([], { args, cwd: root });
  try {
    const page = await app.firstWindow({ timeout: 60_000 });
    page.setDefaultTimeout(60_000);
    await page.locator(ROWS).first().waitFor();
    await page.keyboard.press("7");
    await new Promise((rested) => setTimeout(rested, REST_MS));
    await layEmptyList(page, 100_000);
    const ours: number[] = [];
    const empty: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      await showEmptyList(page, true);
      const bare = await scrolled(page, EMPTY);
      await showEmptyList(page, false);
      const queue = await scrolled(page, GRID);
      empty.push(...bare.wheel, ...bare.keys);
      ours.push(...queue.wheel, ...queue.keys);
      const told = ({ wheel, keys }: typeof bare) =>
        `wheel p50 ${quantile(wheel, 0.5).toFixed(0)} p99 ${quantile(wheel, 0.99).toFixed(0)}, keys p50 ${quantile(keys, 0.5).toFixed(0)} p99 ${quantile(keys, 0.99).toFixed(0)} ms`;
      say(`scroll: ${told(queue)}; empty: ${told(bare)}`);
    }
    const passed = await page.locator(GRID).evaluate((grid) => {
      const lists = [grid, ...grid.querySelectorAll("*")];
      return Math.max(...lists.map(({ scrollTop }) => scrollTop));
    });
    if (passed < WHEEL_PX * 10) throw new Error(`the list was scrolled by ${passed} px only`);
    const name = "frames while 100,000 rows are scrolled by wheel and keys, p99 against an empty list's";
    return [ratio(name, quantile(ours, 0.99), quantile(empty, 0.99), LIMIT)];
  } finally {
    await app.close();
  }
}
