import { describe, expect, test } from "vitest";
import {
  checkNumberForm,
  checkTemplate,
  DEFAULT_NUMBERING,
  formatNumber,
  NUMBER_KINDS,
  numberOf,
} from "../../shared/domain/office/numbering";

const VALUES = {
  security: "B" as const,
  classification: "500.3.10.1",
  serial: 2269,
  unit: "DISKOMINFO",
  month: 4,
  year: 2025,
};

describe("a number by its template", () => {
  test("is that of Bantul's own letters", () => {
    expect(formatNumber(DEFAULT_NUMBERING.kinds.letter.template, VALUES)).toBe("B/500.3.10.1/02269/DISKOMINFO/2025");
  });

  test("has months in digits and in Roman ones, and a serial as wide as asked", () => {
    expect(formatNumber("R-{urut}/IJ/KP.07.6/{bulan}/{tahun}", { ...VALUES, serial: 99 })).toBe(
      "R-99/IJ/KP.07.6/04/2025",
    );
    expect(formatNumber("{urut:3} {bulanRomawi}", { ...VALUES, serial: 7, month: 12 })).toBe("007 XII");
    expect(formatNumber("{urut:3}", { ...VALUES, serial: 12_345 })).toBe("12345");
  });

  test("keeps a token that is none, so that the fault is seen", () => {
    expect(formatNumber("{nomor}/{urut:x}", VALUES)).toBe("{nomor}/{urut:x}");
  });

  test("follows the office's settings; security and class of one letter may differ", () => {
    const at = { serial: 5, month: 1, year: 2026 };
    expect(numberOf(DEFAULT_NUMBERING, "minutes", at)).toBe("005/DISKOMINFO/I/2026");
    expect(numberOf(DEFAULT_NUMBERING, "letter", at, { security: "R", classification: "555" })).toBe(
      "R/555/00005/DISKOMINFO/2026",
    );
  });
});

describe("a template", () => {
  const codes = (template: string) => checkTemplate(template).map(({ code }) => code);

  test("that ships can be used", () => {
    for (const kind of NUMBER_KINDS) {
      expect(checkNumberForm(DEFAULT_NUMBERING.kinds[kind], DEFAULT_NUMBERING.unit)).toEqual([]);
    }
  });

  test.each([
    ["", ["empty"]],
    ["   ", ["empty"]],
    ["{keamanan}/{tahun}", ["serial-missing"]],
    ["{urut}/{urut:5}", ["serial-twice"]],
    ["{urut:0}", ["serial-width"]],
    ["{urut:9}", ["serial-width"]],
    ["{nomor}/{urut}", ["unknown-token"]],
    ["{urut}/{tahun:4}", ["unknown-token"]],
    ["{urut}/{toString}", ["unknown-token"]],
    ["{urut}/{tahun", ["brace"]],
    ["{urut}#{tahun}", ["bad-sign"]],
    [`{urut}${"x".repeat(100)}`, ["too-long"]],
    ["{urut:5}/{klasifikasi} - (DINAS)_1.2", []],
  ])("%s: %j", (template, expected) => {
    expect(codes(template)).toEqual(expected);
  });

  test("says in both languages what is wrong and what there is", () => {
    const [problem] = checkTemplate("{nomor}/{urut}");
    expect(problem?.id).toContain("Token {nomor} tidak dikenal");
    expect(problem?.id).toContain("{bulanRomawi}");
    expect(problem?.en).toContain("{nomor} is unknown");
  });

  test("needs the codes that it names", () => {
    const form = { ...DEFAULT_NUMBERING.kinds.letter, classification: " " };
    expect(checkNumberForm(form, "").map(({ code }) => code)).toEqual(["code-missing", "code-missing"]);
  });
});
