import type { z } from "zod";

/** What a schema asks for, as plain data. `schema` is the part of it that a value is checked by. */
export type Shape = { schema: z.ZodType; nullable: boolean; optional: boolean } & (
  | { kind: "object"; keys: Record<string, Shape> }
  | { kind: "list"; item: Shape }
  | { kind: "tuple"; items: Shape[] }
  | { kind: "record"; key: Shape; value: Shape }
  | { kind: "choice"; of: Shape[] }
  /** `codes`: what this version knows of it; `open`: a newer version's code passes too. */
  | { kind: "text"; codes: string[] | null; open: boolean }
  | { kind: "number" | "yes-no" | "nothing" | "any" }
);

type Definition = {
  type: string;
  shape?: Record<string, z.ZodType>;
  element?: z.ZodType;
  items?: z.ZodType[];
  keyType?: z.ZodType;
  valueType?: z.ZodType;
  options?: z.ZodType[];
  innerType?: z.ZodType;
  in?: z.ZodType;
  entries?: Record<string, string>;
  values?: unknown[];
};

const WRAPPERS = ["default", "prefault", "catch", "readonly", "nonoptional"];

/** The shape of what a schema takes. @throws where a schema is of a kind that this does not know */
export function shapeOf(schema: z.ZodType): Shape {
  const definition = schema._zod.def as unknown as Definition;
  const meta = (schema.meta() ?? {}) as { codes?: string[]; item?: () => z.ZodType };
  const own = { schema, nullable: false, optional: false };
  const inner = (part: z.ZodType | undefined): Shape => {
    if (!part) throw new Error(`a ${definition.type} of nothing`);
    return shapeOf(part);
  };
  switch (definition.type) {
    case "object":
      return {
        ...own,
        kind: "object",
        keys: Object.fromEntries(Object.entries(definition.shape ?? {}).map(([key, part]) => [key, shapeOf(part)])),
      };
    case "array": {
      const item = meta.item ? shapeOf(meta.item()) : inner(definition.element);
      return { ...own, kind: "list", item };
    }
    case "tuple":
      return { ...own, kind: "tuple", items: (definition.items ?? []).map((part) => shapeOf(part)) };
    case "record":
      return { ...own, kind: "record", key: inner(definition.keyType), value: inner(definition.valueType) };
    case "union":
      return { ...own, kind: "choice", of: (definition.options ?? []).map((part) => shapeOf(part)) };
    case "string":
      return { ...own, kind: "text", codes: meta.codes ?? null, open: true };
    case "enum":
      return { ...own, kind: "text", codes: Object.values(definition.entries ?? {}), open: false };
    case "literal":
      return { ...own, kind: "text", codes: (definition.values ?? []).map(String), open: false };
    case "number":
      return { ...own, kind: "number" };
    case "boolean":
      return { ...own, kind: "yes-no" };
    case "null":
      return { ...own, kind: "nothing", nullable: true };
    case "unknown":
    case "any":
    case "custom":
      return { ...own, kind: "any" };
    case "nullable":
      return { ...inner(definition.innerType), nullable: true, schema };
    case "optional":
      return { ...inner(definition.innerType), optional: true, schema };
    case "pipe": {
      const shape = inner(definition.in);
      if (shape.kind === "list") {
        const { item } = shape;
        if (meta.item) return { ...shape, schema, item: shapeOf(meta.item()) };
        if (meta.codes && item.kind === "text") {
          return { ...shape, schema, item: { ...item, codes: meta.codes, open: true } };
        }
      }
      return { ...shape, schema };
    }
    default:
      if (WRAPPERS.includes(definition.type)) {
        return { ...inner(definition.innerType), optional: definition.type !== "nonoptional", schema };
      }
      throw new Error(`unknown kind of schema: ${definition.type}`);
  }
}

const TEXTS = [
  "satu",
  "2026-11-24",
  "08:00",
  "P7D",
  "2026",
  "Asia/Jakarta",
  "B",
  "a".repeat(64),
  "siti@bantul.go.id",
  "0199a000-0000-7000-8000-000000000000",
  "K1",
  "",
  "rahasia-sekali",
  "request/0199a000-0000-7000-8000-000000000000",
];
const NUMBERS = [1, 0, 2026, 20, 5_000_000];

/** A place in a value: names of keys, and places in lists. */
export type Path = readonly (string | number)[];

/** Gives a value for a place that cannot be guessed; undefined: guess. */
export type Example = (path: Path, shape: Shape) => unknown;

/** A value that fits a shape, with everything in it that may be left out. @throws where none was found */
export function sample(shape: Shape, example: Example = () => undefined, path: Path = []): unknown {
  const given = example(path, shape);
  if (given !== undefined) return given;
  const fitting = (candidates: readonly unknown[]): unknown => {
    const found = candidates.find((candidate) => shape.schema.safeParse(candidate).success);
    if (found === undefined) throw new Error(`no example for ${path.join(".")}`);
    return found;
  };
  switch (shape.kind) {
    case "object":
      return Object.fromEntries(
        Object.entries(shape.keys).map(([key, part]) => [key, sample(part, example, [...path, key])]),
      );
    case "list":
      return [sample(shape.item, example, [...path, 0])];
    case "tuple":
      return shape.items.map((item, index) => sample(item, example, [...path, index]));
    case "record": {
      const key = String(sample(shape.key, example, [...path, "#"]));
      return { [key]: sample(shape.value, example, [...path, key]) };
    }
    case "choice":
      return sample(shape.of[0] as Shape, example, path);
    case "text":
      return shape.codes ? shape.codes[0] : fitting(TEXTS);
    case "number":
      return fitting(NUMBERS);
    case "yes-no":
      return true;
    case "nothing":
      return null;
    case "any":
      return {};
  }
}

/** Every text in a value that fits the shape, with where it stands. A union's other branches are samples of their own. */
export function textsIn(shape: Shape, value: unknown, path: Path = []): { path: Path; shape: Shape }[] {
  if (value === null || value === undefined) return [];
  switch (shape.kind) {
    case "object":
      return Object.entries(shape.keys).flatMap(([key, part]) =>
        textsIn(part, (value as Record<string, unknown>)[key], [...path, key]),
      );
    case "list":
      return (value as unknown[]).flatMap((item, index) => textsIn(shape.item, item, [...path, index]));
    case "tuple":
      return shape.items.flatMap((item, index) => textsIn(item, (value as unknown[])[index], [...path, index]));
    case "record":
      return Object.entries(value as object).flatMap(([key, item]) => textsIn(shape.value, item, [...path, key]));
    case "choice":
      return shape.of.flatMap((part) => (part.schema.safeParse(value).success ? textsIn(part, value, path) : []));
    case "text":
      return [{ path, shape }];
    default:
      return [];
  }
}

/** A copy of a value with something else at a place. */
export function withAt(value: unknown, [step, ...rest]: Path, put: unknown): unknown {
  if (step === undefined) return put;
  const part = (value as Record<string | number, unknown>)[step];
  if (Array.isArray(value)) return value.map((item, index) => (index === step ? withAt(part, rest, put) : item));
  return { ...(value as object), [step]: withAt(part, rest, put) };
}
