import type { PrintDocument } from "../../shared/domain/documents/model";
import type { DocumentKind, DocumentRequest } from "../../shared/domain/documents/request";
import { bookingsPrint } from "./bookings/documents/bookings";
import type { Query, QueryTools } from "./query";
import { consequenceSheet } from "./registers/documents/consequence-sheet";
import { incidentReport } from "./registers/documents/incident-report";
import { registerPrint } from "./registers/documents/register";
import { dispositionSheet } from "./requests/documents/disposition";
import { extensionNotice } from "./requests/documents/extension-notice";
import { handoverReceipt } from "./requests/documents/handover-receipt";
import { intakeReceipt } from "./requests/documents/intake-receipt";
import { missingRequirements } from "./requests/documents/missing-requirements";
import { refusalLetter } from "./requests/documents/refusal-letter";

/** Writes one kind of document as this operator may see it. */
type Composer<K extends DocumentKind> = (request: DocumentRequest & { kind: K }, tools: QueryTools) => PrintDocument;

const COMPOSERS: { readonly [K in DocumentKind]: Composer<K> } = {
  "intake-receipt": intakeReceipt,
  "missing-requirements": missingRequirements,
  disposition: dispositionSheet,
  "handover-receipt": handoverReceipt,
  "refusal-letter": refusalLetter,
  "extension-notice": extensionNotice,
  register: registerPrint,
  "consequence-sheet": consequenceSheet,
  "incident-report": incidentReport,
  bookings: bookingsPrint,
};

function compose<K extends DocumentKind>(request: DocumentRequest & { kind: K }, tools: QueryTools): PrintDocument {
  return COMPOSERS[request.kind](request, tools);
}

/** A document as plain data. @throws Refusal `not-found`, `does-not-apply` where there is no such document */
export const composeDocument: Query<{ document: DocumentRequest }, PrintDocument> = ({ document }, tools) =>
  compose(document, tools);
