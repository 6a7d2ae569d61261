import type { Block, PrintDocument } from "../../../../shared/domain/documents/model";
import { codeWords } from "../../../../shared/domain/eventlog/codes";
import type { RequestState } from "../../../../shared/domain/requests/state";
import { CHANNELS, REQUIREMENT_STATES } from "../../../../shared/domain/requests/types";
import { fieldValueText } from "../../../../shared/text/field-value";
import { formatDay } from "../../../../shared/text/format";
import { BASIS_WORDS, CHANNEL_WORDS, REQUIREMENT_WORDS } from "../../../../shared/text/office-words";
import type { QueryTools } from "../../query";
import {
  cityOf,
  complaintChannels,
  type DocumentSource,
  documentSource,
  officeSigner,
  requestFacts,
  requestFooter,
} from "./common";

/** Tanda terima permohonan: what was received, what is promised, and where to complain. */
export function intakeReceipt({ id }: { id: string }, tools: QueryTools): PrintDocument {
  const source = documentSource(id, tools);
  const { state, personal } = source;
  const recorder = tools.reference.operatorName(state.recordedBy);
  return {
    kind: "intake-receipt",
    title: "Tanda terima permohonan",
    subtitle: "",
    paper: "A4",
    letterhead: source.letterhead,
    blocks: [
      {
        block: "code",
        label: "Nomor permohonan",
        code: state.number,
        text: "Sebutkan nomor ini untuk menanyakan perkembangan permohonan.",
      },
      {
        block: "facts",
        columns: 1,
        framed: false,
        facts: [
          ...requestFacts(source).slice(1),
          ...letterFacts(source),
          ...declaredFacts(source),
          { label: "Saluran", value: codeWords(CHANNELS, state.channel, (channel) => CHANNEL_WORDS[channel]) },
          { label: "Diterima", value: source.instant(state.receivedAt) },
          ...(state.recordedAt - state.receivedAt >= 60_000
            ? [{ label: "Dicatat", value: source.instant(state.recordedAt) }]
            : []),
          { label: "Petugas", value: recorder },
          ...(state.mergedInto ? [{ label: "Ditangani bersama", value: state.mergedInto.number }] : []),
        ],
      },
      { block: "heading", text: "Jangka waktu dan biaya" },
      { block: "facts", columns: 1, framed: false, facts: promiseFacts(source) },
      ...requirementBlocks(source),
      { block: "heading", text: "Pengaduan, saran dan masukan" },
      complaintChannels(source),
      {
        block: "signatures",
        place: cityOf(tools),
        date: source.longDate(state.recordedAt),
        signers: [
          { role: "Pemohon", name: personal(state.applicant?.applicantName), rank: "", nip: "" },
          officeSigner("Petugas layanan", recorder, tools),
        ],
      },
    ],
    footer: requestFooter("Tanda terima", source),
    name: `Tanda terima ${state.number}`,
  };
}

function letterFacts({ state, personal }: DocumentSource): { label: string; value: string }[] {
  const number = state.applicant?.letterNumber ?? "";
  if (number === "" && state.letterDate === null) return [];
  const date = state.letterDate === null ? "" : `, tanggal ${formatDay(state.letterDate, "id")}`;
  return [{ label: "Surat pemohon", value: `${number === "" ? "tanpa nomor" : personal(number)}${date}` }];
}

/** What the service's own form asked for, as far as it was answered. */
function declaredFacts({ state, service, tools, personal }: DocumentSource): { label: string; value: string }[] {
  const { zone } = tools.reference;
  return service.fields.flatMap((field) => {
    const typed = state.fieldTexts[field.id];
    const value = fieldValueText(field, state.fields[field.id] ?? typed, { zone, language: "id" });
    if (value === "") return [];
    return [{ label: field.label, value: typed === undefined ? value : personal(value) }];
  });
}

function promiseFacts(source: DocumentSource): { label: string; value: string }[] {
  const { state, service } = source;
  const limit = state.limit === null ? null : (service.entry.time_limits[state.limit] ?? null);
  const basis = service.limits.find((run) => run.limit === state.limit)?.basis ?? null;
  return [
    { label: "Menurut standar", value: limit?.text ?? "Dokumen standar tidak memuat jangka waktu." },
    ...(limit && limit.max_iso !== null && basis ? [{ label: "Dihitung menurut", value: BASIS_WORDS[basis] }] : []),
    { label: "Dijanjikan selesai", value: promiseWords(source) },
    ...(state.agreedDue !== null && state.agreedDue !== state.promise?.due
      ? [{ label: "Disepakati kemudian", value: source.instant(state.agreedDue) }]
      : []),
    { label: "Biaya", value: service.entry.fee?.text ?? "Dokumen standar tidak menyebut biaya." },
  ];
}

/** The promised date in words, with what it hangs on. */
function promiseWords({ state, service, instant }: DocumentSource): string {
  const run = service.limits.find((candidate) => candidate.limit === state.limit);
  const due = state.promise?.due ?? null;
  if (due !== null) {
    const waits = isWaitingForRequirements(state);
    return waits ? `${instant(due)}, mundur selama persyaratan belum lengkap` : instant(due);
  }
  if (state.clockStartedAt === null && run && run.starts !== "receipt") {
    const step = service.steps.find((candidate) => candidate.id === run.starts);
    return `Ditetapkan setelah langkah “${step?.title ?? run.starts}”`;
  }
  return "Standar layanan tidak memuat tanggal yang pasti; tanggal disepakati dengan petugas.";
}

function isWaitingForRequirements(state: RequestState): boolean {
  const last = state.pauses.at(-1);
  return last !== undefined && last.to === null && last.ground === "requirements";
}

function requirementBlocks({ state, service, instant, personal }: DocumentSource): Block[] {
  const heading: Block = { block: "heading", text: "Persyaratan" };
  if (service.entry.requirements.length === 0) {
    return [heading, { block: "paragraph", text: "Dokumen standar tidak menyebut persyaratan." }];
  }
  const rows = service.entry.requirements.map((text, index) => {
    const item = state.requirements.find((candidate) => candidate.index === index);
    const note = item?.note ? personal(item.note) : "";
    const found = item && codeWords(REQUIREMENT_STATES, item.state, (known) => REQUIREMENT_WORDS[known]);
    return [String(index + 1), text, found ?? "Belum diperiksa", note];
  });
  const since = isWaitingForRequirements(state) ? state.pauses.at(-1)?.from : undefined;
  return [
    heading,
    {
      block: "table",
      columns: [
        { title: "No.", width: 7, align: "center" },
        { title: "Persyaratan", width: 48, align: "start" },
        { title: "Keadaan", width: 16, align: "center" },
        { title: "Catatan", width: 29, align: "start" },
      ],
      rows,
      empty: "",
    },
    ...(since === undefined
      ? []
      : [
          {
            block: "note" as const,
            text: `Persyaratan belum lengkap. Jangka waktu berhenti sejak ${instant(since)} sampai kekurangannya diterima.`,
          },
        ]),
  ];
}
