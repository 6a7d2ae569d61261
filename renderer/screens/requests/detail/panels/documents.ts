import type { DocumentRequest, RequestDocumentKind } from "../../../../../shared/domain/documents/request";
import type { RequestDetail, TimelineEntry } from "../../../../../shared/ipc/requests";

/** A document that can be made of a request now. `step`: of the disposition that it is the sheet of. */
export interface OfferedDocument {
  key: string;
  request: DocumentRequest;
  /** What it is called on the screen. */
  kind: RequestDocumentKind | "disposition" | "unfulfilled-letter";
  step: string | null;
}

/** The documents of a request, the one that is most likely wanted first. */
export function offeredDocuments(
  detail: Pick<RequestDetail, "row" | "requirements" | "extensions">,
  entries: readonly TimelineEntry[],
): OfferedDocument[] {
  const { id, status } = detail.row;
  const plain = (kind: RequestDocumentKind): OfferedDocument => ({
    key: kind,
    request: { kind, id },
    kind,
    step: null,
  });
  const sheets = entries
    .filter((entry) => entry.disposition !== null && entry.conflict === null)
    .map(
      (entry): OfferedDocument => ({
        key: entry.eventId,
        request: { kind: "disposition", id, eventId: entry.eventId },
        kind: "disposition",
        step: entry.stepTitle ?? "",
      }),
    )
    .reverse();
  const missing = detail.requirements.some(({ state }) => state === "missing");
  return [
    ...(status === "handed-over" ? [plain("handover-receipt")] : []),
    ...(status === "refused" ? [plain("refusal-letter")] : []),
    ...(status === "unfulfilled" ? [{ ...plain("refusal-letter"), kind: "unfulfilled-letter" as const }] : []),
    ...(detail.extensions.length > 0 ? [plain("extension-notice")] : []),
    ...(missing ? [plain("missing-requirements")] : []),
    ...sheets,
    plain("intake-receipt"),
  ];
}
