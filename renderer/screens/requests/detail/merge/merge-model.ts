import { CLOSED_STATUSES } from "../../../../../shared/domain/requests/types";
import type { RequestDetail, RequestRow, SimilarRequest } from "../../../../../shared/ipc/requests";

/** What is typed and chosen in the merge dialog; it outlives a dialog that is closed by mistake. */
export interface MergeDraft {
  search: string;
  other: string | null;
  /** The id of the request that goes on; null until the operator decides otherwise than proposed. */
  kept: string | null;
  reason: string;
}

/** A request that might be the same, as the list shows it. */
export interface MergeCandidate {
  id: string;
  number: string;
  serviceName: string;
  applicant: string;
  subject: string;
  receivedAt: number;
  status: RequestRow["status"];
  why: SimilarRequest["why"];
}

/** A found row as a candidate. */
export function candidateOf(row: RequestRow): MergeCandidate {
  const { id, number, serviceName, applicant, subject, receivedAt, status } = row;
  return { id, number, serviceName, applicant, subject, receivedAt, status, why: [] };
}

/** What is typed is what is listed; nothing typed lists the similar ones. The request itself is left out. */
export function candidates(
  search: string,
  similar: readonly SimilarRequest[],
  found: readonly RequestRow[],
  self: string,
): MergeCandidate[] {
  const listed: MergeCandidate[] = search.trim() === "" ? [...similar] : found.map(candidateOf);
  return listed.filter(({ id, status }) => id !== self && status !== "merged");
}

export const COMPARED = [
  "number",
  "service",
  "status",
  "received",
  "channel",
  "letter",
  "applicant",
  "agency",
  "subject",
  "details",
  "place",
] as const;
export type Compared = (typeof COMPARED)[number];

/** Words for the values that are not words already. */
export interface CompareWords {
  status(status: RequestRow["status"]): string;
  channel(channel: RequestRow["channel"]): string;
  instant(ms: number): string;
  day(date: string): string;
  hidden: string;
}

function compared(detail: RequestDetail, words: CompareWords): Record<Compared, string> {
  const { row, applicant, letter } = detail;
  return {
    number: row.number,
    service: row.serviceName,
    status: words.status(row.status),
    received: words.instant(row.receivedAt),
    channel: words.channel(row.channel),
    letter: [letter.number, letter.date === null ? "" : words.day(letter.date)].filter(Boolean).join(", "),
    applicant: applicant === null ? words.hidden : applicant.name,
    agency: applicant === null ? words.hidden : applicant.agency,
    subject: row.subject,
    details: detail.details,
    place: detail.place,
  };
}

/** Both requests line by line; lines that are empty in both are left out. */
export function comparison(
  left: RequestDetail,
  right: RequestDetail,
  words: CompareWords,
): { what: Compared; left: string; right: string; different: boolean }[] {
  const one = compared(left, words);
  const other = compared(right, words);
  const plain = (text: string) => text.trim().replace(/\s+/g, " ").toLocaleLowerCase("id");
  return COMPARED.map((what) => ({
    what,
    left: one[what],
    right: other[what],
    different: what !== "number" && plain(one[what]) !== plain(other[what]),
  })).filter((line) => line.left !== "" || line.right !== "");
}

/** The one that goes on: the older, unless it has ended; null: neither may be merged. */
export function proposedKept(one: RequestDetail, other: RequestDetail): string | null {
  const open = [one, other].filter(({ row }) => !CLOSED_STATUSES.includes(row.status));
  // A request that has ended is neither merged nor goes on.
  if (open.length < 2) return null;
  return open.toSorted((left, right) => left.row.receivedAt - right.row.receivedAt)[0]?.row.id ?? null;
}
