import { sql as raw } from "kysely";
import { riseOf } from "../../../../shared/domain/emergency/incident";
import type { Target } from "../../../../shared/domain/emergency/settings";
import type { IncidentRow } from "../../../../shared/ipc/incidents";
import { type ReadDatabase, sql } from "../../../store/database";
import type { QueryTools } from "../../query";
import { areaName } from "../areas";
import { deskSettings } from "../desk-settings";
import { unitNames } from "../figures";
import type { DispatchTableRow, IncidentTableRow } from "../tables";

const inList = (ids: readonly string[]) => raw`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;

interface CallsOfIncident {
  incident: string;
  n: number;
  ring: number | null;
  answer: number | null;
}

function callsOf(database: ReadDatabase, ids: readonly string[]): Map<string, CallsOfIncident> {
  const rows = database.all(
    raw<CallsOfIncident>`SELECT incident, count(*) AS n, min(ring_at) AS ring, min(answer_at) AS answer FROM view.calls
      INDEXED BY calls_incident WHERE incident IN ${inList(ids)} GROUP BY incident`.compile(sql),
  );
  return new Map(rows.map((row) => [row.incident, row]));
}

function dispatchesOf(database: ReadDatabase, ids: readonly string[]): Map<string, DispatchTableRow[]> {
  const rows = database.all(
    raw<DispatchTableRow>`SELECT * FROM view.dispatches WHERE incident IN ${inList(ids)}
      ORDER BY incident, sent_at, id`.compile(sql),
  );
  const found = new Map<string, DispatchTableRow[]>();
  for (const row of rows) found.set(row.incident, [...(found.get(row.incident) ?? []), row]);
  return found;
}

/** How far a dispatch has risen by now, and when it rises next. */
export function riseOfRow(row: DispatchTableRow, now: number) {
  return riseOf(
    {
      state: row.state,
      at: row.sent_at === null ? {} : { sent: row.sent_at },
      acknowledgeWithin: row.acknowledge_within,
      contacts: row.contacts,
    },
    now,
  );
}

/** The alarm was silenced since the dispatch rose last. */
export function isSilenced(row: DispatchTableRow, step: number): boolean {
  if (row.silenced_at === null || row.sent_at === null || row.acknowledge_within === null) return false;
  return row.silenced_at >= row.sent_at + step * row.acknowledge_within * 1000;
}

type Stamps = Readonly<Record<string, number | null>>;

/** The promises that hold for a kejadian, each with its two moments; one whose first moment has not come is not counted. */
function countdownsOf(category: string, stamps: Stamps, targets: readonly Target[]): IncidentRow["countdowns"] {
  const own = targets.filter((target) => target.category === category || target.category === null);
  return own.flatMap(({ from, to, seconds }) => {
    const startedAt = stamps[from] ?? null;
    if (startedAt === null) return [];
    return [
      {
        from,
        to,
        startedAt,
        until: startedAt + seconds * 1000,
        metAt: stamps[to] ?? null,
      } as IncidentRow["countdowns"][number],
    ];
  });
}

/** Rows of kejadian as they are shown, in their order. What was typed only for those who may see it. */
export function toIncidentRows(rows: readonly IncidentTableRow[], tools: QueryTools): IncidentRow[] {
  const { database, now } = tools;
  const ids = rows.map(({ id }) => id);
  const personal = tools.may("emergency.personal");
  const calls = callsOf(database, ids);
  const dispatches = dispatchesOf(database, ids);
  const nameOf = unitNames(database);
  const { targets } = deskSettings(database);
  const points = pointsOf(database, ids);
  return rows.map((row) => {
    const call = calls.get(row.id);
    const stamps: Stamps = {
      ring: call?.ring ?? row.reported_at,
      answer: call?.answer ?? null,
      ticket: row.created_at,
      escalated: row.escalated_at,
      acknowledged: row.acknowledged_at,
      "on-scene": row.on_scene_at,
      closed: row.closed_at,
    };
    return {
      id: row.id,
      version: row.version,
      number: row.number,
      category: row.category as IncidentRow["category"],
      priority: row.priority,
      area: row.area,
      areaName: areaName(tools, row.area),
      outside: row.outside === 1,
      umbrella: row.umbrella === 1,
      late: row.late === 1,
      what: personal ? row.what : "",
      where: personal ? row.place_text : "",
      reportedAt: row.reported_at,
      createdAt: row.created_at,
      closedAt: row.closed_at,
      outcome: row.outcome,
      verified: row.verified as IncidentRow["verified"],
      calls: call?.n ?? 0,
      dispatches: (dispatches.get(row.id) ?? []).map((dispatch) => {
        const { step, next } = row.is_open === 1 ? riseOfRow(dispatch, now) : { step: 0, next: null };
        return {
          id: dispatch.id,
          unit: dispatch.unit,
          unitName: nameOf(dispatch.unit),
          state: dispatch.state as IncidentRow["dispatches"][number]["state"],
          step,
          nextRise: next,
          silenced: isSilenced(dispatch, step),
        };
      }),
      countdowns: countdownsOf(row.category, stamps, targets),
      points: points.get(row.id) ?? { waiting: 0, helped: 0, unreachable: 0 },
    };
  });
}

function pointsOf(database: ReadDatabase, ids: readonly string[]): Map<string, IncidentRow["points"]> {
  const rows = database.all(
    raw<{ incident: string; waiting: number; helped: number; unreachable: number }>`SELECT incident,
        count(*) FILTER (WHERE state = 'waiting') AS waiting, count(*) FILTER (WHERE state = 'helped') AS helped,
        count(*) FILTER (WHERE state = 'unreachable') AS unreachable
      FROM view.incident_points WHERE incident IN ${inList(ids)} GROUP BY incident`.compile(sql),
  );
  return new Map(rows.map(({ incident, ...counts }) => [incident, counts]));
}
