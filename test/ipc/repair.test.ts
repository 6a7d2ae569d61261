import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadCalendar } from "../../main/platform/resources";
import { repairText } from "../../shared/domain/fields/repair";
import { type CallName, contract } from "../../shared/ipc/contract";
import { cleanText } from "../../shared/ipc/fields";
import { type Example, type Path, type Shape, sample, shapeOf, textsIn, withAt } from "../helpers/shapes";

const { hours, years } = loadCalendar("resources", "bantul");

/** What cannot be guessed from a schema: by the name of the field. */
const EXAMPLES: Readonly<Record<string, unknown>> = {
  chunk: new Uint8Array([1]),
  year: years[0],
  hours,
  phone: "0812-3456-7890",
  nik: "",
  login: "siti",
  workstation: "K1",
  headNip: "19700101 199003 1 001",
  to: Date.parse("2026-11-24T00:00:00Z"),
  from: Date.parse("2026-11-23T00:00:00Z"),
};
const example: Example = (path, shape) => {
  const name = String(path.at(-1));
  if (!Object.hasOwn(EXAMPLES, name)) return undefined;
  return shape.schema.safeParse(EXAMPLES[name]).success ? EXAMPLES[name] : undefined;
};

/** Samples of a shape with each branch of each choice in it. */
function samples(shape: Shape): unknown[] {
  const base = sample(shape, example);
  const others: unknown[] = [];
  const walk = (part: Shape, path: Path) => {
    if (part.kind === "object") for (const [key, inner] of Object.entries(part.keys)) walk(inner, [...path, key]);
    if (part.kind === "list") walk(part.item, [...path, 0]);
    if (part.kind === "choice") {
      for (const branch of part.of) {
        others.push(withAt(base, path, sample(branch, example, path)));
        walk(branch, path);
      }
    }
  };
  walk(shape, []);
  return [base, ...others];
}

const BROKEN = /\0|\p{Surrogate}/u;

/** Every text in an answer of a schema, the names of keys too. */
function allTexts(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (value instanceof Uint8Array || typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...allTexts(inner)]);
}

const names = Object.keys(contract) as CallName[];

test("every call has a sample of its input that is accepted", () => {
  for (const name of names) {
    const [base] = samples(shapeOf(contract[name].input));
    expect(contract[name].input.safeParse(base), name).toMatchObject({ success: true });
  }
});

test("no call lets U+0000 or half a character through, in any field", () => {
  let tried = 0;
  let repaired = 0;
  for (const name of names) {
    const { input } = contract[name];
    const shape = shapeOf(input);
    for (const whole of samples(shape)) {
      for (const { path } of textsIn(shape, whole)) {
        const text = String(path.reduce<unknown>((value, step) => (value as Record<string, unknown>)[step], whole));
        for (const odd of [
          `${text}\0`,
          `\0${text}`,
          `${text}\ud83d`,
          `\udc00${text}`,
          `${text.slice(0, 1)}\0\ud83d${text.slice(1)}`,
        ]) {
          tried += 1;
          const parsed = input.safeParse(withAt(whole, path, odd));
          if (!parsed.success) continue;
          repaired += 1;
          for (const out of allTexts(parsed.data)) expect(out, `${name} ${path.join(".")}`).not.toMatch(BROKEN);
        }
      }
    }
  }
  expect(tried).toBeGreaterThan(800);
  expect(repaired).toBeGreaterThan(400);
});

test("names of fields are repaired as what stands in them is", () => {
  const parsed = contract["requests.record-fields"].input.parse({
    id: "r1",
    version: 1,
    fields: { "a\0b": "x", "c\ud800": "y" },
  });
  expect(parsed.fields).toEqual({ ab: "x", "c\ufffd": "y" });
});

describe("a text", () => {
  test("keeps whole characters of every plane and loses what stands alone", () => {
    expect(repairText("a\0b")).toBe("ab");
    expect(repairText("\ud83d\ude00 baik")).toBe("😀 baik");
    expect(repairText("\ud83d baik \ude00")).toBe("\ufffd baik \ufffd");
    expect(cleanText(" \ud83d\u0000\u0007baik\n")).toBe("\ufffdbaik");
  });

  test("is as it was where nothing is broken", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(repairText(text)).toBe(text.replaceAll("\0", ""));
      }),
    );
  });
});
