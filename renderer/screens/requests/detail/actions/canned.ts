import type { Service } from "../../../../../shared/domain/catalog/service";
import {
  type CannedText,
  fillText,
  NO_VALUE,
  type TextUse,
  textsFor,
  textValues,
} from "../../../../../shared/domain/office/texts";
import type { RequestDetail } from "../../../../../shared/ipc/requests";

/** A part of a text that still waits for its words. `start` and `end` are places in the text. */
export interface Unfilled {
  start: number;
  end: number;
  words: string;
}

const BLANK = /\{[^{}\n]*\}/g;

/** The parts of a text that a canned text left open: blanks that do not exist, and those that had no value. */
export function unfilledIn(text: string): Unfilled[] {
  const found: Unfilled[] = [...text.matchAll(BLANK)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    words: match[0],
  }));
  for (let at = text.indexOf(NO_VALUE); at >= 0; at = text.indexOf(NO_VALUE, at + 1)) {
    found.push({ start: at, end: at + NO_VALUE.length, words: NO_VALUE });
  }
  return found.sort((left, right) => left.start - right.start);
}

/** The index of the limit that intake picked, by its printed text; null: none, or the document has it no more. */
export function limitIndex(service: Service, detail: Pick<RequestDetail, "limitText">): number | null {
  const index = service.entry.time_limits.findIndex((limit) => limit.text === detail.limitText);
  return index < 0 ? null : index;
}

/** The texts that fit, those of the service first. */
export function cannedFor(texts: readonly CannedText[], use: TextUse, detail: RequestDetail): CannedText[] {
  return textsFor(texts, use, detail.row.serviceId);
}

/** A canned text filled from the standard and the request; what was typed so far is the reason. `promised` in words. */
export function fillCanned(
  canned: Pick<CannedText, "body">,
  { service, detail, promised, typed }: { service: Service; detail: RequestDetail; promised: string; typed: string },
): string {
  const values = textValues(service, {
    number: detail.row.number,
    applicant: detail.applicant?.name ?? "",
    promised,
    missingRequirements: detail.requirements.filter(({ state }) => state === "missing").map(({ text }) => text),
    reason: typed,
    limit: limitIndex(service, detail),
  });
  const filled = fillText(canned.body, values).text;
  const kept = typed.trim();
  // What was typed is never lost: it stands where the text asks for the reason, else before the text.
  return kept === "" || canned.body.includes("{alasan}") ? filled : `${kept}\n\n${filled}`;
}
