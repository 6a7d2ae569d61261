import { DAY_MS, formatDay } from "../../../../shared/domain/calendar/civil";
import { fixedOffsetOf } from "../../../../shared/domain/calendar/zone";
import type { Service } from "../../../../shared/domain/catalog/service";
import { selectableLimits } from "../../../../shared/domain/requests/rules";
import { type ReceiveDraft, receiveInput } from "../../../../shared/ipc/requests";

/** An untouched form for a service. Requirements count as missing until somebody has looked at them. */
export function emptyIntake(service: Service): ReceiveDraft {
  const limits = selectableLimits(service);
  return {
    serviceId: service.entry.id,
    limit: limits.length === 1 ? (limits[0]?.limit ?? null) : null,
    receivedAt: null,
    channel: "counter",
    letter: { number: "", date: null },
    applicant: { kind: "person", name: "", agency: "", phone: "", email: "", nik: "", address: "" },
    subject: "",
    details: "",
    place: "",
    requirements: service.entry.requirements.map((_text, index) => ({ index, state: "missing" as const, note: "" })),
    assignTo: null,
  };
}

/** Whether anything was typed that would be a loss. */
export function isTouched(values: ReceiveDraft, service: Service): boolean {
  return JSON.stringify(values) !== JSON.stringify(emptyIntake(service));
}

/** The typed form moved to another service: what belongs to the applicant stays, what belongs to the standard is new. */
export function moveToService(values: ReceiveDraft, service: Service): ReceiveDraft {
  const { serviceId, limit, requirements } = emptyIntake(service);
  return { ...values, serviceId, limit, requirements };
}

/** Indexes of the requirements that are missing. */
export function missingRequirements(values: Pick<ReceiveDraft, "requirements">): number[] {
  return values.requirements.filter((item) => item.state === "missing").map((item) => item.index);
}

/**
 * What is wrong with the form: path of the field -> key of the problem (words in errors.field or
 * requests.problems). Empty when it can be sent. `now` in epoch milliseconds; a letter or a receipt cannot lie
 * in the future, and a letter cannot be dated after it was received.
 */
export function intakeProblems(
  typed: ReceiveDraft,
  service: Service,
  now: number,
  zone: string,
): Record<string, string> {
  const values = toReceiveInput(typed);
  const problems: Record<string, string> = {};
  const parsed = receiveInput.safeParse(values);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) problems[issue.path.join(".")] ??= issue.message;
  }
  if (selectableLimits(service).length > 0 && values.limit === null) problems.limit = "limit-choice";
  if (values.receivedAt !== null && values.receivedAt > now) problems.receivedAt ??= "in-future";
  const letterDate = values.letter.date;
  if (letterDate !== null && problems["letter.date"] === undefined) {
    if (letterDate > localDate(now, zone)) problems["letter.date"] = "date-future";
    else if (letterDate > localDate(values.receivedAt ?? now, zone)) problems["letter.date"] = "letter-after-receipt";
  }
  return problems;
}

/** The calendar date of an instant in a zone, YYYY-MM-DD. */
export function localDate(instant: number, zone: string): string {
  return formatDay(Math.floor((instant + (fixedOffsetOf(zone) ?? 0)) / DAY_MS));
}

/** What is sent. Letter fields that the channel hides are not sent, whatever was typed into them before. */
export function toReceiveInput(values: ReceiveDraft): ReceiveDraft {
  return showsLetter(values.channel) ? values : { ...values, letter: { number: "", date: null } };
}

/** A letter has a number and a date; so has what comes attached to an e-mail. */
export function showsLetter(channel: ReceiveDraft["channel"]): boolean {
  return channel === "letter" || channel === "email";
}
