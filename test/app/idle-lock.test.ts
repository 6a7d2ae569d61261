import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startIdleLock } from "../../main/app/idle-lock";

let idle: number;
let ahead: number;
let locks: number;
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  idle = 0;
  ahead = 0;
  locks = 0;
  stop = startIdleLock({
    idleSeconds: () => idle,
    now: () => Date.now() + ahead,
    minutes: 15,
    lock: () => {
      locks += 1;
    },
  });
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

test("a computer that nobody touches is locked, one that somebody works at is not", () => {
  idle = 14 * 60 + 59;
  vi.advanceTimersByTime(60 * 60_000);
  expect(locks).toBe(0);
  idle = 15 * 60;
  vi.advanceTimersByTime(5_000);
  expect(locks).toBe(1);
});

test("a computer that slept without a word is locked when it wakes", () => {
  vi.advanceTimersByTime(60_000);
  ahead = 15 * 60_000;
  vi.advanceTimersByTime(5_000);
  expect(locks).toBe(1);
  vi.advanceTimersByTime(60_000);
  expect(locks).toBe(1);
});

test("it ends", () => {
  stop();
  idle = 100_000;
  vi.advanceTimersByTime(60_000);
  expect(locks).toBe(0);
});
