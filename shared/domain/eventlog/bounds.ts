import { z } from "zod";
import { parseActor } from "./actor";
import { MOST_HEADS } from "./causal";
import { streamEntity, streamKind } from "./event";

/** Bytes of an event's payload as JSON text in UTF-8, and of its sealed personal part. */
export const MOST_PAYLOAD_BYTES = 64 * 1024;
export const MOST_PERSONAL_BYTES = 1024 * 1024;
/** How deep objects and lists may lie in each other: a payload itself is the first level. */
export const MOST_DEPTH = 32;
/** Characters of an id: of an event, of what a stream is about, inside a payload. */
export const MOST_ID = 64;
/** A catalog entry is named by the words of its title, so its name may be longer than an id. */
export const MOST_ENTRY_ID = 128;
const MOST_KIND = 32;
/** The hybrid clock has thirteen digits for milliseconds: up to 20 November 2286, which every screen can print. */
export const LATEST_WALL = 9_999_999_999_999;

/** An id inside a payload. */
export const idSchema = z.string().min(1).max(MOST_ID);
/** The id of a catalog entry inside a payload. */
export const entryIdSchema = z.string().min(1).max(MOST_ENTRY_ID);

/** Kinds of stream whose name may be longer than an id. */
const LONGER: Readonly<Record<string, number>> = { catalog: MOST_ENTRY_ID };

/** What an event is checked by at the door: its columns as they are stored and travel. */
export interface BoundedEvent {
  id: string;
  stream: string;
  type: string;
  v: number;
  after: readonly string[];
  hlc: string;
  wall: number;
  mono: number;
  origin: string;
  originSeq: number;
  actor: string;
  /** JSON text of an object. */
  payload: string;
  /** Bytes of the sealed part; 0 where there is none. */
  personalBytes: number;
}

/** What about an event is out of bounds. */
export type BoundsProblem =
  | "id"
  | "stream"
  | "type"
  | "version"
  | "parents"
  | "clock"
  | "time"
  | "origin"
  | "actor"
  | "payload-size"
  | "payload-depth"
  | "payload-form"
  | "personal-size";

const PLAIN = /^[\x21-\x7e]+$/;

function isName(text: string, most: number): boolean {
  return text.length <= most && PLAIN.test(text);
}

function isStream(stream: string): boolean {
  const kind = streamKind(stream);
  const longest = Object.hasOwn(LONGER, kind) ? (LONGER[kind] ?? MOST_ID) : MOST_ID;
  return kind.length < stream.length && isName(kind, MOST_KIND) && isName(streamEntity(stream), longest);
}

function isCount(value: number, least: number): boolean {
  return Number.isSafeInteger(value) && value >= least;
}

/** The hybrid clock names its origin, so that no two origins ever write the same value. */
function isClock(hlc: string, origin: string): boolean {
  return /^\d{13}-[0-9a-f]{4}-/.test(hlc) && hlc.slice(19) === origin;
}

/** Bytes of a text in UTF-8. */
export function utf8Bytes(text: string): number {
  let bytes = text.length;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    // Half of a pair counts two of the pair's four bytes; one that stands alone is written as the three of U+FFFD.
    if (unit > 0x7f) bytes += unit > 0x7ff && !isHalfOfPair(text, index) ? 2 : 1;
  }
  return bytes;
}

function isHalfOfPair(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  if (unit >= 0xd800 && unit <= 0xdbff) return isTrail(text.charCodeAt(index + 1));
  return isTrail(unit) && isLead(text.charCodeAt(index - 1));
}

function isLead(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isTrail(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** How deep a JSON text is nested, told without parsing it: what is too deep must not reach a recursive reader. */
export function jsonDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  let quoted = false;
  for (let index = 0; index < text.length; index++) {
    const sign = text[index];
    if (quoted) {
      if (sign === "\\") index += 1;
      else if (sign === '"') quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === "{" || sign === "[") deepest = Math.max(deepest, ++depth);
    else if (sign === "}" || sign === "]") depth -= 1;
  }
  return deepest;
}

function payloadProblem(payload: string): BoundsProblem | null {
  if (payload.length > MOST_PAYLOAD_BYTES || utf8Bytes(payload) > MOST_PAYLOAD_BYTES) return "payload-size";
  if (jsonDepth(payload) > MOST_DEPTH) return "payload-depth";
  try {
    const value: unknown = JSON.parse(payload);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? null : "payload-form";
  } catch {
    return "payload-form";
  }
}

/**
 * Says what about an event is larger, deeper or other than any event may be, or null where nothing is. Asked before an
 * event is taken in, from another workstation or from this one: the log never forgets, so what no screen could show
 * must not get in. Types that this version does not know pass. Clock faults are no reason: only what is no time at all.
 */
export function checkEvent(event: BoundedEvent): BoundsProblem | null {
  if (!isName(event.id, MOST_ID)) return "id";
  if (!isStream(event.stream)) return "stream";
  if (!isName(event.type, MOST_ID)) return "type";
  if (!isCount(event.v, 1)) return "version";
  if (!isName(event.origin, MOST_ID) || !isCount(event.originSeq, 1)) return "origin";
  if (event.after.length > MOST_HEADS || !event.after.every((parent) => isName(parent, MOST_ID))) return "parents";
  if (!isClock(event.hlc, event.origin)) return "clock";
  if (!isCount(event.wall, 0) || event.wall > LATEST_WALL || !isCount(event.mono, 0)) return "time";
  if (parseActor(event.actor) === null || !isName(event.actor, "operator/".length + MOST_ID)) return "actor";
  if (event.personalBytes > MOST_PERSONAL_BYTES) return "personal-size";
  return payloadProblem(event.payload);
}
