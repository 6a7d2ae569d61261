import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inOrder, labelOf } from "../../renderer/ui/fields/form-errors";
import { readDate, readTime, writeDate, writeTime } from "../../renderer/ui/fields/time-text";
import { validateWith } from "../../renderer/ui/fields/validate-with";
import { moveInRows } from "../../renderer/ui/table/table-keys";
import { loginInput, setupInput } from "../../shared/ipc/session";

describe("typed dates and times", () => {
  test("are read in the office's zone", () => {
    expect(readTime("23/11/2026 09.00", "Asia/Jakarta")).toEqual({
      ok: true,
      value: Date.parse("2026-11-23T09:00:00+07:00"),
    });
    expect(readTime("23/11/2026 09:00", "Asia/Makassar")).toEqual({
      ok: true,
      value: Date.parse("2026-11-23T09:00:00+08:00"),
    });
    expect(readTime("23/11/2026 9", "Asia/Jakarta")).toEqual({
      ok: true,
      value: Date.parse("2026-11-23T09:00:00+07:00"),
    });
    expect(readTime(" 3-1-26  0730 ", "Asia/Jakarta")).toEqual({
      ok: true,
      value: Date.parse("2026-01-03T07:30:00+07:00"),
    });
  });

  test("may be left empty", () => {
    expect(readTime("", "Asia/Jakarta")).toEqual({ ok: true, value: null });
    expect(readDate("  ")).toEqual({ ok: true, value: null });
  });

  test("say what is wrong with them", () => {
    expect(readTime("23/11/2026", "Asia/Jakarta")).toEqual({ ok: false, error: "time-form" });
    expect(readTime("23/11/2026 25.00", "Asia/Jakarta")).toEqual({ ok: false, error: "time-form" });
    expect(readTime("besok 09.00", "Asia/Jakarta")).toEqual({ ok: false, error: "date-form" });
    expect(readTime("31/11/2026 09.00", "Asia/Jakarta")).toEqual({ ok: false, error: "date-missing" });
    expect(readDate("29/02/2027")).toEqual({ ok: false, error: "date-missing" });
    expect(readDate("2026-11-23")).toEqual({ ok: false, error: "date-form" });
  });

  test("come back as they were written", () => {
    const minutes = fc.integer({ min: Date.UTC(2000, 0, 1) / 60_000, max: Date.UTC(2099, 11, 30) / 60_000 });
    fc.assert(
      fc.property(minutes, fc.constantFrom("Asia/Jakarta", "Asia/Makassar"), (minute, zone) => {
        const ms = minute * 60_000;
        expect(readTime(writeTime(ms, zone), zone)).toEqual({ ok: true, value: ms });
        const date = new Date(ms).toISOString().slice(0, 10);
        expect(readDate(writeDate(date))).toEqual({ ok: true, value: date });
      }),
    );
  });
});

describe("a form's check by the call's schema", () => {
  test("finds nothing wrong with what can be sent", () => {
    expect(validateWith(loginInput)({ login: "sri", password: "x" })).toEqual({});
  });

  test("names the field and the key of its words", () => {
    expect(validateWith(loginInput)({ login: " ", password: "" })).toEqual({ login: "required", password: "required" });
    const errors = validateWith(setupInput)({
      office: null,
      workstation: "1K",
      administrator: { login: "A b", name: "x".repeat(121), password: "short" },
      passphrase: "",
    });
    expect(errors).toEqual({
      office: "required",
      workstation: "workstation-form",
      "administrator.login": "login-form",
      "administrator.name": "too-long",
      "administrator.password": "weak-password",
      passphrase: "weak-password",
    });
  });

  test("finds the label of a field inside a list", () => {
    const labels = { "requirements.*.note": "Catatan", applicant: "Pemohon" };
    expect(labelOf("requirements.3.note", labels)).toBe("Catatan");
    expect(labelOf("applicant.name", labels)).toBe("Pemohon");
    expect(labelOf("subject", labels)).toBe("subject");
  });

  test("puts the problems in the order of the form", () => {
    const labels = { office: "Kantor", "applicant.name": "Nama", requirements: "Persyaratan" };
    expect(inOrder(["other", "requirements.1", "applicant.name", "office"], labels)).toEqual([
      "office",
      "applicant.name",
      "requirements.1",
      "other",
    ]);
  });
});

describe("moving through a table", () => {
  test("stays inside it", () => {
    expect(moveInRows("ArrowDown", -1, 10, 5)).toBe(0);
    expect(moveInRows("ArrowDown", 9, 10, 5)).toBe(9);
    expect(moveInRows("ArrowUp", 0, 10, 5)).toBe(0);
    expect(moveInRows("ArrowUp", -1, 10, 5)).toBe(9);
    expect(moveInRows("PageDown", 2, 10, 5)).toBe(7);
    expect(moveInRows("PageDown", 8, 10, 5)).toBe(9);
    expect(moveInRows("PageUp", 2, 10, 5)).toBe(0);
    expect(moveInRows("Home", 5, 10, 5)).toBe(0);
    expect(moveInRows("End", 5, 10, 5)).toBe(9);
  });

  test("does nothing for other keys or without rows", () => {
    expect(moveInRows("a", 5, 10, 5)).toBeNull();
    expect(moveInRows("ArrowDown", -1, 0, 5)).toBeNull();
  });
});
