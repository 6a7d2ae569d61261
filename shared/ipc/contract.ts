import { z } from "zod";
import { printDocumentSchema } from "../domain/documents/model";
import type { Permission } from "../domain/operators/permissions";
import {
  appendInput,
  attachmentContent,
  attachmentInput,
  beginInput,
  savedCopy,
  stagedId,
  stagedInput,
  stagedSchema,
} from "./attachments";
import { bookingsInput, bookingsOutput } from "./bookings";
import {
  calendarChangesOutput,
  calendarOutput,
  calendarResult,
  movedInput,
  movedOutput,
  previewInput,
  previewOutput,
  setHoursInput,
  setYearInput,
} from "./calendar";
import {
  explainInput,
  explainOutput,
  explainRequestInput,
  serviceInput,
  serviceOutput,
  serviceRowSchema,
} from "./catalog";
import { documentFile, documentInput, printedDocument, savedDocument } from "./documents";
import { idField } from "./fields";
import {
  registerListInput,
  registerListOutput,
  registerRequestInput,
  registerRequestOutput,
  registersKeptOutput,
} from "./registers";
import {
  addAttachmentsInput,
  agreeDueInput,
  assignInput,
  bookInput,
  bulkAssignInput,
  bulkCompleteInput,
  bulkOutput,
  cancelBookingInput,
  checkRequirementsInput,
  commandResult,
  completeStepInput,
  correctInput,
  countsOutput,
  extendInput,
  fillSheetInput,
  fillSheetResult,
  handOverInput,
  mergeInput,
  nextStepsInput,
  nextStepsOutput,
  noteInput,
  pageInput,
  pageOutput,
  receiveInput,
  recordFeeInput,
  recordFieldsInput,
  refuseInput,
  removeAttachmentInput,
  reopenInput,
  requestDetailSchema,
  resumeInput,
  similarInput,
  similarOutput,
  skipStepInput,
  timelineEntrySchema,
  unmergeInput,
  waitInput,
} from "./requests";
import {
  changePasswordInput,
  createOperatorInput,
  loginInput,
  operatorBrief,
  operatorIdInput,
  operatorRow,
  resetPasswordInput,
  sessionStatus,
  setRolesInput,
  setupInput,
  unlockInput,
  unlockKeyInput,
} from "./session";
import {
  setActorsInput,
  setClocksInput,
  setLetterheadInput,
  setNumberingInput,
  setResourcesInput,
  setSectionsInput,
  setTextsInput,
  settingResult,
  settingsFacts,
  settingsOutput,
} from "./settings";
import { draftInput, draftOutput, draftsInput, draftsOutput, saveDraftInput, workstationStatus } from "./workstation";

const nothing = z.object({});
const anyId = z.object({ id: idField });

/**
 * Where a call runs: `command` in the writer worker, `query` in a reader worker, `work` in the work worker (files),
 * `session` in the main process (login, lock, key, dialogs of the system). `permission` is checked there against the operator's current roles; null = before login.
 */
interface Call {
  kind: "command" | "query" | "work" | "session";
  input: z.ZodType;
  output: z.ZodType;
  permission: Permission | "logged-in" | null;
}

/** The one table of what the renderer can ask for. `test/architecture` pins the list of names. */
export const contract = {
  "session.status": { kind: "session", input: nothing, output: sessionStatus, permission: null },
  "session.establish": { kind: "session", input: setupInput, output: sessionStatus, permission: null },
  "session.unlock-key": { kind: "session", input: unlockKeyInput, output: sessionStatus, permission: null },
  "session.login": { kind: "session", input: loginInput, output: sessionStatus, permission: null },
  "session.logout": { kind: "session", input: nothing, output: sessionStatus, permission: "logged-in" },
  "session.lock": { kind: "session", input: nothing, output: sessionStatus, permission: "logged-in" },
  "session.unlock": { kind: "session", input: unlockInput, output: sessionStatus, permission: null },
  "session.change-password": {
    kind: "session",
    input: changePasswordInput,
    output: sessionStatus,
    permission: "logged-in",
  },
  "session.restore-backup": { kind: "session", input: nothing, output: sessionStatus, permission: null },

  "catalog.list": { kind: "query", input: nothing, output: z.array(serviceRowSchema), permission: "catalog.read" },
  "catalog.service": { kind: "query", input: serviceInput, output: serviceOutput, permission: "catalog.read" },
  "deadlines.explain": { kind: "query", input: explainInput, output: explainOutput, permission: "catalog.read" },
  "deadlines.explain-request": {
    kind: "query",
    input: explainRequestInput,
    output: explainOutput,
    permission: "requests.read",
  },

  "requests.page": { kind: "query", input: pageInput, output: pageOutput, permission: "requests.read" },
  "requests.counts": { kind: "query", input: nothing, output: countsOutput, permission: "requests.read" },
  "requests.detail": { kind: "query", input: anyId, output: requestDetailSchema, permission: "requests.read" },
  "requests.timeline": {
    kind: "query",
    input: anyId,
    output: z.array(timelineEntrySchema),
    permission: "requests.read",
  },
  "requests.receive": {
    kind: "command",
    input: receiveInput,
    output: commandResult.extend({ number: z.string() }),
    permission: "requests.receive",
  },
  "requests.complete-step": {
    kind: "command",
    input: completeStepInput,
    output: commandResult,
    permission: "requests.act",
  },
  "requests.skip-step": { kind: "command", input: skipStepInput, output: commandResult, permission: "requests.act" },
  "requests.refuse": { kind: "command", input: refuseInput, output: commandResult, permission: "requests.act" },
  "requests.check-requirements": {
    kind: "command",
    input: checkRequirementsInput,
    output: commandResult,
    permission: "requests.receive",
  },
  "requests.wait": { kind: "command", input: waitInput, output: commandResult, permission: "requests.act" },
  "requests.resume": { kind: "command", input: resumeInput, output: commandResult, permission: "requests.act" },
  "requests.assign": { kind: "command", input: assignInput, output: commandResult, permission: "requests.assign" },
  "requests.bulk-assign": {
    kind: "command",
    input: bulkAssignInput,
    output: bulkOutput,
    permission: "requests.assign",
  },
  "requests.bulk-complete": {
    kind: "command",
    input: bulkCompleteInput,
    output: bulkOutput,
    permission: "requests.act",
  },
  "requests.next-steps": {
    kind: "query",
    input: nextStepsInput,
    output: nextStepsOutput,
    permission: "requests.read",
  },
  "requests.add-note": { kind: "command", input: noteInput, output: commandResult, permission: "requests.act" },
  "requests.hand-over": { kind: "command", input: handOverInput, output: commandResult, permission: "requests.close" },
  "requests.extend": { kind: "command", input: extendInput, output: commandResult, permission: "requests.extend" },
  "requests.agree-due": { kind: "command", input: agreeDueInput, output: commandResult, permission: "requests.extend" },
  "requests.reopen": { kind: "command", input: reopenInput, output: commandResult, permission: "requests.close" },
  "requests.merge": { kind: "command", input: mergeInput, output: commandResult, permission: "requests.assign" },
  "requests.unmerge": { kind: "command", input: unmergeInput, output: commandResult, permission: "requests.assign" },
  "requests.add-attachments": {
    kind: "command",
    input: addAttachmentsInput,
    output: commandResult,
    permission: "requests.act",
  },
  "requests.remove-attachment": {
    kind: "command",
    input: removeAttachmentInput,
    output: commandResult,
    permission: "requests.act",
  },
  "requests.fill-sheet": {
    kind: "command",
    input: fillSheetInput,
    output: fillSheetResult,
    permission: "requests.act",
  },
  "requests.book": { kind: "command", input: bookInput, output: commandResult, permission: "requests.act" },
  "requests.cancel-booking": {
    kind: "command",
    input: cancelBookingInput,
    output: commandResult,
    permission: "requests.act",
  },
  "requests.record-fields": {
    kind: "command",
    input: recordFieldsInput,
    output: commandResult,
    permission: "requests.receive",
  },
  "requests.record-fee": {
    kind: "command",
    input: recordFeeInput,
    output: commandResult,
    permission: "requests.close",
  },
  "requests.correct": { kind: "command", input: correctInput, output: commandResult, permission: "requests.receive" },
  "requests.similar": { kind: "query", input: similarInput, output: similarOutput, permission: "requests.read" },

  "registers.kept": { kind: "query", input: nothing, output: registersKeptOutput, permission: "requests.read" },
  "registers.list": {
    kind: "query",
    input: registerListInput,
    output: registerListOutput,
    permission: "requests.read",
  },
  "registers.request": {
    kind: "query",
    input: registerRequestInput,
    output: registerRequestOutput,
    permission: "requests.read",
  },

  "bookings.list": { kind: "query", input: bookingsInput, output: bookingsOutput, permission: "requests.read" },

  "operators.brief": { kind: "query", input: nothing, output: z.array(operatorBrief), permission: "requests.read" },
  "operators.list": { kind: "query", input: nothing, output: z.array(operatorRow), permission: "operators.manage" },
  "operators.create": {
    kind: "session",
    input: createOperatorInput,
    output: anyId,
    permission: "operators.manage",
  },
  "operators.set-roles": { kind: "command", input: setRolesInput, output: anyId, permission: "operators.manage" },
  "operators.reset-password": {
    kind: "session",
    input: resetPasswordInput,
    output: anyId,
    permission: "operators.manage",
  },
  "operators.deactivate": { kind: "command", input: operatorIdInput, output: anyId, permission: "operators.manage" },
  "operators.reactivate": { kind: "command", input: operatorIdInput, output: anyId, permission: "operators.manage" },

  "settings.get": { kind: "query", input: nothing, output: settingsOutput, permission: "settings.read" },
  "settings.facts": { kind: "query", input: nothing, output: settingsFacts, permission: "settings.manage" },
  "settings.set-letterhead": {
    kind: "command",
    input: setLetterheadInput,
    output: settingResult,
    permission: "settings.manage",
  },
  "settings.set-sections": {
    kind: "command",
    input: setSectionsInput,
    output: settingResult,
    permission: "settings.manage",
  },
  "settings.set-actors": {
    kind: "command",
    input: setActorsInput,
    output: settingResult,
    permission: "settings.manage",
  },
  "settings.set-numbering": {
    kind: "command",
    input: setNumberingInput,
    output: settingResult,
    permission: "settings.manage",
  },
  "settings.set-texts": {
    kind: "command",
    input: setTextsInput,
    output: settingResult,
    permission: "settings.manage",
  },
  "settings.set-resources": {
    kind: "command",
    input: setResourcesInput,
    output: settingResult,
    permission: "settings.manage",
  },
  "settings.set-clocks": {
    kind: "command",
    input: setClocksInput,
    output: settingResult,
    permission: "settings.manage",
  },
  "calendar.get": { kind: "query", input: nothing, output: calendarOutput, permission: "settings.read" },
  "calendar.changes": { kind: "query", input: nothing, output: calendarChangesOutput, permission: "settings.read" },
  "calendar.set-year": { kind: "command", input: setYearInput, output: calendarResult, permission: "settings.manage" },
  "calendar.set-hours": {
    kind: "command",
    input: setHoursInput,
    output: calendarResult,
    permission: "settings.manage",
  },
  "deadlines.moved": { kind: "query", input: movedInput, output: movedOutput, permission: "requests.read" },
  "deadlines.preview": { kind: "query", input: previewInput, output: previewOutput, permission: "settings.manage" },

  "drafts.get": { kind: "query", input: draftInput, output: draftOutput, permission: "drafts.own" },
  "drafts.list": { kind: "query", input: draftsInput, output: draftsOutput, permission: "drafts.own" },
  "drafts.save": { kind: "command", input: saveDraftInput, output: nothing, permission: "drafts.own" },
  "drafts.discard": { kind: "command", input: draftInput, output: nothing, permission: "drafts.own" },

  "documents.compose": {
    kind: "query",
    input: documentInput,
    output: printDocumentSchema,
    permission: "requests.read",
  },
  // These ask `documents.compose`, which checks the permission and leaves out what the operator may not see.
  "documents.pdf": { kind: "session", input: documentInput, output: documentFile, permission: "requests.read" },
  "documents.save": { kind: "session", input: documentInput, output: savedDocument, permission: "requests.read" },
  "documents.print": { kind: "session", input: documentInput, output: printedDocument, permission: "requests.read" },

  "attachments.begin": { kind: "work", input: beginInput, output: stagedId, permission: "requests.act" },
  "attachments.append": { kind: "work", input: appendInput, output: nothing, permission: "requests.act" },
  "attachments.finish": { kind: "work", input: stagedId, output: stagedSchema, permission: "requests.act" },
  "attachments.discard": { kind: "work", input: stagedId, output: nothing, permission: "requests.act" },
  "attachments.staged": {
    kind: "work",
    input: stagedInput,
    output: z.array(stagedSchema),
    permission: "requests.act",
  },
  "attachments.read": {
    kind: "work",
    input: attachmentInput,
    output: attachmentContent,
    permission: "requests.read-personal",
  },
  "attachments.save-copy": {
    kind: "session",
    input: attachmentInput,
    output: savedCopy,
    permission: "requests.read-personal",
  },

  "workstation.status": { kind: "query", input: nothing, output: workstationStatus, permission: "workstation.read" },
} as const satisfies Record<string, Call>;

export type Contract = typeof contract;
export type CallName = keyof Contract;
/** What a caller passes (before defaults and transforms). */
export type CallInput<N extends CallName> = z.input<Contract[N]["input"]>;
/** What a handler gets (after parsing). */
export type ParsedInput<N extends CallName> = z.output<Contract[N]["input"]>;
export type CallOutput<N extends CallName> = z.output<Contract[N]["output"]>;
export type NamesOf<K extends Call["kind"]> = { [N in CallName]: Contract[N]["kind"] extends K ? N : never }[CallName];

/** What changed in the store; screens refetch what they show of it. */
export const TOPICS = ["requests", "catalog", "operators", "calendar", "settings", "session", "workstation"] as const;
/** A topic, or one entity under it: `requests/<id>`. */
export type Topic = string;

/** The bridge that the preload script exposes as `window.sigap`. */
export interface Bridge {
  call(name: string, input: unknown): Promise<unknown>;
  onChanged(listener: (topics: readonly Topic[]) => void): () => void;
}
