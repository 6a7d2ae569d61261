import type { Service } from "../../../../shared/domain/catalog/service";
import { BLANK, type Block, type PrintedLetterhead, type Signer } from "../../../../shared/domain/documents/model";
import type { LogEvent } from "../../../../shared/domain/eventlog/event";
import { withheld } from "../../../../shared/domain/registers/reporter";
import type { RequestState } from "../../../../shared/domain/requests/state";
import { formatInstant, formatLongDate } from "../../../../shared/text/format";
import { COMPLAINT_CHANNEL_WORDS, ROLE_WORDS } from "../../../../shared/text/office-words";

import type { QueryTools } from "../../query";
import { readRequest } from "../queries/detail";
import type { RequestTableRow } from "../tables";

/** Stands where the operator's roles may not see what is there. */
const HIDDEN = "(tidak ditampilkan untuk peran ini)";
/** Stands where the data were erased, or their key is not on this workstation. */
const UNREADABLE = "(data pribadi sudah dihapus atau belum terbaca di komputer ini)";

/** What every document of a request is written from. */
export interface DocumentSource {
  state: RequestState;
  row: RequestTableRow;
  service: Service;
  events: LogEvent[];
  tools: QueryTools;
  letterhead: PrintedLetterhead;
  /** "Sen 23 Nov 2026 09.00 WIB" in the office's zone. */
  instant(ms: number): string;
  /** "23 November 2026", as letters are dated. */
  longDate(ms: number): string;
  /** What was typed freely or names a person: says so where it may not or cannot be read; "" where there is none. */
  personal(text: string | null | undefined): string;
}

/** Reads a request for a document; on paper a reporter who asked for it stays unnamed. @throws Refusal `not-found` */
export function documentSource(id: string, tools: QueryTools): DocumentSource {
  const { zone } = tools.reference;
  const { state: whole, row, service, events } = readRequest(id, tools);
  const state = withheld(whole);
  return {
    state,
    row,
    service,
    events,
    tools,
    letterhead: letterheadOf(tools),
    instant: (ms) => formatInstant(ms, zone, "id"),
    longDate: (ms) => formatLongDate(ms, zone, "id"),
    personal: (text) => {
      if (!tools.may("requests.read-personal")) return HIDDEN;
      return state.applicant === null ? UNREADABLE : (text ?? "");
    },
  };
}

/** The office's letterhead as the administrator set it; without address and contacts until somebody sets them. */
export function letterheadOf({ reference }: QueryTools): PrintedLetterhead {
  const { lines, address, contacts } = reference.settings.letterhead;
  return { lines, address, contacts };
}

/** Where letters are dated from; "" while the office has not said so. */
export function cityOf({ reference }: QueryTools): string {
  return reference.settings.letterhead.city;
}

/** The head of the office as the letterhead names him or her; what is not set stays blank. */
export function headSigner({ reference }: QueryTools): Signer {
  const { headName, headRank, headNip } = reference.settings.letterhead;
  return { role: "Kepala Dinas", name: headName, rank: headRank, nip: headNip || BLANK };
}

/** Somebody of the office by name; rank and NIP are printed only for the head, whose the office has set. */
export function officeSigner(role: string, name: string, { reference }: QueryTools): Signer {
  const { headName, headRank, headNip } = reference.settings.letterhead;
  return name !== "" && name === headName
    ? { role, name, rank: headRank, nip: headNip }
    : { role, name, rank: "", nip: "" };
}

/** Whoever prints the document signs it, in the first of their roles. */
export function ownSigner({ tools }: DocumentSource): Signer {
  const { name, roles } = tools.operator;
  return officeSigner(roles[0] ? ROLE_WORDS[roles[0]] : "", name, tools);
}

/** Who asks, as a letter addresses them: the name, and the agency below it. */
export function addressee({ state, personal }: DocumentSource): string {
  const name = personal(state.applicant?.applicantName);
  const agency = state.applicant?.agency ?? "";
  return [name || BLANK, agency].filter((line) => line !== "").join("\n");
}

/** Number, service, applicant and subject: what every document of a request says at its top. */
export function requestFacts(source: DocumentSource): { label: string; value: string }[] {
  const { state, service, personal } = source;
  const { applicant } = state;
  return [
    { label: "Nomor permohonan", value: state.number },
    { label: "Layanan", value: service.entry.name },
    { label: "Pemohon", value: personal(applicant?.applicantName) },
    ...(applicant?.agency ? [{ label: "Instansi", value: applicant.agency }] : []),
    { label: "Perihal", value: personal(applicant?.subject) },
  ];
}

/** Where an applicant can complain, from the standard itself; says so where the standard names nothing. */
export function complaintChannels({ service }: DocumentSource): Block {
  const channels = service.entry.complaint_channels.filter((channel) => channel.value !== null);
  if (channels.length === 0) {
    return { block: "paragraph", text: "Standar layanan ini tidak menyebut saluran pengaduan." };
  }
  return {
    block: "facts",
    columns: 1,
    framed: false,
    facts: [...new Set(channels.map((channel) => channel.kind))].map((kind) => ({
      label: COMPLAINT_CHANNEL_WORDS[kind],
      value: channels
        .filter((channel) => channel.kind === kind)
        .map((channel) => channel.value)
        .join("\n"),
    })),
  };
}

/** What stands at the foot of a request's document. */
export function requestFooter(what: string, { state, tools, instant }: DocumentSource): string {
  return `${what} ${state.number} · dicetak ${instant(tools.now)}`;
}

/** The head of a letter: number (given by hand until it is registered), subject, addressee. */
export function letterOpening(source: DocumentSource, about: string): Block[] {
  return [
    {
      block: "facts",
      columns: 1,
      framed: false,
      facts: [
        { label: "Nomor", value: "" },
        { label: "Hal", value: about },
      ],
    },
    { block: "paragraph", text: `Kepada Yth.\n${addressee(source)}\ndi tempat` },
  ];
}
