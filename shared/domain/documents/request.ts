import { z } from "zod";
import { MOST_ID } from "../eventlog/bounds";
import { outsideText } from "../fields/repair";
import { REGISTER_LISTS } from "../registers/columns";
import { RESOURCE_KINDS } from "../registers/registers";

const id = outsideText().min(1).max(MOST_ID);

/** The documents of one request that need nothing but the request. */
export const REQUEST_DOCUMENTS = [
  "intake-receipt",
  "missing-requirements",
  "handover-receipt",
  "refusal-letter",
  "extension-notice",
] as const;
export type RequestDocumentKind = (typeof REQUEST_DOCUMENTS)[number];

/** Which document is wanted. A new kind adds its line here and its composer in its feature's documents. */
export const documentRequestSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.enum(REQUEST_DOCUMENTS), id }),
  /** The sheet of one disposition: `eventId` is the event that completed the step. */
  z.object({ kind: z.literal("disposition"), id, eventId: id }),
  /** A register's lines of a period, up to and without `to`; null: without a bound. */
  z.object({
    kind: z.literal("register"),
    list: z.enum(REGISTER_LISTS),
    from: z.int().nullable(),
    to: z.int().nullable(),
    search: outsideText().max(200),
  }),
  /** The sheet of one consequence test, by the entry that was filled in. */
  z.object({ kind: z.literal("consequence-sheet"), id, entry: id }),
  z.object({ kind: z.literal("incident-report"), id }),
  /** Who takes which room or resource in a time, up to and without `to`; of one kind, or of all. */
  z.object({ kind: z.literal("bookings"), from: z.int(), to: z.int(), resources: z.enum(RESOURCE_KINDS).nullable() }),
]);
export type DocumentRequest = z.infer<typeof documentRequestSchema>;
export type DocumentKind = DocumentRequest["kind"];
