import type { PrintDocument } from "../../../../shared/domain/documents/model";
import type { DocumentKind, DocumentRequest } from "../../../../shared/domain/documents/request";
import type { Query, QueryTools } from "../query";
import { bookingsPrint } from "./bookings";
import { consequenceSheet } from "./consequenceSheet";
import { dispositionSheet } from "./disposition";
import { extensionNotice } from "./extensionNotice";
import { handoverReceipt } from "./handoverReceipt";
import { incidentReport } from "./incidentReport";
import { intakeReceipt } from "./intakeReceipt";
import { missingRequirements } from "./missingRequirements";
import { refusalLetter } from "./refusalLetter";
import { registerPrint } from "./register";

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
