import { describe, expect, test } from "vitest";
import { createI18n } from "../../renderer/text/i18n";
import { resources } from "../../renderer/text/resources";
import { ERROR_CODES } from "../../shared/ipc/errors";

/** Every text of a resource as [path, text]. */
function texts(value: unknown, path = ""): [string, string][] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value !== "object" || value === null) throw new Error(`not a text: ${path}`);
  return Object.entries(value).flatMap(([key, part]) => texts(part, path === "" ? key : `${path}.${key}`));
}

const blanks = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();

const indonesian = new Map(texts(resources.id));
const english = new Map(texts(resources.en));

describe("the words of both languages", () => {
  test("have the same keys", () => {
    expect([...english.keys()].sort()).toEqual([...indonesian.keys()].sort());
  });

  test("fill the same blanks", () => {
    const different = [...indonesian]
      .filter(([key, text]) => blanks(text).join() !== blanks(english.get(key) ?? "").join())
      .map(([key]) => key)
      // English tells one from many; Indonesian does not need to.
      .filter((key) => !key.endsWith("_one"));
    expect(different).toEqual([]);
  });

  test("are never empty", () => {
    const empty = [...indonesian, ...english].filter(([, text]) => text.trim() === "").map(([key]) => key);
    expect(empty).toEqual([]);
  });
});

describe("refusals", () => {
  test("have words for every code, in both languages", () => {
    for (const language of ["id", "en"] as const) {
      expect(Object.keys(resources[language].errors.code).sort()).toEqual([...ERROR_CODES].sort());
    }
  });

  test("fill in what the refusal carries", () => {
    const i18n = createI18n("id");
    expect(i18n.t("errors:code.slow-down", { seconds: 8 })).toContain("8 detik");
    expect(i18n.t("errors:code.unknown-calendar-year", { year: 2028 })).toContain("Kalender 2028 belum diatur");
  });
});

test("each window has its own language", () => {
  const one = createI18n("id");
  const other = createI18n("en");
  expect(one.t("action.save")).toBe("Simpan");
  expect(other.t("action.save")).toBe("Save");
});
