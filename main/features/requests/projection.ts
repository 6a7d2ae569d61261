import { basisSetting } from "../../../shared/domain/office/settings";
import { ROLES, type Role } from "../../../shared/domain/operators/roles";
import { objectionCount } from "../../../shared/domain/registers/sheets";
import { allottedTime, pausedSince, requestDeadline } from "../../../shared/domain/requests/deadline";
import { actingRoles, RECORDERS, releasesBookings } from "../../../shared/domain/requests/rules";
import type { RequestState } from "../../../shared/domain/requests/state";
import { CLOSED_STATUSES, REQUEST_STATUSES } from "../../../shared/domain/requests/types";
import { type Database, sql } from "../../store/database";
import { bookingRows } from "../bookings/projection";
import type { Projector } from "../feature";
import type { Reference } from "../reference";
import { letterKey } from "./similar-keys";
import type { RequestTableRow } from "./tables";

/** Sorts behind every real due time. */
const NO_DUE = 9_999_999_999_999;

/** Bits of a set of roles, by their index in ROLES. */
export function roleBits(roles: readonly Role[]): number {
  return roles.reduce((bits, role) => bits | (1 << ROLES.indexOf(role)), 0);
}

/** The roles of a set of bits. */
export function rolesOfBits(bits: number): Role[] {
  return ROLES.filter((_role, index) => (bits & (1 << index)) !== 0);
}

/** Turns a folded request into the row that the queue reads. Pure. */
export function requestRow(state: RequestState, row: number, origin: string, reference: Reference): RequestTableRow {
  const service = reference.service(state.service.id, state.service.hash);
  const deadline = requestDeadline(state, service, reference.calendar, basisSetting(reference.settings));
  const step = service?.steps.find((candidate) => candidate.id === state.current) ?? null;
  return {
    row,
    id: state.id,
    number: state.number,
    origin,
    year: state.year,
    serial: state.serial,
    service_id: state.service.id,
    service_hash: state.service.hash,
    service_no: service?.entry.no ?? null,
    service_name: service?.entry.name ?? state.service.id,
    section: service?.entry.unit ?? null,
    status: state.status,
    status_rank: REQUEST_STATUSES.indexOf(state.status),
    is_open: CLOSED_STATUSES.includes(state.status) ? 0 : 1,
    channel: state.channel,
    applicant: state.applicant?.applicantName ?? "",
    agency: state.applicant?.agency ?? "",
    subject: state.applicant?.subject ?? "",
    received_at: state.receivedAt,
    due_at: deadline.due,
    due_sort: deadline.due ?? NO_DUE,
    early_at: deadline.early,
    promised_at: state.promise?.due ?? null,
    basis: deadline.basis,
    not_started: deadline.notStarted ? 1 : 0,
    unknown_year: deadline.unknownYear,
    paused_since: pausedSince(state),
    clock_started_at: state.clockStartedAt,
    allotted_ms: service ? allottedTime(state, deadline, service, reference.calendar) : null,
    clock_stopped_at: state.clockStoppedAt,
    closed_at: state.closed?.at ?? null,
    step_id: state.current,
    step_title: step?.title ?? null,
    step_roles: step ? roleBits(actingRoles(step)) : state.status === "ready" ? roleBits(RECORDERS) : 0,
    assigned: state.assigned,
    register: service?.register ?? null,
    objections: service?.register === "ppid" ? objectionCount(state) : 0,
    agenda_serial: state.agenda?.serial ?? null,
    merged_into: state.mergedInto?.id ?? null,
    extended: state.extensions.length,
    letter_key: letterKey(state.applicant?.letterNumber ?? ""),
    conflicts: state.conflicts.length,
    version: state.version,
  };
}

const COLUMNS = [
  "row",
  "id",
  "number",
  "origin",
  "year",
  "serial",
  "service_id",
  "service_hash",
  "service_no",
  "service_name",
  "section",
  "status",
  "status_rank",
  "is_open",
  "channel",
  "applicant",
  "agency",
  "subject",
  "received_at",
  "due_at",
  "due_sort",
  "early_at",
  "promised_at",
  "basis",
  "not_started",
  "unknown_year",
  "paused_since",
  "clock_started_at",
  "allotted_ms",
  "clock_stopped_at",
  "closed_at",
  "step_id",
  "step_title",
  "step_roles",
  "assigned",
  "register",
  "objections",
  "agenda_serial",
  "merged_into",
  "extended",
  "letter_key",
  "conflicts",
  "version",
] as const satisfies readonly (keyof RequestTableRow)[];

/** Writes the row of a request, and those of what it books. */
export function requestProjector(database: Database, reference: Reference): Projector<RequestState> {
  const upsert = database.prepareUpsert("view.requests", "row", COLUMNS);
  const remove = database.prepare<unknown, { id: string }>((blank) =>
    sql.deleteFrom("view.requests").where("id", "=", blank<string>("id")),
  );
  const bookings = bookingRows(database);
  return {
    put(state, first, whole) {
      upsert(requestRow(state, first.pos, first.origin, reference));
      bookings.put(state.id, state.bookings, {
        released: releasesBookings(state),
        // A booking once made stays in the state, cancelled ones too, unless what another workstation did before turns
        // out to contradict it: then it is a conflict, and its row goes.
        anew: whole && state.conflicts.length > 0,
      });
    },
    remove(id) {
      remove.run({ id });
      bookings.remove(id);
    },
  };
}
