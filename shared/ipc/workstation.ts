import { z } from "zod";
import { outsideText } from "../domain/fields/repair";
import { type Calls, nothing } from "./call";
import { catalogProblem } from "./catalog";

export const workstationStatus = z.object({
  office: z.string(),
  officeName: z.string(),
  workstation: z.string(),
  origin: z.string(),
  demo: z.boolean(),
  version: z.string(),
  dataFolder: z.string(),
  events: z.int(),
  streams: z.int(),
  logBytes: z.int(),
  viewBytes: z.int(),
  keyProtection: z.enum(["os-key-store", "passphrase"]),
  calendarYears: z.array(z.object({ year: z.int(), decree: z.string(), national: z.int(), jointLeave: z.int() })),
  catalogProblems: z.array(catalogProblem),
  /** Events whose author's clock was wrong, and those that this version cannot read. */
  flaggedClocks: z.int(),
  unreadable: z.int(),
  /** Events of operators whose author was not allowed to, and operators who share a login. */
  withoutEffect: z.int(),
  conflicts: z.int(),
  /** The check of the log's chains while nobody waits: the last one that came to its end, and events checked by the next. */
  logCheck: z.object({
    whole: z
      .object({
        at: z.int(),
        events: z.int(),
        /** The first event that is not as it was written, and why: `hash`, `chain`, `gap`, `foreign`, `cut`, `head`, `damaged`. */
        bad: z.object({ origin: z.string(), seq: z.int(), reason: z.string() }).nullable(),
      })
      .nullable(),
    checking: z.int().nullable(),
  }),
  lastBackup: z.object({ path: z.string(), at: z.int() }).nullable(),
  /** What the last start had to mend (view rebuilt …); empty when nothing. */
  notices: z.array(z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })),
});
export type WorkstationStatus = z.infer<typeof workstationStatus>;

export const draftInput = z.object({ form: outsideText().min(1).max(100) });
/** What a form holds, as JSON text; kept encrypted until it is sent or thrown away. */
export const saveDraftInput = z.object({ form: outsideText().min(1).max(100), content: outsideText().max(200_000) });
/** All of an operator's forms whose name begins so, the newest first. */
export const draftsInput = z.object({ prefix: outsideText().min(1).max(100) });
export const draftsOutput = z.array(z.object({ form: z.string(), content: z.string(), savedAt: z.int() }));
export const draftOutput = z.object({ content: z.string(), savedAt: z.int() }).nullable();

export const workstationCalls = {
  "drafts.get": { kind: "query", input: draftInput, output: draftOutput, permission: "drafts.own" },
  "drafts.list": { kind: "query", input: draftsInput, output: draftsOutput, permission: "drafts.own" },
  "drafts.save": { kind: "command", input: saveDraftInput, output: nothing, permission: "drafts.own" },
  "drafts.discard": { kind: "command", input: draftInput, output: nothing, permission: "drafts.own" },
  "workstation.status": { kind: "query", input: nothing, output: workstationStatus, permission: "workstation.read" },
} as const satisfies Calls;
