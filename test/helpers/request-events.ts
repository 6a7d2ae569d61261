import type { Service } from "../../shared/domain/catalog/service";
import type { JsonObject, LogEvent } from "../../shared/domain/eventlog/event";
import { reduceRequest } from "../../shared/domain/requests/reduce";
import { clockEffect, limitRun } from "../../shared/domain/requests/rules";
import type { RequestState } from "../../shared/domain/requests/state";
import { Authors } from "./events";

/** Authors of one request's events by a service's own steps. */
export class RequestAuthors extends Authors<RequestState> {
  constructor(
    private readonly service: Service,
    count = 1,
  ) {
    super("request/r1", reduceRequest, count);
  }

  receive(author = 0, changes: JsonObject = {}): LogEvent {
    const receivedAt = Date.parse("2026-11-23T09:00:00+07:00");
    const limit = this.service.limits[0]?.limit ?? null;
    return this.write(
      author,
      "request.received",
      {
        number: "K1-2026-00001",
        year: 2026,
        serial: 1,
        office: this.service.entry.office,
        service: { id: this.service.entry.id, hash: "h" },
        firstStep: this.service.steps[0]?.id ?? "handover",
        limit,
        clockStarts: "receipt",
        receivedAt,
        channel: "letter",
        applicantKind: "agency",
        letterDate: null,
        requirements: this.service.entry.requirements.map((_text, index) => ({ index, state: "complete" })),
        promise: null,
        ...changes,
      },
      { applicantName: "Sri Wahyuni", subject: "Internet mati", requirementNotes: { "0": "asli" } },
    );
  }

  /** Ends the step that stands for the author (or the one named) with an outcome of it. */
  complete(author: number, outcome: string, step = this.state(author)?.current ?? ""): LogEvent {
    const found = this.service.steps.find((candidate) => candidate.id === step);
    const way = found?.outcomes.find((candidate) => candidate.id === outcome);
    if (!found || !way) throw new Error(`${step} has no outcome ${outcome}`);
    const run = limitRun(this.service, this.state(author)?.limit ?? null);
    return this.write(
      author,
      "request.step-completed",
      {
        step,
        outcome,
        effect: way.effect,
        next: way.to,
        option: null,
        takenBy: null,
        disposition: null,
        clock: way.effect === "return" ? null : clockEffect(run, step),
        promise: null,
        dueAtEnd: null,
      },
      { note: `${outcome} oleh ${author}`, takenByName: "" },
    );
  }

  handOver(author = 0): LogEvent {
    return this.write(
      author,
      "request.handed-over",
      { product: 0, form: "work", dueAtEnd: null },
      { receivedBy: "Budi", note: "", productDetail: "" },
    );
  }
}

/** What one operator does next; `choice` picks among what there is. */
export interface HistoryAction {
  author: number;
  what: string;
  choice: number;
}

const HOUR = 3_600_000;
const booking = (choice: number) => ({ booking: `b${choice % 3}` });
const attachment = (choice: number) => ({ attachment: `a${choice % 3}` });
const duplicate = (choice: number) => ({ duplicate: `r${choice % 3}` });

/** Facts that say the same whatever the request's state is, by the name of the action. */
const FACTS: Readonly<
  Record<string, (choice: number) => readonly [type: string, payload: JsonObject, personal?: JsonObject]>
> = {
  wait: (choice) => [
    "request.waiting-started",
    { ground: "applicant", since: choice * 1_000 },
    { message: "Mohon data" },
  ],
  resume: () => ["request.waiting-ended", {}, { note: "" }],
  note: (choice) => ["request.note-added", {}, { note: `catatan ${choice}` }],
  assign: (choice) => ["request.assigned", { operator: choice === 0 ? null : `o${choice}` }],
  extend: (choice) => [
    "request.extended",
    { limit: choice % 2, iso: "P7D", ground: "not-held", noticeDate: "2026-11-24", from: null, to: null },
    { reason: `alasan ${choice}`, noticeNumber: `045/${choice}` },
  ],
  "agree-due": (choice) => ["request.due-agreed", { due: choice * HOUR }, { note: `sepakat ${choice}` }],
  merge: (choice) => [
    "request.merged",
    { into: `r${choice}`, number: `K1-2026-0000${choice}`, dueAtEnd: null },
    { reason: "" },
  ],
  unmerge: () => ["request.unmerged", {}, { reason: "bukan yang sama" }],
  "add-duplicate": (choice) => ["request.duplicate-added", { ...duplicate(choice), number: `K1-2026-0000${choice}` }],
  "remove-duplicate": (choice) => ["request.duplicate-removed", duplicate(choice)],
  attach: (choice) => [
    "request.attachment-added",
    {
      ...attachment(choice),
      content: String(choice).repeat(64),
      bytes: choice,
      kind: "pdf",
      mediaType: "application/pdf",
      requirement: choice === 0 ? null : 0,
    },
    { name: `berkas-${choice}.pdf`, key: "a2V5" },
  ],
  "remove-attachment": (choice) => ["request.attachment-removed", attachment(choice), { reason: "keliru" }],
  "fill-sheet": (choice) => [
    "request.sheet-filled",
    { sheet: `lembar-${choice % 2}`, entry: `e${choice % 3}`, values: { nomor: choice } },
    { texts: { uraian: `isi ${choice}` } },
  ],
  book: (choice) => ["request.booked", { ...booking(choice), resource: "smart", from: 0, to: HOUR }, { note: "" }],
  "cancel-booking": (choice) => ["request.booking-cancelled", booking(choice), { reason: "batal" }],
  "record-fee": (choice) => [
    "request.fee-recorded",
    { amount: choice * 1_000, method: "cash" },
    { receipt: `K${choice}`, note: "" },
  ],
  "record-fields": (choice) => [
    "request.fields-recorded",
    { fields: { way: `way-${choice}` } },
    { fieldTexts: { purpose: `tujuan ${choice}` } },
  ],
  correct: (choice) => [
    "request.corrected",
    { fields: ["applicantName", "phone"] },
    { values: { applicantName: `Nama ${choice}`, phone: `+62812${choice}` }, reason: "salah ketik" },
  ],
};

/** Names of everything that an author can do to a request, beside what the request's own steps allow. */
export const FACT_NAMES: readonly string[] = Object.keys(FACTS);

/** Lets an author do something, whether or not it fits what is known: what does not becomes a conflict. */
export function act(request: RequestAuthors, service: Service, { author, what, choice }: HistoryAction): void {
  const step = service.steps.find((candidate) => candidate.id === request.state(author)?.current);
  const outcome = step?.outcomes[choice % (step.outcomes.length || 1)];
  switch (what) {
    case "complete":
      if (outcome) request.complete(author, outcome.id);
      break;
    case "skip":
      request.write(author, "request.step-skipped", { step: step?.id ?? "none", next: outcome?.to ?? "handover" });
      break;
    case "hand-over":
      request.handOver(author);
      break;
    case "refuse":
      request.write(author, "request.refused", { step: step?.id ?? "none", dueAtEnd: null }, { reason: "tidak" });
      break;
    case "reopen": {
      const target = service.steps[choice % service.steps.length]?.id ?? "none";
      const clock = choice % 2 === 0 ? "starts" : "waits";
      request.write(author, "request.reopened", { step: target, clock, promise: null }, { reason: "muncul lagi" });
      break;
    }
    default: {
      const fact = FACTS[what]?.(choice);
      if (fact) request.write(author, fact[0], fact[1], fact[2] ?? null);
    }
  }
}

/** What the fold decided, without anything that only a sealed part can say. */
export function decisionsOf(state: RequestState | null) {
  if (!state) return null;
  const { applicant: _applicant, fieldTexts: _texts, requirements, records, pauses, notes, ...rest } = state;
  return {
    ...rest,
    requirements: requirements.map(({ note: _note, ...requirement }) => requirement),
    records: records.map(({ note: _note, takenBy, ...record }) => ({
      ...record,
      takenBy: takenBy && { role: takenBy.role, operator: takenBy.operator },
    })),
    pauses: pauses.map(({ message: _message, ...pause }) => pause),
    notes: notes.map(({ note: _note, ...note }) => note),
    closed: state.closed && { at: state.closed.at, actor: state.closed.actor, form: state.closed.form },
    attachments: state.attachments.map(({ name: _name, key: _key, ...file }) => file),
    extensions: state.extensions.map(({ reason: _reason, noticeNumber: _number, ...extension }) => extension),
    sheets: state.sheets.map(({ texts: _typed, ...sheet }) => sheet),
    bookings: state.bookings.map(({ note: _note, ...booked }) => booked),
    fee: state.fee && { amount: state.fee.amount, method: state.fee.method },
    pastEnds: state.pastEnds.map(({ text: _text, ...end }) => end),
  };
}
