import type { Service } from "../../../shared/domain/catalog/service";
import { toOfficeIso } from "../../../shared/domain/deadlines/instants";
import { dueOfLimit } from "../../../shared/domain/deadlines/limits";
import type { NewEvent } from "../../../shared/domain/eventlog/event";
import type { Promise as DuePromise } from "../../../shared/domain/requests/events";
import { limitRun, selectableLimits } from "../../../shared/domain/requests/rules";
import { checkNik } from "../../../shared/identity/nik";
import { checkPhone } from "../../../shared/identity/phone";
import { Refusal } from "../../../shared/ipc/errors";
import type { ReceiveInput } from "../../../shared/ipc/requests";
import type { Command, CommandTools } from "../command";

/** A receipt may be entered late, but not for a time that has not come (a minute's slack for a form left open). */
const FUTURE_SLACK_MS = 60_000;

/**
 * Receives a request: checks what the form cannot know, gives it its number, pins the service's version and the
 * promised date. An incomplete file is saved too: the applicant is told, and the clock waits from the receipt on.
 */
export const receiveRequest: Command<ReceiveInput, { id: string; version: number; number: string }> = {
  permission: "requests.receive",
  decide(input, tools) {
    const found = tools.reference.currentService(input.serviceId);
    if (!found) throw new Refusal("not-found", { id: input.serviceId });
    const { service, hash } = found;
    if (!service.runnable) {
      throw new Refusal("not-runnable", { service: service.entry.name, reason: service.reasonNotRunnable ?? "" });
    }
    const receivedAt = input.receivedAt ?? tools.now.wall;
    checkFields(input, service, receivedAt, tools);
    const year = Number(toOfficeIso(tools.now.wall, tools.reference.zone).slice(0, 4));
    const { number, serial } = tools.nextNumber(year);
    const run = limitRun(service, input.limit);
    const startsAtReceipt = run === null || run.starts === "receipt";
    const id = tools.newId();
    const stream = `request/${id}`;
    const missing = input.requirements.some((requirement) => requirement.state === "missing");
    const events: NewEvent[] = [
      {
        stream,
        type: "request.received",
        payload: {
          number,
          year,
          serial,
          office: service.entry.office,
          service: { id: service.entry.id, hash },
          firstStep: service.steps[0]?.id ?? "handover",
          limit: input.limit,
          clockStarts: startsAtReceipt ? "receipt" : "step",
          receivedAt,
          channel: input.channel,
          applicantKind: input.applicant.kind,
          letterDate: input.letter.date,
          requirements: input.requirements.map(({ index, state }) => ({ index, state })),
          promise: startsAtReceipt ? promiseOf(service, input.limit, receivedAt, tools) : null,
        },
        personal: personalPart(input),
      },
    ];
    if (missing) {
      events.push({
        stream,
        type: "request.waiting-started",
        payload: { ground: "requirements", since: receivedAt },
        personal: { message: missingTexts(input, service).join("; ") },
      });
    }
    if (input.assignTo) {
      events.push({ stream, type: "request.assigned", payload: { operator: input.assignTo }, personal: {} });
    }
    return { events, answer: (versions) => ({ id, version: versions.get(stream) ?? 0, number }) };
  },
};

/** The due time by the limit as it stands on the day it is promised; null where the limit gives none. */
export function promiseOf(
  service: Service,
  limit: number | null,
  startsAt: number,
  tools: CommandTools,
): DuePromise | null {
  const printed = limit === null ? undefined : service.entry.time_limits[limit];
  const calendar = tools.reference.calendar;
  if (!printed || !calendar) return null;
  const due = dueOfLimit(calendar, printed, { receivedAt: startsAt, serviceHours: service.entry.service_hours });
  return due.due === null && due.early === null ? null : { due: due.due, early: due.early, basis: due.basis };
}

function checkFields(input: ReceiveInput, service: Service, receivedAt: number, tools: CommandTools): void {
  const fields: Record<string, string> = {};
  const today = toOfficeIso(tools.now.wall, tools.reference.zone).slice(0, 10);
  if (receivedAt > tools.now.wall + FUTURE_SLACK_MS) fields.receivedAt = "time-future";
  if (input.letter.date !== null && input.letter.date > today) fields["letter.date"] = "date-future";
  if (input.applicant.phone.trim() !== "" && !checkPhone(input.applicant.phone)) fields["applicant.phone"] = "phone";
  const choices = selectableLimits(service);
  if (input.limit === null ? choices.length > 0 : !choices.some((run) => run.limit === input.limit)) {
    fields.limit = "limit-choice";
  }
  const count = service.entry.requirements.length;
  const answered = new Set(input.requirements.map((requirement) => requirement.index));
  if (answered.size !== count || input.requirements.length !== count || [...answered].some((index) => index >= count)) {
    fields.requirements = "requirements-answer";
  }
  if (input.assignTo && !tools.reference.operators.get(input.assignTo)?.active) fields.assignTo = "operator-unknown";
  if (Object.keys(fields).length > 0) throw new Refusal("bad-input", {}, fields);
}

function personalPart(input: ReceiveInput) {
  const phone = checkPhone(input.applicant.phone);
  return {
    applicantName: input.applicant.name,
    agency: input.applicant.agency,
    phone: phone?.stored ?? "",
    phoneRaw: input.applicant.phone.trim(),
    email: input.applicant.email,
    nik: input.applicant.nik.trim() === "" ? "" : checkNik(input.applicant.nik).digits,
    address: input.applicant.address,
    subject: input.subject,
    details: input.details,
    place: input.place,
    letterNumber: input.letter.number,
    requirementNotes: notesOf(input.requirements),
  };
}

/** Notes of requirements by index, the empty ones left out. */
export function notesOf(requirements: readonly { index: number; note: string }[]): Record<string, string> {
  return Object.fromEntries(requirements.filter(({ note }) => note).map(({ index, note }) => [String(index), note]));
}

function missingTexts(input: ReceiveInput, service: Service): string[] {
  return input.requirements
    .filter((requirement) => requirement.state === "missing")
    .map((requirement) => service.entry.requirements[requirement.index] ?? "");
}
