import { expect, test } from "vitest";
import {
  clockMeanings,
  clockPoint,
  goesStraightOn,
  limitLines,
  shownRuns,
  targetOf,
} from "../../renderer/screens/catalog/service-view";
import { sampleService } from "./sample-service";

const service = sampleService(2);

test("an outcome leads to an ending, a step's title, or at least its id", () => {
  expect(targetOf(service, "refusal")).toEqual({ ending: "refusal" });
  expect(targetOf(service, "putuskan")).toEqual({ title: "Memutuskan permohonan" });
  expect(targetOf(service, "hilang")).toEqual({ title: "hilang" });
});

test("only a step with one outcome to its neighbour goes straight on", () => {
  const [first, second] = service.steps;
  expect(first && goesStraightOn(service, first)).toBe(true);
  expect(second && goesStraightOn(service, second)).toBe(false);
});

test("limits carry their printed words and what they extend", () => {
  const [base, extension] = service.limits;
  if (!base || !extension) throw new Error("sample has two limits");
  const lines = limitLines({ ...service, limits: [base, { ...extension, extends: 0, selectable: false }] });
  expect(lines[0]).toMatchObject({ text: "2 hari", extended: null });
  expect(lines[1]?.extended?.limit).toBe(0);
});

test("a clock starts at a point of its own or at a step", () => {
  expect(clockPoint(service, "receipt")).toBe("receipt");
  expect(clockPoint(service, "periksa")).toEqual({ step: "Memeriksa permohonan" });
});

test("what a limit means for the clock: whether it gives a date, in which days, from when", () => {
  const [run] = service.limits;
  const [printed] = service.entry.time_limits;
  if (!run || !printed) throw new Error("sample has a limit");
  const meanings = (limit: Partial<typeof printed>, how: Partial<typeof run> = {}) =>
    clockMeanings(
      { ...service, entry: { ...service.entry, time_limits: [{ ...printed, ...limit }] } },
      { ...run, ...how },
    );
  expect(meanings({})).toEqual(["unspecified"]);
  expect(meanings({ unit_calendar: "working-days" })).toEqual(["working"]);
  expect(meanings({ unit_calendar: "24x7" }, { basis: "clock" })).toEqual(["clock"]);
  expect(meanings({}, { basis: "clock" })).toEqual(["clock"]);
  expect(meanings({ kind: "range", unit_calendar: "calendar" }, { basis: "calendar" })).toEqual(["range", "calendar"]);
  expect(meanings({ kind: "on-request", max_iso: null })).toEqual(["agreed"]);
  expect(meanings({ kind: "minimum" })).toEqual(["minimum"]);
  expect(meanings({ kind: "none" })).toEqual(["none"]);
  expect(meanings({ unit_calendar: "working-days" }, { starts: "periksa" })).toEqual(["working", "after-step"]);
  expect(meanings({ unit_calendar: "working-days" }, { extends: 0 })).toEqual(["working", "extension"]);
});

test("a date is shown for limits that run from the receipt and give one", () => {
  const [base, other] = service.limits;
  if (!base || !other) throw new Error("sample has two limits");
  expect(shownRuns(service)).toHaveLength(2);
  expect(
    shownRuns({
      ...service,
      limits: [
        { ...base, starts: "periksa" },
        { ...other, extends: 0 },
      ],
    }),
  ).toEqual([]);
});
