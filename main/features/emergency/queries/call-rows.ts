import { sql as raw } from "kysely";
import { neverEnded } from "../../../../shared/domain/emergency/call";
import type { CallRow } from "../../../../shared/ipc/calls";
import { sql } from "../../../store/database";
import type { QueryTools } from "../../query";
import { deskSettings } from "../desk-settings";
import { maskedNumber, shownNumber } from "../number";
import { DESK } from "../projection";
import type { CallTableRow } from "../tables";
import { Tallies } from "../tally";

/** Tallies of numbers as they stand for a query. */
export function talliesFor(tools: QueryTools): Tallies {
  return new Tallies(tools.database, deskSettings(tools.database).limits, tools.now);
}

/** A stored number (E.164) as this operator may see it. */
export function numberFor(number: string, tools: QueryTools): string {
  return tools.may("emergency.personal") ? shownNumber(number) : maskedNumber(number);
}

/**
 * Rows of calls as they are shown, in their order. Who called and what was said only for those who may see it; a number
 * that cannot be read is shown to them as it was typed.
 */
export function toCallRows(rows: readonly CallTableRow[], tools: QueryTools): CallRow[] {
  const personal = tools.may("emergency.personal");
  const tallies = talliesFor(tools);
  const incidents = incidentsOf(rows, tools);
  return rows.map((row) => {
    const incident = row.incident === null ? undefined : incidents.get(row.incident);
    return {
      id: row.id,
      version: row.version,
      class: row.class as CallRow["class"],
      channel: row.channel as CallRow["channel"],
      ringAt: row.ring_at,
      answerAt: row.answer_at,
      endAt: row.end_at,
      late: row.late === 1,
      imported: row.imported === 1,
      withheld: row.withheld === 1,
      number: row.number !== "" ? numberFor(row.number, tools) : personal && row.withheld === 0 ? row.raw : "",
      masked: !personal,
      name: personal ? row.name : "",
      what: personal ? row.what : "",
      where: personal ? row.place : "",
      incident: row.incident,
      incidentNumber: incident?.number ?? null,
      area: incident?.area ?? null,
      operator: row.taken_by === null || row.taken_by === DESK ? "" : tools.reference.operatorName(row.taken_by),
      unsigned: row.unsigned === 1,
      ...tallies.of(row.number),
      flags: [
        ...row.flags.split(",").filter((flag) => flag !== ""),
        ...(neverEnded({ end: row.end_at, activeAt: row.active_at }, tools.now) ? ["never-ended"] : []),
      ],
    };
  });
}

function incidentsOf(rows: readonly CallTableRow[], { database }: QueryTools) {
  const ids = [...new Set(rows.flatMap(({ incident }) => incident ?? []))];
  if (ids.length === 0) return new Map<string, { number: string; area: string | null }>();
  const found = database.all(
    raw<{ id: string; number: string; area: string | null }>`SELECT id, number, area FROM view.incidents
      WHERE id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`.compile(sql),
  );
  return new Map(found.map((incident) => [incident.id, incident]));
}
