import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  DEFAULT_TEXTS,
  fillText,
  NO_VALUE,
  PLACEHOLDERS,
  textsFor,
  textValues,
} from "../../shared/domain/office/texts";
import { shippedService } from "./catalog-files";

const FACTS = {
  number: "K1-2026-00012",
  applicant: "Sri Wahyuni",
  promised: "Kam 26 Nov 2026 16.00 WIB",
  missingRequirements: ["Surat permohonan", "KTP"],
  reason: "",
  limit: 0,
};

describe("filling a canned text", () => {
  test("takes what the standard prints and what the request holds", () => {
    const service = shippedService("bantul", "bantul-52-");
    const values = textValues(service, FACTS);
    const { text, unknown, missing } = fillText(
      "{pemohon}: {layanan} ({nomor}), {biaya}, {jangkaWaktu}, {alasan}",
      values,
    );
    expect(text).toContain("Sri Wahyuni: Permohonan Perbaikan Jaringan (K1-2026-00012)");
    expect(text).toContain(service.entry.time_limits[0]?.text ?? "-");
    expect(text.endsWith(NO_VALUE)).toBe(true);
    expect(unknown).toEqual([]);
    expect(missing).toEqual(service.entry.fee?.text ? ["alasan"] : ["biaya", "alasan"]);
    expect(values.persyaratanKurang).toBe("Surat permohonan; KTP");
  });

  test("leaves an unknown blank visible and reports it", () => {
    expect(fillText("{nama} dan {nomor}", { nomor: "1" })).toEqual({
      text: "{nama} dan 1",
      unknown: ["{nama}"],
      missing: [],
    });
    expect(fillText("{toString} {", {}).text).toBe("{toString} {");
  });

  test("never fills a blank of a value that was typed", () => {
    expect(fillText("{pemohon}", { pemohon: "{nomor}", nomor: "9" }).text).toBe("{nomor}");
  });

  test("loses nothing that is no blank, and never throws", () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        const plain = typed.replace(/[{}]/g, "");
        expect(fillText(plain, {}).text).toBe(plain);
        expect(typeof fillText(typed, {}).text).toBe("string");
      }),
    );
  });
});

test("the texts that ship use known blanks alone, and each use has one", () => {
  for (const { body } of DEFAULT_TEXTS) expect(fillText(body, {}).unknown).toEqual([]);
  expect(new Set(DEFAULT_TEXTS.map(({ use }) => use)).size).toBe(4);
  expect(new Set(DEFAULT_TEXTS.map(({ id }) => id)).size).toBe(DEFAULT_TEXTS.length);
  const all = Object.fromEntries(PLACEHOLDERS.map((name) => [name, name]));
  for (const { body } of DEFAULT_TEXTS) expect(fillText(body, all).missing).toEqual([]);
});

test("a service's own texts come before those of all", () => {
  const own = { id: "own", use: "message" as const, service: "s1", title: "", body: "" };
  const other = { ...own, id: "other", service: "s2" };
  const found = textsFor([...DEFAULT_TEXTS, own, other], "message", "s1").map(({ id }) => id);
  expect(found[0]).toBe("own");
  expect(found).not.toContain("other");
  expect(found).not.toContain("tidak-dapat-dipenuhi");
});
