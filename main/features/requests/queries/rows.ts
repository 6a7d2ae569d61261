import { deadlineStanding } from "../../../../shared/domain/requests/deadline";
import type { Channel, RequestStatus } from "../../../../shared/domain/requests/types";
import type { Deadline, RequestRow } from "../../../../shared/ipc/requests";

import type { QueryTools } from "../../query";
import { rolesOfBits } from "../projection";
import type { RequestTableRow } from "../tables";

/** The deadline of a row as it stands now. */
export function deadlineOfRow(row: RequestTableRow, tools: QueryTools): Deadline {
  const basis = row.basis as Deadline["basis"];
  const standing = deadlineStanding(
    {
      due: row.due_at,
      early: row.early_at,
      unknownYear: row.unknown_year,
      basis,
      notStarted: row.not_started === 1,
      clockStoppedAt: row.clock_stopped_at,
      pausedSince: row.paused_since,
      allottedMs: row.allotted_ms,
    },
    tools.reference.service(row.service_id, row.service_hash),
    tools.reference.calendar,
    tools.now,
  );
  return {
    state: standing.state,
    due: row.due_at,
    promised: row.promised_at,
    early: row.early_at,
    basis,
    leftMs: standing.leftMs,
    unknownYear: row.unknown_year,
  };
}

/** A row as the queue shows it; who asks and what was freely typed only to those who may see it. */
export function toRequestRow(row: RequestTableRow, tools: QueryTools): RequestRow {
  const personal = tools.may("requests.read-personal");
  return {
    id: row.id,
    number: row.number,
    serviceId: row.service_id,
    serviceNo: row.service_no,
    serviceName: row.service_name,
    section: row.section,
    status: row.status as RequestStatus,
    channel: row.channel as Channel,
    applicant: personal ? row.applicant : "",
    agency: personal ? row.agency : "",
    subject: personal ? row.subject : "",
    receivedAt: row.received_at,
    deadline: deadlineOfRow(row, tools),
    stepTitle: row.step_title,
    stepRoles: rolesOfBits(row.step_roles),
    assignedName: row.assigned ? tools.reference.operatorName(row.assigned) : null,
    conflicts: row.conflicts,
    version: row.version,
  };
}
