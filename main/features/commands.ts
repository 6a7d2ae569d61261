import { ownEntry } from "../../shared/domain/eventlog/event";
import { Refusal } from "../../shared/ipc/errors";
import { bookResource, cancelBooking } from "./bookings/commands/bookings";
import { setHours } from "./calendar/commands/hours";
import { setYear } from "./calendar/commands/year";
import { publishCalendar, publishCatalog } from "./catalog/commands/publish";
import type { Command } from "./command";
import { setActors } from "./office/commands/actors";
import { setClocks } from "./office/commands/clocks";
import { enrolWorkstation, establishOffice } from "./office/commands/establish";
import { setLetterhead } from "./office/commands/letterhead";
import { setNumbering } from "./office/commands/numbering";
import { setResources } from "./office/commands/resources";
import { setSections } from "./office/commands/sections";
import { setTexts } from "./office/commands/texts";
import { createFirstAdministrator, createOperator } from "./operators/commands/create";
import { changeOwnPassword, recordLogin, resetPassword } from "./operators/commands/password";
import { deactivateOperator, reactivateOperator, setRoles } from "./operators/commands/roles";
import { fillSheet } from "./registers/commands/fill-sheet";
import { addNote } from "./requests/commands/add-note";
import { assignRequest } from "./requests/commands/assign";
import { addAttachments, removeAttachment } from "./requests/commands/attachments";
import { checkRequirements } from "./requests/commands/check-requirements";
import { completeStep } from "./requests/commands/complete-step";
import { correctRequest } from "./requests/commands/correct";
import { agreeDue, extendLimit } from "./requests/commands/extend";
import { recordFee } from "./requests/commands/fee";
import { recordFields } from "./requests/commands/fields";
import { handOver } from "./requests/commands/hand-over";
import { mergeRequest, unmergeRequest } from "./requests/commands/merge";
import { receiveRequest } from "./requests/commands/receive";
import { refuseRequest } from "./requests/commands/refuse";
import { reopenRequest } from "./requests/commands/reopen";
import { skipStep } from "./requests/commands/skip-step";
import { resumeRequest, waitForApplicant } from "./requests/commands/waiting";

type AnyCommand = Command<never, unknown>;

/** Commands of the IPC contract: their input is parsed before it gets here. */
const COMMANDS: Readonly<Record<string, AnyCommand>> = {
  "requests.receive": receiveRequest,
  "requests.complete-step": completeStep,
  "requests.skip-step": skipStep,
  "requests.refuse": refuseRequest,
  "requests.check-requirements": checkRequirements,
  "requests.wait": waitForApplicant,
  "requests.resume": resumeRequest,
  "requests.assign": assignRequest,
  "requests.add-note": addNote,
  "requests.hand-over": handOver,
  "requests.extend": extendLimit,
  "requests.agree-due": agreeDue,
  "requests.reopen": reopenRequest,
  "requests.merge": mergeRequest,
  "requests.unmerge": unmergeRequest,
  "requests.add-attachments": addAttachments,
  "requests.remove-attachment": removeAttachment,
  "requests.fill-sheet": fillSheet,
  "requests.book": bookResource,
  "requests.cancel-booking": cancelBooking,
  "requests.record-fields": recordFields,
  "requests.record-fee": recordFee,
  "requests.correct": correctRequest,
  "operators.set-roles": setRoles,
  "settings.set-letterhead": setLetterhead,
  "settings.set-sections": setSections,
  "settings.set-actors": setActors,
  "settings.set-numbering": setNumbering,
  "settings.set-texts": setTexts,
  "settings.set-resources": setResources,
  "settings.set-clocks": setClocks,
  "calendar.set-year": setYear,
  "calendar.set-hours": setHours,
  "operators.deactivate": deactivateOperator,
  "operators.reactivate": reactivateOperator,
};

/** Commands that only the main process gives: their input was made by it, from something already checked. */
const MAIN_COMMANDS: Readonly<Record<string, AnyCommand>> = {
  "operators.create": createOperator,
  "operators.reset-password": resetPassword,
  "operators.change-own-password": changeOwnPassword,
  "operators.record-login": recordLogin,
  "setup.establish": establishOffice,
  "setup.first-administrator": createFirstAdministrator,
  "setup.enrol": enrolWorkstation,
  "setup.publish-catalog": publishCatalog,
  "setup.publish-calendar": publishCalendar,
};

/** Finds a command. @throws Refusal `unknown-name` */
export function commandNamed(name: string, main: boolean): Command<unknown, unknown> {
  const command = ownEntry(COMMANDS, name) ?? (main ? ownEntry(MAIN_COMMANDS, name) : undefined);
  if (!command) throw new Refusal("unknown-name", { name });
  return command as Command<unknown, unknown>;
}
