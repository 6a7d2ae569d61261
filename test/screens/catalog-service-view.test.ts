import { expect, test } from "vitest";
import { clockPoint, goesStraightOn, limitLines, targetOf } from "../../renderer/screens/catalog/service-view";
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
