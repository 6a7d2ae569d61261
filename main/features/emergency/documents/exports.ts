import type { ReadDatabase } from "../../../store/database";
import type { Reference } from "../../reference";
import { callsIn, dispatchesIn, incidentsIn, type Span, takerName, unitNames } from "../figures";

export const EXPORTS = ["calls", "incidents", "dispatches"] as const;
export type ExportName = (typeof EXPORTS)[number];

/** A row for other programs: plain values under plain names. */
export type ExportRow = Readonly<Record<string, string | number | boolean | null>>;

/** The rows of a span (instants). Times carry the office's offset; `personal` adds who called and what was said. */
export function exportRows(
  what: ExportName,
  database: ReadDatabase,
  reference: Reference,
  span: Span,
  personal: boolean,
): ExportRow[] {
  const time = (at: number | null) => (at === null ? null : reference.localTime(at));
  switch (what) {
    case "calls": {
      const areas = new Map(areasOf(database).map(({ id, area }) => [id, area]));
      return callsIn(database, span).map((row) => ({
        id: row.id,
        class: row.class,
        ring_at: time(row.ring_at),
        answer_at: time(row.answer_at),
        end_at: time(row.end_at),
        incident: row.incident,
        area: row.incident === null ? null : (areas.get(row.incident) ?? null),
        operator: takerName(row, reference),
        susulan: row.late === 1,
        ...(personal ? { number: row.number, name: row.name, what: row.what, where: row.place } : {}),
      }));
    }
    case "incidents":
      return incidentsIn(database, span).map((row) => ({
        id: row.id,
        number: row.number,
        category: row.category,
        priority: row.priority,
        area: row.area,
        created_at: time(row.created_at),
        verified: row.verified,
        closed_at: time(row.closed_at),
        outcome: row.outcome,
        ...(personal ? { what: row.what, where: row.place_text, lat: row.lat, lon: row.lon } : {}),
      }));
    case "dispatches": {
      const nameOf = unitNames(database);
      return dispatchesIn(database, span).map((row) => ({
        incident: row.incident,
        unit: nameOf(row.unit),
        sent_at: time(row.sent_at),
        acknowledged_at: time(row.acknowledged_at),
        under_way_at: time(row.under_way_at),
        on_scene_at: time(row.on_scene_at),
        done_at: time(row.done_at),
        state: row.state,
      }));
    }
  }
}

/** Where each kejadian is; a call may belong to one that was opened before the span. */
function areasOf(database: ReadDatabase): { id: string; area: string | null }[] {
  return database.rawAll("SELECT id, area FROM view.incidents WHERE area IS NOT NULL");
}
