import { EventEmitter } from "node:events";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { recoverWindow } from "../../main/app/recovery";

let contents: EventEmitter;
let window: EventEmitter;
let now: number;
let happened: string[];
let answer: boolean;

beforeEach(() => {
  vi.useFakeTimers();
  now = 1_000_000;
  happened = [];
  answer = true;
  contents = Object.assign(new EventEmitter(), {
    forcefullyCrashRenderer: () => {
      happened.push("killed");
      contents.emit("render-process-gone", {}, { reason: "killed", exitCode: 9 });
    },
  });
  window = Object.assign(new EventEmitter(), { webContents: contents, isDestroyed: () => false });
  recoverWindow({
    window: window as unknown as Parameters<typeof recoverWindow>[0]["window"],
    load: () => happened.push("load"),
    ask: async () => {
      happened.push("ask");
      return answer;
    },
    quit: () => happened.push("quit"),
    now: () => now,
    logger: { warn: () => {}, error: () => {} },
  });
});
afterEach(() => vi.useRealTimers());

const crash = async (reason = "crashed") => {
  contents.emit("render-process-gone", {}, { reason, exitCode: 11 });
  await vi.advanceTimersByTimeAsync(0);
};

test("a crashed window is loaded again three times, then somebody is asked", async () => {
  for (let time = 0; time < 4; time += 1) await crash();
  expect(happened).toEqual(["load", "load", "load", "ask", "load"]);
  // Whoever said yes begins anew.
  await crash();
  expect(happened.at(-1)).toBe("load");
});

test("whoever says no ends it", async () => {
  answer = false;
  for (let time = 0; time < 4; time += 1) await crash();
  expect(happened).toEqual(["load", "load", "load", "ask", "quit"]);
});

test("crashes far apart are none too many, and an orderly end is no crash", async () => {
  for (let time = 0; time < 8; time += 1) {
    await crash();
    now += 4 * 60_000;
  }
  expect(happened).toEqual(Array(8).fill("load"));
  await crash("clean-exit");
  expect(happened).toHaveLength(8);
});

test("a window that does not answer is given time, and ended when it needs more", async () => {
  window.emit("unresponsive");
  await vi.advanceTimersByTimeAsync(10_000);
  window.emit("responsive");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(happened).toEqual([]);
  window.emit("unresponsive");
  await vi.advanceTimersByTimeAsync(15_000);
  expect(happened).toEqual(["killed", "load"]);
});
