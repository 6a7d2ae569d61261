import { expect, test } from "vitest";
import { numberingMoment } from "../../main/store/view/series";
import { CLOCK_SLACK_MS } from "../../shared/domain/eventlog/event";

test("a number counts in the last entry's day while the clock stands before it by more than the slack", () => {
  const last = Date.parse("2026-11-24T08:00:00Z");
  expect(numberingMoment(last + 1, last)).toBe(last + 1);
  expect(numberingMoment(last - CLOCK_SLACK_MS, last)).toBe(last - CLOCK_SLACK_MS);
  expect(numberingMoment(last - CLOCK_SLACK_MS - 1, last)).toBe(last);
  expect(numberingMoment(last, null)).toBe(last);
});
