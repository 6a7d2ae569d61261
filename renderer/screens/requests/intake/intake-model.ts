import { DAY_MS, formatDay } from "../../../../shared/domain/calendar/civil";
import { fixedOffsetOf } from "../../../../shared/domain/calendar/zone";
import type { Service } from "../../../../shared/domain/catalog/service";
import { selectableLimits } from "../../../../shared/domain/requests/rules";
import { checkValues, type FieldValues } from "../../../../shared/forms/values";
import { type ReceiveDraft, receiveInput } from "../../../../shared/ipc/requests";

/** A resource that is to be taken, while it is typed. */
export interface BookingDraft {
  resource: string | null;
  from: number | null;
  to: number | null;
  note: string;
}

/** What the form holds: what is sent, while it may be wrong or unfinished. */
export type IntakeValues = Omit<ReceiveDraft, "id" | "fields" | "attachments" | "bookings" | "warnedOf"> & {
  fields: FieldValues;
  /** Files that were handed over, and the requirement that each answers. */
  attachments: { id: string; requirement: number | null }[];
  bookings: BookingDraft[];
};

const UNSENT: Sent = { id: null, warnedOf: [] };

/** The longest time that one booking takes: longer ones are several. */
const LONGEST_BOOKING_MS = 31 * DAY_MS;

/** An untouched form for a service. Requirements count as missing until somebody has looked at them. */
export function emptyIntake(service: Service): IntakeValues {
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
    fields: {},
    attachments: [],
    bookings: [],
  };
}

/** Whether anything was typed that would be a loss. */
export function isTouched(values: IntakeValues, service: Service): boolean {
  return JSON.stringify(values) !== JSON.stringify(emptyIntake(service));
}

/**
 * The typed form moved to another service: what belongs to the applicant stays, what belongs to the standard is new.
 * Files stay too, but answer none of the new requirements yet; so do bookings where the service books at all.
 */
export function moveToService(values: IntakeValues, service: Service): IntakeValues {
  const { serviceId, limit, requirements, fields } = emptyIntake(service);
  return {
    ...values,
    serviceId,
    limit,
    requirements,
    fields,
    attachments: values.attachments.map(({ id }) => ({ id, requirement: null })),
    bookings: service.books.length > 0 ? values.bookings : [],
  };
}

/** Indexes of the requirements that are missing. */
export function missingRequirements(values: Pick<ReceiveDraft, "requirements">): number[] {
  return values.requirements.filter((item) => item.state === "missing").map((item) => item.index);
}

/**
 * What the applicant is to be told when the file is incomplete: the missing requirements, and the labels of the
 * service's own fields that are required and empty, for the clock waits for both. Nothing for a complete file.
 */
export function lackingTexts(values: Pick<IntakeValues, "requirements" | "fields">, service: Service): string[] {
  const requirements = missingRequirements(values).map((index) => service.entry.requirements[index] ?? "");
  if (requirements.length === 0) return [];
  const problems = checkValues(service.fields, values.fields);
  return [...requirements, ...service.fields.filter(({ id }) => problems[id] === "required").map(({ label }) => label)];
}

/** A requirement that is met by the applicant's identity card, which carries the NIK. */
const ASKS_IDENTITY_CARD = /\b(e-?ktp|ktp|nik|kartu tanda penduduk)\b/i;

/**
 * True where the NIK has to be typed: a person asks, and the file holds the identity card that the standard requires.
 * Where the standard asks for none, or the card is still missing, the number may be left out.
 */
export function needsNik(values: Pick<IntakeValues, "applicant" | "requirements">, service: Service): boolean {
  return (
    values.applicant.kind === "person" &&
    values.requirements.some(
      (item) => item.state === "complete" && ASKS_IDENTITY_CARD.test(service.entry.requirements[item.index] ?? ""),
    )
  );
}

/** A file that is handed over as an answer to a requirement: the requirement counts as complete. */
export function answerRequirement(values: IntakeValues, ids: readonly string[], requirement: number | null) {
  const added = ids.map((id) => ({ id, requirement }));
  return {
    attachments: [...values.attachments.filter(({ id }) => !ids.includes(id)), ...added],
    requirements: values.requirements.map((item) =>
      item.index === requirement && item.state === "missing" ? { ...item, state: "complete" as const } : item,
    ),
  };
}

/**
 * What is wrong with the form: path of the field -> key of the problem (words in errors.field or
 * requests.problems). Empty when it can be sent. `now` in epoch milliseconds; a letter or a receipt cannot lie
 * in the future, and a letter cannot be dated after it was received.
 */
export function intakeProblems(
  typed: IntakeValues,
  service: Service,
  now: number,
  zone: string,
): Record<string, string> {
  const values = toReceiveInput(typed, UNSENT);
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
  if (needsNik(typed, service) && typed.applicant.nik.trim() === "") problems["applicant.nik"] ??= "nik-asked";
  // An incomplete file is saved: what the service's own fields lack, the applicant is asked for.
  const complete = missingRequirements(typed).length === 0;
  for (const [id, problem] of Object.entries(checkValues(service.fields, typed.fields, { complete }))) {
    problems[`fields.${id}`] = problem;
  }
  for (const [path, problem] of Object.entries(bookingProblems(typed.bookings))) problems[path] = problem;
  return problems;
}

/** What is wrong with the bookings as they are typed. A line that nothing was typed into is no booking. */
export function bookingProblems(bookings: readonly BookingDraft[]): Record<string, string> {
  const problems: Record<string, string> = {};
  bookings.forEach((booking, index) => {
    if (isEmptyBooking(booking)) return;
    const path = `bookings.${index}`;
    if (booking.resource === null) problems[`${path}.resource`] = "resource-choice";
    if (booking.from === null) problems[`${path}.from`] = "required";
    if (booking.to === null) problems[`${path}.to`] = "required";
    if (booking.from !== null && booking.to !== null) {
      if (booking.to <= booking.from) problems[`${path}.to`] = "time-order";
      else if (booking.to - booking.from > LONGEST_BOOKING_MS) problems[`${path}.to`] = "time-too-long";
    }
    const twice = bookings.findIndex(
      (other, place) => place < index && other.resource === booking.resource && sameTime(other, booking),
    );
    if (twice >= 0) problems[`${path}.from`] ??= "booking-twice";
  });
  return problems;
}

/** The time that the service's own fields name: the first two points in time that it asks for. */
export function wantedTime(service: Pick<Service, "fields">, fields: FieldValues): Pick<BookingDraft, "from" | "to"> {
  const [from, to] = service.fields
    .filter((field) => field.kind === "instant")
    .map((field) => fields[field.id])
    .map((value) => (typeof value === "number" ? value : null));
  return { from: from ?? null, to: to ?? null };
}

function isEmptyBooking(booking: BookingDraft): boolean {
  return booking.from === null && booking.to === null && booking.note.trim() === "";
}

function sameTime(one: BookingDraft, other: BookingDraft): boolean {
  if (one.from === null || one.to === null || other.from === null || other.to === null) return false;
  return one.from < other.to && other.from < one.to;
}

/** How long a text may be where the form says that it is too long: path -> most characters. */
export function textLimits(typed: IntakeValues): Record<string, number> {
  const parsed = receiveInput.safeParse(toReceiveInput(typed, UNSENT));
  if (parsed.success) return {};
  return Object.fromEntries(
    parsed.error.issues.flatMap((issue) =>
      issue.code === "too_big" && issue.message === "too-long"
        ? [[issue.path.join("."), Number(issue.maximum)] as const]
        : [],
    ),
  );
}

/** How many characters the text at a path has ("applicant.name"). */
export function lengthAt(values: IntakeValues, path: string): number {
  let at: unknown = values;
  for (const part of path.split(".")) at = typeof at === "object" && at !== null ? Reflect.get(at, part) : undefined;
  return typeof at === "string" ? [...at].length : 0;
}

/** The calendar date of an instant in a zone, YYYY-MM-DD. */
export function localDate(instant: number, zone: string): string {
  return formatDay(Math.floor((instant + (fixedOffsetOf(zone) ?? 0)) / DAY_MS));
}

/** What the form does not hold, but is sent with it. */
export interface Sent {
  /** Made when the form was begun: a form that is sent twice is received once. */
  id: string | null;
  /** Requests that the operator was shown as perhaps the same, and received this one all the same. */
  warnedOf: readonly string[];
}

/** What is sent. Letter fields that the channel hides are not sent, whatever was typed into them before. */
export function toReceiveInput(values: IntakeValues, sent: Sent): ReceiveDraft {
  const { bookings, fields, ...rest } = values;
  return {
    ...rest,
    id: sent.id,
    fields: { ...fields },
    letter: showsLetter(values.channel) ? values.letter : { number: "", date: null },
    bookings: bookings.flatMap(({ resource, from, to, note }) =>
      resource === null || from === null || to === null ? [] : [{ resource, from, to, note }],
    ),
    warnedOf: [...sent.warnedOf],
  };
}

/** A letter has a number and a date; so has what comes attached to an e-mail. */
export function showsLetter(channel: ReceiveDraft["channel"]): boolean {
  return channel === "letter" || channel === "email";
}
