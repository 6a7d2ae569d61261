import { ENDINGS } from "../catalog/service";
import { authorOf } from "../eventlog/actor";
import { type JsonObject, type LogEvent, ownEntry } from "../eventlog/event";
import type { RequestEventType, RequestPayload } from "./events";
import { requestPayloads } from "./events";
import type { RequestState, SheetEntry } from "./state";
import { CLOSED_STATUSES } from "./types";

const NO_APPLICANT = {
  applicantName: "",
  agency: "",
  phone: "",
  phoneRaw: "",
  email: "",
  nik: "",
  address: "",
  subject: "",
  details: "",
  place: "",
  letterNumber: "",
};

type Applicant = NonNullable<RequestState["applicant"]>;

/** Texts only: what another version wrote in another form is left out, so that no row has to hold it. */
function applicantOf(personal: JsonObject): Applicant {
  const fields = Object.keys(NO_APPLICANT) as (keyof Applicant)[];
  return Object.fromEntries(fields.map((field) => [field, text(personal[field])])) as unknown as Applicant;
}

function notesByIndex(personal: JsonObject | null): Readonly<Record<string, unknown>> {
  const notes = personal?.requirementNotes;
  return typeof notes === "object" && notes !== null && !Array.isArray(notes) ? notes : {};
}

/** Typed texts by field id, from a sealed part that another version may have written. */
function textsOf(value: unknown): Record<string, string> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return {};
  return Object.fromEntries(Object.entries(value).map(([field, typed]) => [field, text(typed)]));
}

function isEnding(target: string): boolean {
  return (ENDINGS as readonly string[]).includes(target);
}

function received(event: LogEvent, payload: RequestPayload<"request.received">): RequestState {
  const { personal } = event;
  const notes = notesByIndex(personal);
  return {
    id: event.stream.slice("request/".length),
    number: payload.number,
    otherNumbers: [],
    year: payload.year,
    serial: payload.serial,
    office: payload.office,
    service: payload.service,
    status: isEnding(payload.firstStep) ? "ready" : "open",
    current: isEnding(payload.firstStep) ? null : payload.firstStep,
    currentSince: payload.receivedAt,
    limit: payload.limit,
    receivedAt: payload.receivedAt,
    recordedAt: event.at.wall,
    recordedBy: authorOf(event.actor),
    clockStartedAt: payload.clockStarts === "receipt" ? payload.receivedAt : null,
    clockStoppedAt: null,
    dueAtEnd: null,
    promise: payload.promise,
    channel: payload.channel,
    applicantKind: payload.applicantKind,
    letterDate: payload.letterDate,
    requirements: payload.requirements.map((item) => ({ ...item, note: text(notes[String(item.index)]) })),
    applicant: personal === null ? null : applicantOf(personal),
    records: [],
    pauses: [],
    assigned: null,
    notes: [],
    closed: null,
    fields: payload.fields,
    fieldTexts: textsOf(personal?.fieldTexts),
    agenda: payload.agenda,
    attachments: [],
    extensions: [],
    agreedDue: null,
    sheets: [],
    bookings: [],
    fee: null,
    pastEnds: [],
    mergedInto: null,
    duplicates: [],
    conflicts: [],
    version: 1,
  };
}

type Change = (state: RequestState, event: LogEvent, payload: never) => string | null;

function moveTo(state: RequestState, next: string, at: number): void {
  state.currentSince = at;
  if (isEnding(next)) {
    state.current = null;
    state.status = "ready";
  } else {
    state.current = next;
    state.status = "open";
  }
}

function close(state: RequestState, event: LogEvent, status: "handed-over" | "refused" | "unfulfilled"): void {
  const personal = event.personal ?? {};
  state.status = status;
  state.current = null;
  stopClock(state, event);
  state.closed = {
    at: event.at.wall,
    actor: authorOf(event.actor),
    product: typeof event.payload.product === "number" ? event.payload.product : null,
    form: typeof event.payload.form === "string" ? event.payload.form : null,
    receivedBy: text(personal.receivedBy),
    text: text(personal.reason ?? personal.note),
    productDetail: text(personal.productDetail),
    survey: typeof event.payload.survey === "string" ? event.payload.survey : null,
  };
}

/** What the end of a step does to the clock of the limit. A step that is passed over counts as ended. */
function moveClock(
  state: RequestState,
  event: LogEvent,
  { clock, promise }: Pick<RequestPayload<"request.step-completed">, "clock" | "promise">,
): void {
  if (clock === "starts" && state.clockStartedAt === null) {
    state.clockStartedAt = event.at.wall;
    state.promise = promise;
  }
  if (clock === "stops") stopClock(state, event);
}

/** The first stop counts: what follows it (a report, the handover) no longer runs against the limit. */
function stopClock(state: RequestState, event: LogEvent): void {
  if (state.clockStoppedAt !== null) return;
  state.clockStoppedAt = event.at.wall;
  state.dueAtEnd = typeof event.payload.dueAtEnd === "number" ? event.payload.dueAtEnd : null;
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** Ends a pause that lasts; a closing or a continued step ends the wait too. */
function endPause(state: RequestState, at: number): void {
  const last = state.pauses.at(-1);
  if (last && last.to === null) last.to = Math.max(at, last.from);
}

function record(state: RequestState, event: LogEvent, step: string, how: RequestState["records"][number]["how"]): void {
  const payload = event.payload as Partial<RequestPayload<"request.step-completed">>;
  state.records.push({
    eventId: event.id,
    step,
    how,
    outcome: payload.outcome ?? null,
    option: payload.option ?? null,
    actor: authorOf(event.actor),
    takenBy: payload.takenBy ? { ...payload.takenBy, name: text(event.personal?.takenByName) } : null,
    disposition: payload.disposition ?? null,
    note: text(event.personal?.note ?? event.personal?.reason),
    startedAt: state.currentSince,
    at: event.at.wall,
  });
}

/** Each change returns why it did not apply, or null when it did. */
const CHANGES: Record<Exclude<RequestEventType, "request.received">, Change> = {
  "request.requirements-checked": (state, event, payload: RequestPayload<"request.requirements-checked">) => {
    const notes = notesByIndex(event.personal);
    state.requirements = payload.requirements.map((item) => ({ ...item, note: text(notes[String(item.index)]) }));
    return null;
  },
  "request.step-completed": (state, event, payload: RequestPayload<"request.step-completed">) => {
    if (state.current !== payload.step) return "step-not-current";
    record(state, event, payload.step, payload.effect === "return" ? "returned" : "completed");
    endPause(state, event.at.wall);
    moveClock(state, event, payload);
    if (payload.next === "refusal") close(state, event, "refused");
    else if (payload.next === "unfulfilled") close(state, event, "unfulfilled");
    else moveTo(state, payload.next, event.at.wall);
    return null;
  },
  "request.step-skipped": (state, event, payload: RequestPayload<"request.step-skipped">) => {
    if (state.current !== payload.step) return "step-not-current";
    record(state, event, payload.step, "skipped");
    endPause(state, event.at.wall);
    moveClock(state, event, payload);
    moveTo(state, payload.next, event.at.wall);
    return null;
  },
  "request.waiting-started": (state, event, payload: RequestPayload<"request.waiting-started">) => {
    if (state.status === "waiting") return "already-waiting";
    // An office cannot wait twice at once, whatever the clocks of two workstations say.
    const last = state.pauses.at(-1);
    const overlaps = last !== undefined && last.to !== null && last.from < last.to && payload.since >= last.from;
    state.pauses.push({
      from: Math.max(payload.since, overlaps ? (last.to ?? 0) : payload.since),
      to: null,
      ground: payload.ground,
      message: text(event.personal?.message),
    });
    state.status = "waiting";
    return null;
  },
  "request.waiting-ended": (state, event) => {
    if (state.status !== "waiting") return "not-waiting";
    endPause(state, event.at.wall);
    state.status = state.current === null ? "ready" : "open";
    return null;
  },
  "request.assigned": (state, _event, payload: RequestPayload<"request.assigned">) => {
    state.assigned = payload.operator;
    return null;
  },
  "request.note-added": (state, event, payload: RequestPayload<"request.note-added">) => {
    const { id: eventId, at } = event;
    const actor = authorOf(event.actor);
    state.notes.push({ eventId, key: payload.key, at: at.wall, actor, note: text(event.personal?.note) });
    return null;
  },
  "request.refused": (state, event, payload: RequestPayload<"request.refused">) => {
    if (state.current !== payload.step) return "step-not-current";
    record(state, event, payload.step, "refused");
    endPause(state, event.at.wall);
    close(state, event, "refused");
    return null;
  },
  "request.handed-over": (state, event) => {
    if (state.current !== null) return "steps-left";
    endPause(state, event.at.wall);
    close(state, event, "handed-over");
    return null;
  },
  "request.extended": (state, event, payload: RequestPayload<"request.extended">) => {
    if (state.extensions.some((extension) => extension.limit === payload.limit)) return "already-extended";
    if (state.clockStoppedAt !== null) return "clock-stopped";
    state.extensions.push({
      limit: payload.limit,
      iso: payload.iso,
      ground: payload.ground,
      noticeDate: payload.noticeDate,
      noticeNumber: text(event.personal?.noticeNumber),
      reason: text(event.personal?.reason),
      actor: authorOf(event.actor),
      at: event.at.wall,
    });
    return null;
  },
  "request.due-agreed": (state, _event, payload: RequestPayload<"request.due-agreed">) => {
    if (state.clockStoppedAt !== null) return "clock-stopped";
    state.agreedDue = payload.due;
    // The first date that the applicant was told is the promised one; it stays visible beside a later agreement.
    state.promise ??= { due: payload.due, early: null, basis: "clock" };
    return null;
  },
  "request.reopened": (state, event, payload: RequestPayload<"request.reopened">) => {
    if (!CLOSED_STATUSES.includes(state.status) || state.status === "merged") return "not-closed";
    state.pastEnds.push({
      status: state.status,
      at: state.closed?.at ?? event.at.wall,
      actor: state.closed?.actor ?? authorOf(event.actor),
      clockStartedAt: state.clockStartedAt,
      clockStoppedAt: state.clockStoppedAt,
      dueAtEnd: state.dueAtEnd,
      promise: state.promise,
      pauses: state.pauses.map(({ from, to }) => ({ from, to })),
      text: state.closed?.text ?? "",
    });
    state.closed = null;
    state.pauses = [];
    state.extensions = [];
    state.agreedDue = null;
    state.clockStartedAt = payload.clock === "starts" ? event.at.wall : null;
    state.clockStoppedAt = null;
    state.dueAtEnd = null;
    state.promise = payload.promise;
    moveTo(state, payload.step, event.at.wall);
    return null;
  },
  "request.merged": (state, event, payload: RequestPayload<"request.merged">) => {
    // Two workstations merged two requests into each other: the first merge counts, or both would be gone.
    if (state.duplicates.some((known) => known.id === payload.into)) return "merged-both-ways";
    const clockStopped = state.clockStoppedAt !== null;
    state.mergedInto = { id: payload.into, number: payload.number, before: { status: state.status, clockStopped } };
    state.status = "merged";
    stopClock(state, event);
    return null;
  },
  "request.unmerged": (state) => {
    if (!state.mergedInto) return "not-merged";
    const { before } = state.mergedInto;
    state.mergedInto = null;
    state.status = before.status;
    if (!before.clockStopped) {
      state.clockStoppedAt = null;
      state.dueAtEnd = null;
    }
    return null;
  },
  "request.duplicate-added": (state, _event, payload: RequestPayload<"request.duplicate-added">) => {
    if (state.duplicates.some((known) => known.id === payload.duplicate)) return "already-there";
    if (state.mergedInto?.id === payload.duplicate) return "merged-both-ways";
    state.duplicates.push({ id: payload.duplicate, number: payload.number });
    return null;
  },
  "request.duplicate-removed": (state, _event, payload: RequestPayload<"request.duplicate-removed">) => {
    const before = state.duplicates.length;
    state.duplicates = state.duplicates.filter((known) => known.id !== payload.duplicate);
    return state.duplicates.length === before ? "not-there" : null;
  },
  "request.attachment-added": (state, event, payload: RequestPayload<"request.attachment-added">) => {
    if (state.attachments.some((known) => known.id === payload.attachment)) return "already-there";
    const { attachment, content, bytes, kind, mediaType, requirement } = payload;
    state.attachments.push({
      id: attachment,
      content,
      bytes,
      kind,
      mediaType,
      requirement,
      name: text(event.personal?.name),
      key: text(event.personal?.key),
      actor: authorOf(event.actor),
      at: event.at.wall,
    });
    return null;
  },
  "request.attachment-removed": (state, _event, payload: RequestPayload<"request.attachment-removed">) => {
    const before = state.attachments.length;
    state.attachments = state.attachments.filter((known) => known.id !== payload.attachment);
    return state.attachments.length === before ? "not-there" : null;
  },
  "request.sheet-filled": (state, event, payload: RequestPayload<"request.sheet-filled">) => {
    const entry: SheetEntry = {
      eventId: event.id,
      sheet: payload.sheet,
      entry: payload.entry,
      values: payload.values,
      texts: textsOf(event.personal?.texts),
      actor: authorOf(event.actor),
      at: event.at.wall,
    };
    const at = state.sheets.findIndex((known) => known.sheet === entry.sheet && known.entry === entry.entry);
    if (at < 0) state.sheets.push(entry);
    else state.sheets[at] = entry;
    return null;
  },
  "request.booked": (state, event, payload: RequestPayload<"request.booked">) => {
    if (state.bookings.some((known) => known.id === payload.booking)) return "already-there";
    state.bookings.push({
      id: payload.booking,
      resource: payload.resource,
      from: payload.from,
      to: payload.to,
      note: text(event.personal?.note),
      cancelled: false,
      actor: authorOf(event.actor),
      at: event.at.wall,
    });
    return null;
  },
  "request.booking-cancelled": (state, _event, payload: RequestPayload<"request.booking-cancelled">) => {
    const booking = state.bookings.find((known) => known.id === payload.booking);
    if (!booking || booking.cancelled) return "not-there";
    booking.cancelled = true;
    return null;
  },
  "request.fields-recorded": (state, event, payload: RequestPayload<"request.fields-recorded">) => {
    state.fields = payload.fields;
    state.fieldTexts = textsOf(event.personal?.fieldTexts);
    return null;
  },
  "request.fee-recorded": (state, event, payload: RequestPayload<"request.fee-recorded">) => {
    state.fee = {
      amount: payload.amount,
      method: payload.method,
      receipt: text(event.personal?.receipt),
      note: text(event.personal?.note),
      actor: authorOf(event.actor),
      at: event.at.wall,
    };
    return null;
  },
  "request.corrected": (state, event, payload: RequestPayload<"request.corrected">) => {
    const values = textsOf(event.personal?.values);
    if (!state.applicant || event.personal === null) return null;
    for (const field of payload.fields) {
      const value = values[field];
      if (value === undefined) continue;
      state.applicant[field] = value;
      if (field === "phone") state.applicant.phoneRaw = value;
    }
    return null;
  },
};

/** Facts that may still be added to a closed request: what belongs to its file, and what takes it up again. */
const ALLOWED_AFTER_CLOSE: readonly string[] = [
  "request.note-added",
  "request.attachment-added",
  "request.attachment-removed",
  "request.sheet-filled",
  "request.booking-cancelled",
  "request.corrected",
  "request.reopened",
  "request.unmerged",
  "request.duplicate-added",
  "request.duplicate-removed",
];

/**
 * Folds one event into a request's state. `state` is null before the first event and is changed in place (the fold
 * owns it). Never throws and never looks at personal data to decide: an event that does not apply becomes a conflict.
 */
export function reduceRequest(state: RequestState | null, event: LogEvent): RequestState | null {
  const schema = ownEntry<(typeof requestPayloads)[RequestEventType]>(requestPayloads, event.type);
  if (state === null) {
    if (event.type !== "request.received") return null;
    const parsed = requestPayloads["request.received"].safeParse(event.payload);
    return parsed.success ? received(event, parsed.data) : null;
  }
  state.version += 1;
  const reason = whyNot(state, event, schema);
  if (reason !== null) state.conflicts.push({ eventId: event.id, reason });
  return state;
}

/** The first receipt counts. What another workstation recorded of the same intake leaves its number. */
function receivedAgain(state: RequestState, event: LogEvent): string {
  const { number } = requestPayloads["request.received"].safeParse(event.payload).data ?? { number: state.number };
  if (number !== state.number && !state.otherNumbers.includes(number)) state.otherNumbers.push(number);
  return "already-received";
}

function whyNot(
  state: RequestState,
  event: LogEvent,
  schema: (typeof requestPayloads)[RequestEventType] | undefined,
): string | null {
  if (!schema) return "unknown-type";
  if (event.type === "request.received") return receivedAgain(state, event);
  if (CLOSED_STATUSES.includes(state.status) && !ALLOWED_AFTER_CLOSE.includes(event.type)) return "already-closed";
  const parsed = schema.safeParse(event.payload);
  if (!parsed.success) return "unreadable-payload";
  return CHANGES[event.type as keyof typeof CHANGES](state, event, parsed.data as never);
}
