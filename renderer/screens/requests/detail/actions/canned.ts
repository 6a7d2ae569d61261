import type { Service } from "../../../../../shared/domain/catalog/service";
import {
  type CannedText,
  fillText,
  type TextUse,
  textsFor,
  textValues,
} from "../../../../../shared/domain/office/texts";
import type { RequestDetail } from "../../../../../shared/ipc/requests";

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
