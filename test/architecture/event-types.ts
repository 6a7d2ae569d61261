import type { z } from "zod";
import { type Shape, shapeOf } from "../helpers/shapes";

/** What one place of a payload holds: `text`, `text?` (may be left out), `number|null`, `code in-time late` … */
export type Places = Record<string, string>;

/** One event type: the version of its payload, and what stands where in it and in its sealed part. */
export interface EventType {
  v: number;
  payload: Places;
  personal: Places;
}

/** Every place of a schema by its path; `*` stands for any place in a list, `#` for any key of a table. */
export function placesOf(schema: z.ZodType): Places {
  const places: Places = {};
  const walk = (shape: Shape, path: string) => {
    const below = (name: string) => (path === "" ? name : `${path}.${name}`);
    if (path !== "") places[path] = wordOf(shape);
    if (shape.kind === "object") for (const [key, part] of Object.entries(shape.keys)) walk(part, below(key));
    else if (shape.kind === "list") walk(shape.item, below("*"));
    else if (shape.kind === "record") walk(shape.value, below("#"));
    else if (shape.kind === "tuple")
      for (const [index, item] of shape.items.entries()) walk(item, below(String(index)));
    else if (shape.kind === "choice") for (const [index, part] of shape.of.entries()) walk(part, below(`(${index})`));
  };
  walk(shapeOf(schema), "");
  return places;
}

function wordOf(shape: Shape): string {
  const codes = shape.kind === "text" && shape.codes !== null ? ["code", ...[...shape.codes].sort()].join(" ") : null;
  return `${codes ?? shape.kind}${shape.nullable ? "|null" : ""}${shape.optional ? "?" : ""}`;
}

interface Word {
  kind: string;
  codes: string[];
  nullable: boolean;
  optional: boolean;
}

function read(word: string): Word {
  const bare = word.replace(/\?$/, "").replace(/\|null$/, "");
  const [kind = "", ...codes] = bare.split(" ");
  return { kind, codes, nullable: /\|null\??$/.test(word), optional: word.endsWith("?") };
}

/** Why the place can no longer be read as it was written; null where it can. */
function shrunkPlace(before: string | undefined, after: string | undefined): string | null {
  if (after === undefined) return "is gone";
  const now = read(after);
  if (before === undefined) return now.optional ? null : "is new and has to be there: older events do not have it";
  const then = read(before);
  if (now.kind !== then.kind) return `was ${then.kind} and is ${now.kind}`;
  const lost = then.codes.filter((code) => !now.codes.includes(code));
  if (lost.length > 0) return `does not know ${lost.join(", ")} any more`;
  if (then.nullable && !now.nullable) return "may be null no more";
  return then.optional && !now.optional ? "has to be there now" : null;
}

function shrunkPlaces(what: string, before: Places, after: Places): string[] {
  // What is new inside something that is new and may be left out is missing in no older event.
  const isInsideNew = (path: string) =>
    Object.keys(after).some((above) => path.startsWith(`${above}.`) && before[above] === undefined);
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((path) => {
    const why = before[path] === undefined && isInsideNew(path) ? null : shrunkPlace(before[path], after[path]);
    return why === null ? [] : [`${what} ${path} ${why}`];
  });
}

/**
 * What of the recorded event types can no longer be read as it was written. A type whose payload has a new version is
 * read by its upcast and may differ; it may never go back to an older version.
 */
export function shrunk(
  before: Readonly<Record<string, EventType>>,
  after: Readonly<Record<string, EventType>>,
): string[] {
  return Object.entries(before).flatMap(([type, then]) => {
    const now = after[type];
    if (!now) return [`${type} is gone`];
    if (now.v < then.v) return [`${type} was version ${then.v} and is version ${now.v}`];
    return [
      ...(now.v > then.v ? [] : shrunkPlaces(type, then.payload, now.payload)),
      ...shrunkPlaces(`${type} sealed`, optional(then.personal), optional(now.personal)),
    ];
  });
}

/** Everything in a sealed part may be missing. */
function optional(places: Places): Places {
  return Object.fromEntries(
    Object.entries(places).map(([path, word]) => [path, word.endsWith("?") ? word : `${word}?`]),
  );
}
