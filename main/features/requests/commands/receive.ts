import type { Service } from "../../../../shared/domain/catalog/service";
import { dueOfLimit } from "../../../../shared/domain/deadlines/limits";
import type { NewEvent } from "../../../../shared/domain/eventlog/event";
import { numberOf } from "../../../../shared/domain/office/numbering";
import { basisSetting } from "../../../../shared/domain/office/settings";
import type { Promise as DuePromise } from "../../../../shared/domain/requests/events";
import { limitRun, selectableLimits } from "../../../../shared/domain/requests/rules";
import type { RequestState } from "../../../../shared/domain/requests/state";
import { checkValues, splitValues } from "../../../../shared/forms/values";
import { checkNik } from "../../../../shared/identity/nik";
import { storedPhone } from "../../../../shared/identity/phone";
import { Refusal } from "../../../../shared/ipc/errors";
import type { ReceiveInput } from "../../../../shared/ipc/requests";
import { bookingEvents } from "../../bookings/commands/bookings";
import type { Command, CommandTools } from "../../command";
import { attachmentEvents } from "./attachments";

/** A receipt may be entered late, but not for a time that has not come (a minute's slack for a form left open). */
const FUTURE_SLACK_MS = 60_000;

/**
 * Receives a request: checks what the form cannot know, gives it its number, pins the service's version and the
 * promised date. An incomplete file is saved too: the applicant is told, and the clock waits from the receipt on.
 */
export const receiveRequest: Command<ReceiveInput, { id: string; version: number; number: string }> = {
  permission: "requests.receive",
  decide(input, tools) {
    const again = input.id === null ? null : tools.known<RequestState>("request", input.id);
    if (again) {
      const { id, version, number } = again;
      return { events: [], answer: () => ({ id, version, number }) };
    }
    const found = tools.reference.currentService(input.serviceId);
    if (!found) throw new Refusal("not-found", { id: input.serviceId });
    const { service, hash } = found;
    if (!service.runnable) {
      throw new Refusal("not-runnable", { service: service.entry.name, reason: service.reasonNotRunnable ?? "" });
    }
    const receivedAt = input.receivedAt ?? tools.now.wall;
    const today = tools.reference.localTime(tools.now.wall).slice(0, 10);
    const typedPhone = input.applicant.phone.trim();
    const phone = typedPhone === "" ? "" : storedPhone(typedPhone);
    checkFields(input, service, { receivedAt, today, phone }, tools);
    const year = Number(today.slice(0, 4));
    const { serial, prefix } = tools.series("request", String(year));
    const number = `${prefix}-${year}-${String(serial).padStart(5, "0")}`;
    const run = limitRun(service, input.limit);
    const startsAtReceipt = run === null || run.starts === "receipt";
    const id = input.id ?? tools.newId();
    const stream = `request/${id}`;
    const missing = input.requirements.some((requirement) => requirement.state === "missing");
    const values = splitValues(service.fields, input.fields);
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
          fields: values.coded,
          agenda: input.channel === "letter" ? agendaOf(today, tools) : null,
          warnedOf: input.warnedOf,
        },
        personal: { ...personalPart(input, phone ?? ""), fieldTexts: values.typed },
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
    events.push(
      ...attachmentEvents(stream, input.attachments, service.entry.requirements.length, tools),
      ...bookingEvents(stream, input.bookings, service, tools, "bookings"),
    );
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
  const due = dueOfLimit(calendar, printed, {
    receivedAt: startsAt,
    serviceHours: service.entry.service_hours,
    setting: basisSetting(tools.reference.settings),
  });
  return due.due === null && due.early === null ? null : { due: due.due, early: due.early, basis: due.basis };
}

/**
 * The letter's place in the year's agenda, by the office's template. It begins with the workstation's own letter and
 * number, for two that are apart must not give out the same one.
 */
function agendaOf(today: string, tools: CommandTools): { serial: number; number: string } {
  const year = Number(today.slice(0, 4));
  const { serial, prefix } = tools.series("agenda", String(year));
  const number = numberOf(tools.reference.settings.numbering, "agenda", {
    serial,
    month: Number(today.slice(5, 7)),
    year,
  });
  return { serial, number: `${prefix}/${number}` };
}

interface Read {
  receivedAt: number;
  /** The office's date. */
  today: string;
  /** As it is kept; null for what is no phone number. */
  phone: string | null;
}

function checkFields(input: ReceiveInput, service: Service, read: Read, tools: CommandTools): void {
  const { receivedAt, today, phone } = read;
  const fields: Record<string, string> = {};
  if (receivedAt > tools.now.wall + FUTURE_SLACK_MS) fields.receivedAt = "time-future";
  if (input.letter.date !== null && input.letter.date > today) fields["letter.date"] = "date-future";
  if (phone === null) fields["applicant.phone"] = "phone";
  const choices = selectableLimits(service);
  if (input.limit === null ? choices.length > 0 : !choices.some((run) => run.limit === input.limit)) {
    fields.limit = "limit-choice";
  }
  if (!answersEach(input.requirements, service.entry.requirements.length)) fields.requirements = "requirements-answer";
  if (input.assignTo && !tools.reference.operators.get(input.assignTo)?.active) fields.assignTo = "operator-unknown";
  // An incomplete file is saved: what the service's own fields lack, the applicant is asked for.
  const complete = !input.requirements.some((requirement) => requirement.state === "missing");
  for (const [field, problem] of Object.entries(checkValues(service.fields, input.fields, { complete }))) {
    fields[`fields.${field}`] = problem;
  }
  if (Object.keys(fields).length > 0) throw new Refusal("bad-input", {}, fields);
}

function personalPart(input: ReceiveInput, phone: string) {
  return {
    applicantName: input.applicant.name,
    agency: input.applicant.agency,
    phone,
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

/** True where each of `count` requirements is answered once and nothing else is. */
export function answersEach(requirements: readonly { index: number }[], count: number): boolean {
  const answered = new Set(requirements.map(({ index }) => index));
  return requirements.length === count && answered.size === count && [...answered].every((index) => index < count);
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
