import { offsetAt } from "../../../shared/domain/calendar/zone";
import type { ReportCall, ReportDispatch, ReportIncident, ReportInput } from "../../../shared/domain/emergency/report";
import type { UnitState } from "../../../shared/domain/emergency/unit";
import { type ReadDatabase, sql } from "../../store/database";
import type { Reference } from "../reference";
import { deskSettings } from "./desk-settings";
import { DESK } from "./projection";
import type { CallTableRow, DispatchTableRow, IncidentTableRow } from "./tables";

const DAY_MS = 86_400_000;

/** A span of the office's days as instants: `from` up to and without `to`. Days as days since 1970. */
export function spanOfDays(reference: Reference, first: number, last: number): { from: number; to: number } {
  const at = (day: number) => day * DAY_MS - offsetAt(reference.zone, day * DAY_MS);
  return { from: at(first), to: at(last + 1) };
}

export interface Span {
  from: number;
  to: number;
}

/** Calls that rang in a span, in the order of their ringing. */
export function callsIn(database: ReadDatabase, { from, to }: Span): CallTableRow[] {
  return database.all(
    sql
      .selectFrom("view.calls")
      .selectAll()
      .where("ring_at", ">=", from)
      .where("ring_at", "<", to)
      .orderBy("ring_at")
      .orderBy("id"),
  );
}

/** Kejadian that were opened in a span, in that order. */
export function incidentsIn(database: ReadDatabase, { from, to }: Span): IncidentTableRow[] {
  return database.all(
    sql
      .selectFrom("view.incidents")
      .selectAll()
      .where("created_at", ">=", from)
      .where("created_at", "<", to)
      .orderBy("created_at")
      .orderBy("id"),
  );
}

/** Dispatches of the kejadian that were opened in a span. */
export function dispatchesIn(database: ReadDatabase, { from, to }: Span): DispatchTableRow[] {
  const opened = sql
    .selectFrom("view.incidents")
    .select("id")
    .where("created_at", ">=", from)
    .where("created_at", "<", to);
  return database.all(
    sql
      .selectFrom("view.dispatches")
      .selectAll()
      .where("incident", "in", opened)
      .orderBy("sent_at")
      .orderBy("incident")
      .orderBy("id"),
  );
}

/** What a unit is called in lists: "Damkarmat: Regu A". Its id where nothing of it is known here. */
export function unitNames(database: ReadDatabase): (id: string) => string {
  const rows = database.all(sql.selectFrom("view.units").select(["id", "json"]));
  const units = new Map(rows.map(({ id, json }) => [id, JSON.parse(json) as UnitState]));
  return (id) => {
    const unit = units.get(id);
    const agency = unit?.agency ? units.get(unit.agency)?.name : undefined;
    const name = unit?.name ?? "";
    return name === "" ? id : agency ? `${agency}: ${name}` : name;
  };
}

/** Who took a call, as lists name them. */
export function takerName(row: Pick<CallTableRow, "taken_by">, reference: Reference): string {
  if (row.taken_by === null) return "";
  return row.taken_by === DESK ? DESK : reference.operatorName(row.taken_by);
}

/** Words for a place that is not known. */
export const NO_AREA = "tidak diketahui";

/** Everything that a report of a span counts. */
export function reportInput(database: ReadDatabase, reference: Reference, period: string, span: Span): ReportInput {
  const nameOf = unitNames(database);
  const calls = callsIn(database, span).map(
    (row): ReportCall => ({
      class: row.class,
      ring: row.ring_at,
      answer: row.answer_at,
      incident: row.incident,
      late: row.late === 1,
    }),
  );
  const incidents = incidentsIn(database, span).map(
    (row): ReportIncident => ({
      id: row.id,
      category: row.category,
      area: row.area ?? NO_AREA,
      createdAt: row.created_at,
      verified: row.verified,
      outcome: row.outcome,
      late: row.late === 1,
    }),
  );
  const dispatches = dispatchesIn(database, span).map(
    (row): ReportDispatch => ({
      incident: row.incident,
      unit: nameOf(row.unit),
      sent: row.sent_at,
      acknowledged: row.acknowledged_at,
      onScene: row.on_scene_at,
    }),
  );
  return {
    period,
    calls,
    incidents,
    dispatches,
    targets: deskSettings(database).targets,
    hourOf: (at) => Number(reference.localTime(at).slice(11, 13)),
  };
}
