import { codeWords } from "../../../../shared/domain/eventlog/codes";
import { ROLES } from "../../../../shared/domain/operators/roles";
import { REGISTER_COLUMNS, type RegisterList } from "../../../../shared/domain/registers/columns";
import { OBJECTION_GROUNDS } from "../../../../shared/domain/registers/sheets-ppid";
import { CHANNELS, DISPOSITION_NATURES } from "../../../../shared/domain/requests/types";
import type { RegisterCell } from "../../../../shared/ipc/registers";
import { CHANNEL_WORDS, NATURE_WORDS, ROLE_WORDS, STATUS_WORDS } from "../../../../shared/text/office-words";
import { lines, type RegisterSource } from "./source";

type Cells = Readonly<Record<string, RegisterCell>>;

/** Number and date: what every list begins with. */
function opening({ state }: RegisterSource): Cells {
  return { no: state.number, date: { at: state.receivedAt, time: false } };
}

/** "Dikuasai: ya · didokumentasikan: ya" */
function informationState(source: RegisterSource): string {
  const decision = source.sheet("ppid-decision");
  const controlled = decision.words("controlled").toLowerCase();
  const documented = decision.words("documented").toLowerCase();
  return lines(
    controlled && `Di bawah penguasaan: ${controlled}`,
    documented && `Sudah didokumentasikan: ${documented}`,
  );
}

/** The register of requests for public information. */
function ppid(source: RegisterSource): Cells {
  const decision = source.sheet("ppid-decision");
  const fee = decision.words("fee");
  return {
    ...opening(source),
    name: source.name,
    address: source.address,
    contact: source.contact,
    occupation: source.asked("occupation"),
    information: source.asked("information") || source.subject,
    purpose: source.asked("purpose"),
    status: informationState(source),
    "held-form": decision.words("held-form"),
    "request-kind": decision.words("request-kind") || source.asked("request-kind"),
    decision: decision.words("decision"),
    refusal: lines(decision.words("exclusions"), decision.words("refusal-reason")),
    notified: decision.when("notified-on"),
    delivered: decision.when("delivered-on"),
    fee: lines(fee && `Rp ${fee.replace(" Rupiah", "")}`, decision.words("payment")),
  };
}

/** One objection. `entry` null: the request itself is the objection, and no sheet says more yet. */
export function objectionCells(source: RegisterSource, entry: string | null): readonly RegisterCell[] {
  const objection = source.sheet("objection", entry ?? "-");
  const answer = source.sheet("objection-answer", entry ?? "-");
  const asked = source.state.fields.grounds;
  const own = Array.isArray(asked) ? asked.map((ground) => OBJECTION_GROUNDS[ground] ?? ground).join("; ") : "";
  const received = objection.when("received-on");
  return ordered("objections", {
    no: objection.words("number") || source.state.number,
    date: received === "" ? { at: source.state.receivedAt, time: false } : received,
    name: lines(source.name, objection.words("proxy") && `Kuasa: ${objection.words("proxy")}`),
    address: source.address,
    contact: source.contact,
    occupation: source.asked("occupation"),
    request: source.asked("request-number") || source.state.number,
    information: source.asked("information") || source.subject,
    purpose: source.asked("purpose"),
    grounds: lines(objection.words("grounds") || own, objection.words("case")),
    decision: lines(answer.words("outcome"), answer.words("decision")),
    answered: answer.when("answered-on"),
    superior: lines(answer.words("superior-name"), answer.words("superior-position")),
    response: answer.words("applicant-response"),
  });
}

function complaints(source: RegisterSource): Cells {
  const { state } = source;
  const classes = source.sheet("complaint-class");
  const verdict = source.sheet("complaint-verdict");
  const answer = source.sheet("complaint-answer");
  const forwards = source.sheets("complaint-forward");
  const supervised = classes.value("supervision");
  return {
    ...opening(source),
    tracking: classes.words("tracking"),
    origin: classes.words("origin") || codeWords(CHANNELS, state.channel, (channel) => CHANNEL_WORDS[channel]),
    name: source.name,
    subject: source.subject,
    content: source.details || source.asked("dataset"),
    "event-date": typeof state.fields["event-date"] === "string" ? { day: state.fields["event-date"] } : "",
    "event-place": source.asked("event-place"),
    reported: source.asked("reported-party"),
    class: lines(
      classes.words("class"),
      supervised === undefined ? "" : supervised ? "Berkadar pengawasan" : "Tidak berkadar pengawasan",
      classes.value("field-check") === true ? "Perlu pemeriksaan lapangan" : "",
    ),
    verdict: lines(verdict.words("verdict"), verdict.words("archive-reason")),
    forwarded: lines(...forwards.map((forward) => forward.words("agency"))),
    "forwarded-on": forwards[0]?.when("forwarded-on") ?? "",
    "answered-on": answer.when("answered-on"),
    "followed-up-on": answer.when("followed-up-on"),
  };
}

function incidents(source: RegisterSource): Cells {
  const report = source.sheet("incident-report");
  const discovered = source.state.fields.discovered;
  const found = report.when("discovered-at");
  return {
    ...opening(source),
    discovered: found !== "" ? found : typeof discovered === "number" ? { at: discovered, time: true } : "",
    system: source.asked("system") || source.asked("website"),
    kind: report.words("kind"),
    severity: report.words("severity"),
    vital: report.words("vital"),
    tlp: report.words("tlp"),
    contact: report.words("contact") || lines(source.name, source.contact),
    description: report.words("description") || source.subject,
    chronology: report.words("chronology") || source.asked("chronology"),
    impact: report.words("impact") || source.asked("impact"),
    notified: lines(
      ...source.sheets("incident-notified").map((sent) => `${sent.words("recipients")} (${sent.words("notified-at")})`),
    ),
    recovered: source.sheet("incident-lessons").when("recovered-at"),
  };
}

function visits(source: RegisterSource): Cells {
  const screening = source.sheet("visit-screening");
  // One line for each time somebody went in; the dates stand with them.
  const entries = source.sheets("visit-log");
  const said = (field: string, asked: string) => screening.words(field) || source.asked(asked);
  return {
    ...opening(source),
    emergency: lines(said("emergency", "emergency"), screening.words("emergency-reason")),
    visitors: screening.words("visitors") || source.name,
    count: said("count", "visitors"),
    agency: screening.words("agency") || (source.state.applicant?.agency ?? ""),
    purpose: said("purpose", "purpose"),
    equipment: said("equipment", "brought-equipment"),
    escort: screening.words("escort"),
    checks: screening.words("checks"),
    in: lines(...entries.map((entry) => entry.words("in-at"))),
    out: lines(...entries.map((entry) => entry.words("out-at") || "…")),
    signed: lines(...entries.map((entry) => entry.words("signed-by"))),
  };
}

/** The agenda of incoming letters. The classification is the one that the office's agenda numbers carry. */
function letters(source: RegisterSource): Cells {
  const { state, row, tools } = source;
  const dispositions = state.records.flatMap((record) => (record.disposition ? [record] : []));
  const last = dispositions.at(-1);
  const forwarded = [...new Set(dispositions.flatMap((record) => record.disposition?.forwardedTo ?? []))];
  return {
    no: state.agenda?.number ?? "",
    date: { at: state.receivedAt, time: false },
    "letter-date": state.letterDate === null ? "" : { day: state.letterDate },
    "letter-number": state.applicant?.letterNumber ?? "",
    sender: source.name,
    subject: source.subject,
    classification: state.agenda ? tools.reference.settings.numbering.kinds.agenda.classification : "",
    nature: last?.disposition
      ? codeWords(DISPOSITION_NATURES, last.disposition.nature, (nature) => NATURE_WORDS[nature])
      : "",
    attachments: state.attachments.length === 0 ? "" : String(state.attachments.length),
    forwarded: lines(...forwarded.map((code) => codeWords(ROLES, code, (role) => ROLE_WORDS[role]))),
    due: row.due_at === null ? "" : { at: row.due_at, time: false },
    "follow-up": lines(`${state.number} · ${STATUS_WORDS[state.status]}`, row.step_title ?? ""),
  };
}

const CELLS = { ppid, complaints, incidents, visits, letters } as const satisfies Readonly<
  Record<Exclude<RegisterList, "objections">, (source: RegisterSource) => Cells>
>;

function ordered(list: RegisterList, cells: Cells): readonly RegisterCell[] {
  return REGISTER_COLUMNS[list].map((column) => cells[column.id] ?? "");
}

/** A request's row of a list, cell by cell. */
export function cellsOf(list: Exclude<RegisterList, "objections">, source: RegisterSource): readonly RegisterCell[] {
  return ordered(list, CELLS[list](source));
}
