import type { Feature } from "../feature";
import { bulkAssign, bulkComplete } from "./bulk";
import { addNote } from "./commands/add-note";
import { assignRequest } from "./commands/assign";
import { addAttachments, removeAttachment } from "./commands/attachments";
import { checkRequirements } from "./commands/check-requirements";
import { completeStep } from "./commands/complete-step";
import { correctRequest } from "./commands/correct";
import { agreeDue, extendLimit } from "./commands/extend";
import { recordFee } from "./commands/fee";
import { recordFields } from "./commands/fields";
import { handOver } from "./commands/hand-over";
import { mergeRequest, unmergeRequest } from "./commands/merge";
import { receiveRequest } from "./commands/receive";
import { refuseRequest } from "./commands/refuse";
import { reopenRequest } from "./commands/reopen";
import { skipStep } from "./commands/skip-step";
import { resumeRequest, waitForApplicant } from "./commands/waiting";
import { requestsDemo } from "./demo/part";
import { dispositionSheet } from "./documents/disposition";
import { extensionNotice } from "./documents/extension-notice";
import { handoverReceipt } from "./documents/handover-receipt";
import { intakeReceipt } from "./documents/intake-receipt";
import { missingRequirements } from "./documents/missing-requirements";
import { refusalLetter } from "./documents/refusal-letter";
import { explainDeadline, explainRequestDeadline } from "./queries/deadlines";
import { requestDetail } from "./queries/detail";
import { calendarChanges, deadlinesMoved, previewMove } from "./queries/moved";
import { nextSteps } from "./queries/next-steps";
import { requestCounts, requestPage } from "./queries/page";
import { similarRequests } from "./queries/similar";
import { requestTimeline } from "./queries/timeline";
import { request } from "./stream";
import { requestsView } from "./tables";

/** Requests for the office's services, from intake to handover. */
export const requests: Feature = {
  name: "requests",
  streams: [request],
  view: requestsView,
  commands: {
    "requests.receive": receiveRequest,
    "requests.complete-step": completeStep,
    "requests.skip-step": skipStep,
    "requests.refuse": refuseRequest,
    "requests.check-requirements": checkRequirements,
    "requests.wait": waitForApplicant,
    "requests.resume": resumeRequest,
    "requests.assign": assignRequest,
    "requests.add-note": addNote,
    "requests.hand-over": handOver,
    "requests.extend": extendLimit,
    "requests.agree-due": agreeDue,
    "requests.reopen": reopenRequest,
    "requests.merge": mergeRequest,
    "requests.unmerge": unmergeRequest,
    "requests.add-attachments": addAttachments,
    "requests.remove-attachment": removeAttachment,
    "requests.record-fields": recordFields,
    "requests.record-fee": recordFee,
    "requests.correct": correctRequest,
  },
  bulk: { "requests.bulk-assign": bulkAssign, "requests.bulk-complete": bulkComplete },
  queries: {
    "deadlines.explain": explainDeadline,
    "deadlines.explain-request": explainRequestDeadline,
    "deadlines.moved": deadlinesMoved,
    "deadlines.preview": previewMove,
    "calendar.changes": calendarChanges,
    "requests.page": requestPage,
    "requests.next-steps": nextSteps,
    "requests.counts": requestCounts,
    "requests.detail": requestDetail,
    "requests.timeline": requestTimeline,
    "requests.similar": similarRequests,
  },
  documents: {
    "intake-receipt": { permission: "requests.read", compose: intakeReceipt },
    "missing-requirements": { permission: "requests.read", compose: missingRequirements },
    disposition: { permission: "requests.read", compose: dispositionSheet },
    "handover-receipt": { permission: "requests.read", compose: handoverReceipt },
    "refusal-letter": { permission: "requests.read", compose: refusalLetter },
    "extension-notice": { permission: "requests.read", compose: extensionNotice },
  },
  demo: requestsDemo,
};
