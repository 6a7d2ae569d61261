import type { Service } from "../../../../shared/domain/catalog/service";
import { type Json, type JsonObject, type LogEvent, ownEntry } from "../../../../shared/domain/eventlog/event";
import { CORRECTABLE_FIELDS, type CorrectableField } from "../../../../shared/domain/requests/types";

/** What an event's words need beyond the event itself. */
export interface TimelineSource {
  number: string;
  service: Service;
  /** Every event of the request, in the order of the timeline. */
  events: readonly LogEvent[];
  operatorName(id: string): string;
  resourceName(id: string): string;
  sheetTitle(id: string): string;
}

/**
 * What is to be said about one event: codes, names, and times in epoch milliseconds as text, which the screen puts into
 * words. What the operator may not read is missing.
 */
export function timelineDetails(event: LogEvent, source: TimelineSource): Record<string, string> {
  const describe = ownEntry<Describe>(DESCRIBE, event.type);
  const said = describe ? describe(event, source) : {};
  return Object.fromEntries(Object.entries(said).filter((pair): pair is [string, string] => pair[1] !== null));
}

type Said = Record<string, string | null>;
type Describe = (event: LogEvent, source: TimelineSource) => Said;

function word(object: JsonObject | null, field: string): string | null {
  const value = object?.[field];
  return typeof value === "string" && value !== "" ? value : null;
}

function number(object: JsonObject, field: string): string | null {
  const value = object[field];
  return typeof value === "number" ? String(value) : null;
}

/** An earlier event of a type that names the same thing: an attachment, a booking, a duplicate. */
function earlier(event: LogEvent, source: TimelineSource, type: string, field: string): LogEvent | null {
  const place = source.events.indexOf(event);
  const name = event.payload[field];
  const found = source.events
    .slice(0, place < 0 ? undefined : place)
    .findLast((candidate) => candidate.type === type && (field === "" || candidate.payload[field] === name));
  return found ?? null;
}

function attachmentName(event: LogEvent, source: TimelineSource): Said {
  const requirement = event.payload.requirement;
  return {
    name: word(event.personal, "name"),
    requirement: typeof requirement === "number" ? (source.service.entry.requirements[requirement] ?? null) : null,
  };
}

function bookingWords(event: LogEvent, source: TimelineSource): Said {
  const resource = word(event.payload, "resource");
  return {
    resource: resource === null ? null : source.resourceName(resource),
    from: number(event.payload, "from"),
    to: number(event.payload, "to"),
  };
}

/** What a field held before this event: as typed at intake, or as corrected last. */
function valueBefore(event: LogEvent, field: CorrectableField, source: TimelineSource): string | null {
  const place = source.events.indexOf(event);
  for (const candidate of source.events.slice(0, place < 0 ? undefined : place).reverse()) {
    if (candidate.type === "request.corrected") {
      const values = candidate.personal?.values;
      const value = typeof values === "object" && values !== null && !Array.isArray(values) ? values[field] : undefined;
      if (typeof value === "string") return value;
    }
    if (candidate.type === "request.received") {
      const value = candidate.personal?.[field];
      return typeof value === "string" ? value : null;
    }
  }
  return null;
}

function correction(event: LogEvent, source: TimelineSource): Said {
  const named = Array.isArray(event.payload.fields) ? event.payload.fields : [];
  const fields = CORRECTABLE_FIELDS.filter((field) => named.includes(field));
  const values = event.personal?.values;
  const said: Said = { fields: fields.join(",") };
  for (const field of fields) {
    const now = typeof values === "object" && values !== null && !Array.isArray(values) ? values[field] : undefined;
    if (typeof now !== "string") continue;
    said[`is.${field}`] = now;
    said[`was.${field}`] = valueBefore(event, field, source);
  }
  return said;
}

/** The values of the service's own fields as an event left them; typed ones only where they may be read. */
function fieldsOf(event: LogEvent | undefined): JsonObject {
  const object = (value: Json | undefined): JsonObject =>
    typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
  return { ...object(event?.payload.fields), ...object(event?.personal?.fieldTexts) };
}

/** Which of the service's own fields an event changed, by their labels. */
function changedFields(event: LogEvent, source: TimelineSource): Said {
  const place = source.events.indexOf(event);
  const before = fieldsOf(
    source.events
      .slice(0, place < 0 ? undefined : place)
      .findLast(({ type }) => type === "request.fields-recorded" || type === "request.received"),
  );
  const after = fieldsOf(event);
  const changed = source.service.fields.filter(
    ({ id }) => JSON.stringify(before[id] ?? null) !== JSON.stringify(after[id] ?? null),
  );
  return { changed: changed.length === 0 ? null : changed.map(({ label }) => label).join("; ") };
}

const DESCRIBE: Readonly<Record<string, Describe>> = {
  "request.received": (_event, source) => ({ number: source.number }),
  "request.assigned": (event, source) => {
    const operator = word(event.payload, "operator");
    return { operator: operator === null ? "" : source.operatorName(operator) };
  },
  "request.step-completed": (event, source) => {
    const step = source.service.steps.find((candidate) => candidate.id === event.payload.step);
    return { option: step?.options.find((option) => option.id === event.payload.option)?.label ?? null };
  },
  "request.waiting-started": (event) => ({ ground: word(event.payload, "ground") }),
  "request.handed-over": (event, source) => {
    const { product } = event.payload;
    return {
      product: typeof product === "number" ? (source.service.entry.products[product] ?? null) : null,
      productDetail: word(event.personal, "productDetail"),
      receivedBy: word(event.personal, "receivedBy"),
    };
  },
  "request.extended": (event) => ({
    extension: word(event.payload, "ground"),
    noticeDate: word(event.payload, "noticeDate"),
    noticeNumber: word(event.personal, "noticeNumber"),
    from: number(event.payload, "from"),
    to: number(event.payload, "to"),
  }),
  "request.due-agreed": (event) => ({ due: number(event.payload, "due") }),
  "request.reopened": (event) => ({ clock: word(event.payload, "clock") }),
  "request.merged": (event) => ({ number: word(event.payload, "number") }),
  "request.unmerged": (event, source) => ({
    number: word(earlier(event, source, "request.merged", "")?.payload ?? null, "number"),
  }),
  "request.duplicate-added": (event) => ({ number: word(event.payload, "number") }),
  "request.duplicate-removed": (event, source) => ({
    number: word(earlier(event, source, "request.duplicate-added", "duplicate")?.payload ?? null, "number"),
  }),
  "request.attachment-added": attachmentName,
  "request.attachment-removed": (event, source) => {
    const added = earlier(event, source, "request.attachment-added", "attachment");
    return added ? attachmentName(added, source) : {};
  },
  "request.sheet-filled": (event, source) => {
    const sheet = word(event.payload, "sheet");
    return { sheet: sheet === null ? null : source.sheetTitle(sheet) };
  },
  "request.booked": bookingWords,
  "request.booking-cancelled": (event, source) => {
    const booked = earlier(event, source, "request.booked", "booking");
    return booked ? bookingWords(booked, source) : {};
  },
  "request.fee-recorded": (event) => ({
    amount: number(event.payload, "amount"),
    method: word(event.payload, "method"),
    receipt: word(event.personal, "receipt"),
  }),
  "request.fields-recorded": changedFields,
  "request.corrected": correction,
};
