import { ownEntry } from "../../shared/domain/eventlog/event";
import { Refusal } from "../../shared/ipc/errors";
import { setHours } from "./calendar/hours";
import { setYear } from "./calendar/year";
import type { Command } from "./command";
import { createFirstAdministrator, createOperator } from "./operators/create";
import { changeOwnPassword, recordLogin, resetPassword } from "./operators/password";
import { deactivateOperator, reactivateOperator, setRoles } from "./operators/roles";
import { addNote } from "./requests/addNote";
import { assignRequest } from "./requests/assign";
import { addAttachments, removeAttachment } from "./requests/attachments";
import { bookResource, cancelBooking } from "./requests/bookings";
import { checkRequirements } from "./requests/checkRequirements";
import { completeStep } from "./requests/completeStep";
import { correctRequest } from "./requests/correct";
import { agreeDue, extendLimit } from "./requests/extend";
import { recordFee } from "./requests/fee";
import { recordFields } from "./requests/fields";
import { fillSheet } from "./requests/fillSheet";
import { handOver } from "./requests/handOver";
import { mergeRequest, unmergeRequest } from "./requests/merge";
import { receiveRequest } from "./requests/receive";
import { refuseRequest } from "./requests/refuse";
import { reopenRequest } from "./requests/reopen";
import { skipStep } from "./requests/skipStep";
import { resumeRequest, waitForApplicant } from "./requests/waiting";
import { setActors } from "./settings/actors";
import { setClocks } from "./settings/clocks";
import { setLetterhead } from "./settings/letterhead";
import { setNumbering } from "./settings/numbering";
import { setResources } from "./settings/resources";
import { setSections } from "./settings/sections";
import { setTexts } from "./settings/texts";
import { enrolWorkstation, establishOffice } from "./setup/establish";
import { publishCalendar, publishCatalog } from "./setup/publish";

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
