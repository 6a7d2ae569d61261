import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type DueAnswer, DueScheduler } from "../../main/session/due-scheduler";

let due: { at: number; topic: string }[];
let raised: string[];
let errors: unknown[];
let scheduler: DueScheduler;
let closed = false;

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse("2026-11-23T09:00:00+07:00") });
  due = [];
  raised = [];
  errors = [];
  closed = false;
  scheduler = new DueScheduler({
    ask: (after, until) => {
      if (closed) return null;
      const answer: DueAnswer = {
        topics: due.filter(({ at }) => at > after && at <= until).map(({ topic }) => topic),
        next:
          due
            .map(({ at }) => at)
            .sort((a, b) => a - b)
            .find((at) => at > until) ?? null,
      };
      return Promise.resolve(answer);
    },
    now: () => Date.now(),
    raise: (topics) => raised.push(...topics),
    logger: { warn: () => {}, error: (_what: string, error: unknown) => errors.push(error) },
  });
  scheduler.start();
});
afterEach(() => {
  scheduler.stop();
  vi.useRealTimers();
});

test("raises each thing once, when it is due, without a window", async () => {
  due = [
    { at: Date.now() + 90_000, topic: "requests/a" },
    { at: Date.now() + 5 * 60_000, topic: "requests/b" },
  ];
  await vi.advanceTimersByTimeAsync(89_000);
  expect(raised).toEqual([]);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(raised).toEqual(["requests/a"]);
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  expect(raised).toEqual(["requests/a", "requests/b"]);
});

test("finds what became due earlier by a change", async () => {
  await vi.advanceTimersByTimeAsync(2_000);
  due = [{ at: Date.now() + 5_000, topic: "requests/a" }];
  scheduler.changed();
  await vi.advanceTimersByTimeAsync(5_500);
  expect(raised).toEqual(["requests/a"]);
});

test("misses nothing over a sleep, and raises nothing twice when the clock is set back", async () => {
  due = [{ at: Date.now() + 3_600_000, topic: "requests/a" }];
  await vi.advanceTimersByTimeAsync(2_000);
  vi.setSystemTime(Date.now() + 2 * 3_600_000);
  await vi.advanceTimersByTimeAsync(60_500);
  expect(raised).toEqual(["requests/a"]);
  vi.setSystemTime(Date.now() - 2 * 3_600_000);
  await vi.advanceTimersByTimeAsync(2 * 3_600_000 + 120_000);
  expect(raised).toEqual(["requests/a"]);
});

test("goes on when a store is opened later", async () => {
  closed = true;
  due = [{ at: Date.now() + 120_000, topic: "requests/a" }];
  await vi.advanceTimersByTimeAsync(90_000);
  closed = false;
  await vi.advanceTimersByTimeAsync(90_000);
  expect(raised).toEqual(["requests/a"]);
  expect(errors).toEqual([]);
});
