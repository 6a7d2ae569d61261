import { describe, expect, test } from "vitest";
import { readNumber, writeNumber } from "../../renderer/ui/fields/number-text";
import { fieldSchema } from "../../shared/domain/fields/field";
import { checkValues } from "../../shared/forms/values";
import { fieldValueText } from "../../shared/text/field-value";

const words = { zone: "Asia/Jakarta", language: "id" } as const;

describe("typed numbers", () => {
  test.each([
    ["12,5", 12.5],
    ["12.5", 12.5],
    ["1.000", 1000],
    ["1.250.001,75", 1_250_001.75],
    ["-7", -7],
    [" 40 ", 40],
    ["", undefined],
    ["4 unit", null],
    ["1,2,3", null],
    ["1e9", null],
  ])("%j reads as %j", (typed, meant) => {
    expect(readNumber(typed)).toBe(meant);
  });

  test("a written number reads back as the same", () => {
    for (const value of [0, 12.5, -3.25, 1000]) expect(readNumber(writeNumber(value))).toBe(value);
  });
});

describe("values of declared fields", () => {
  const field = (input: object) => fieldSchema.parse({ id: "a", label: "A", ...input });

  test("are shown in words", () => {
    const choice = field({ kind: "choice", options: [{ id: "softcopy", label: "Softcopy" }] });
    expect(fieldValueText(choice, "softcopy", words)).toBe("Softcopy");
    expect(fieldValueText(field({ kind: "yes-no" }), false, words)).toBe("Tidak");
    expect(fieldValueText(field({ kind: "yes-no" }), true, { ...words, language: "en" })).toBe("Yes");
    expect(fieldValueText(field({ kind: "number", unit: "Mbps" }), 1250.5, words)).toBe("1.250,5 Mbps");
    expect(fieldValueText(field({ kind: "date" }), "2026-11-23", words)).toBe("Sen 23 Nov 2026");
    expect(fieldValueText(field({ kind: "instant" }), Date.UTC(2026, 10, 23, 2), words)).toBe(
      "Sen 23 Nov 2026 09.00 WIB",
    );
    expect(fieldValueText(field({ kind: "text" }), undefined, words)).toBe("");
  });

  test("what cannot be read as a number or a date is found by the check", () => {
    const fields = [field({ id: "count", kind: "number", min: 1 }), field({ id: "day", kind: "date" })];
    expect(checkValues(fields, { count: "4 unit", day: "date-form" })).toEqual({ count: "field-number", day: "date" });
    expect(checkValues(fields, { count: 0 })).toEqual({ count: "field-number-low" });
  });
});
