import type { DispatchState } from "../../../../shared/domain/emergency/codes";
import type { UnitState } from "../../../../shared/domain/emergency/unit";
import type { CallOutput, ParsedInput } from "../../../../shared/ipc/contract";
import { sql } from "../../../store/database";
import type { Query, QueryTools } from "../../query";
import type { DispatchTableRow } from "../tables";
import { isSilenced, riseOfRow, toIncidentRows } from "./incident-rows";

/** The states of an open dispatch, the furthest last. */
const FURTHER: readonly string[] = ["sent", "acknowledged", "under-way", "on-scene"];
/** More open kejadian than a room can look at. */
const MOST_OPEN = 1_000;

/** Every agency and unit, folded. */
export function allUnits({ database }: Pick<QueryTools, "database">): UnitState[] {
  const rows = database.all(sql.selectFrom("view.units").select("json").orderBy("place").orderBy("id"));
  return rows.map(({ json }) => JSON.parse(json) as UnitState);
}

type OpenDispatch = DispatchTableRow & { number: string };

/** Dispatches of open kejadian that have not ended: closing one frees its units. */
function openDispatches({ database }: QueryTools): OpenDispatch[] {
  return database.rawAll<OpenDispatch>(
    `SELECT d.*, i.number FROM view.incidents AS i INDEXED BY incidents_open
       JOIN view.dispatches AS d ON d.incident = i.id
     WHERE i.is_open = 1 AND d.ended = 0 ORDER BY d.sent_at, d.id`,
  );
}

/** Units that are on something, by unit. */
export function busyUnits(tools: QueryTools): Map<string, OpenDispatch[]> {
  const found = new Map<string, OpenDispatch[]>();
  for (const dispatch of openDispatches(tools)) {
    found.set(dispatch.unit, [...(found.get(dispatch.unit) ?? []), dispatch]);
  }
  return found;
}

/** Open kejadian by priority, then age, and the units beside them. */
export const incidentBoard: Query<ParsedInput<"incidents.board">, CallOutput<"incidents.board">> = (_input, tools) => {
  const rows = tools.database.all(
    sql
      .selectFrom("view.incidents")
      .selectAll()
      .where("is_open", "=", 1)
      .orderBy("priority")
      .orderBy("created_at")
      .limit(MOST_OPEN),
  );
  const units = allUnits(tools);
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const busy = busyUnits(tools);
  const count = (text: string) => tools.database.rawGet<{ n: number }>(text)?.n ?? 0;
  return {
    now: tools.now,
    incidents: toIncidentRows(rows, tools),
    units: units
      .filter(({ id, level, active }) => level === "unit" && (active || busy.has(id)))
      .map(({ id, name, callSign, agency }) => {
        const on = busy.get(id) ?? [];
        const furthest = Math.max(-1, ...on.map(({ state }) => FURTHER.indexOf(state)));
        return {
          id,
          name,
          callSign,
          agency: agency ?? "",
          agencyName: names.get(agency ?? "") ?? "",
          state: FURTHER[furthest] ?? "free",
          incidents: on.map(({ incident, number, state }) => ({ id: incident, number, state: state as DispatchState })),
        };
      }),
    callBacks: count("SELECT count(*) AS n FROM view.calls INDEXED BY calls_call_back WHERE to_call_back = 1"),
    unsigned: count("SELECT count(*) AS n FROM view.calls INDEXED BY calls_unsigned WHERE unsigned = 1"),
  };
};

/** Dispatches that must be heard now: nobody acknowledged them within their limit, and nobody silenced them since. */
export const incidentAlarms: Query<ParsedInput<"incidents.alarms">, CallOutput<"incidents.alarms">> = (
  _input,
  tools,
) => {
  const units = new Map(allUnits(tools).map((unit) => [unit.id, unit]));
  return openDispatches(tools).flatMap((dispatch) => {
    const { step, next } = riseOfRow(dispatch, tools.now);
    if (step === 0 || isSilenced(dispatch, step)) return [];
    const unit = units.get(dispatch.unit);
    return [
      {
        incident: dispatch.incident,
        number: dispatch.number,
        dispatch: dispatch.id,
        unitName: unit?.name ?? dispatch.unit,
        step,
        nextRise: next,
        contact: unit?.contacts[step]?.name ?? "",
        phone: unit?.contacts[step]?.phone ?? "",
      },
    ];
  });
};

const MINUTES_OF_DAY = 1440;

/** Whether a unit is on duty at a moment of the office's day. Without hours it is there day and night. */
export function isOnDuty({ hours }: Pick<UnitState, "hours">, localTime: string): boolean {
  if (hours.length === 0) return true;
  const weekday = ((new Date(`${localTime.slice(0, 10)}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
  const minute = Number(localTime.slice(11, 13)) * 60 + Number(localTime.slice(14, 16));
  const yesterday = weekday === 1 ? 7 : weekday - 1;
  return hours.some(({ days, from, to }) => {
    if (from < to) return days.includes(weekday) && minute >= from && minute < to;
    // Over midnight: the evening of its day, and the morning after.
    const evening = days.includes(weekday) && minute >= from && minute < MINUTES_OF_DAY;
    return evening || (days.includes(yesterday) && minute < to);
  });
}

/** Units in the order in which they are proposed: by category and area, on duty, free before busy, the office's order. */
export const proposeUnits: Query<ParsedInput<"incidents.propose-units">, CallOutput<"incidents.propose-units">> = (
  { category, area, incident },
  tools,
) => {
  const units = allUnits(tools);
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const busy = busyUnits(tools);
  const local = tools.reference.localTime(tools.now);
  const sent = new Set(
    incident === null
      ? []
      : tools.database
          .all(sql.selectFrom("view.dispatches").select("unit").where("incident", "=", incident).where("ended", "=", 0))
          .map(({ unit }) => unit),
  );
  const within = (areas: readonly string[]) =>
    areas.length === 0 || (area !== null && areas.some((one) => area === one || area.startsWith(`${one}.`)));
  return units
    .filter(({ id, level, active }) => level === "unit" && active && !sent.has(id))
    .map((unit) => ({
      unit: unit.id,
      name: unit.name,
      agencyName: names.get(unit.agency ?? "") ?? "",
      busy: busy.has(unit.id),
      open: isOnDuty(unit, local),
      proposed: category !== null && (unit.categories as readonly string[]).includes(category) && within(unit.areas),
    }))
    .sort(
      (one, other) =>
        Number(other.proposed) - Number(one.proposed) ||
        Number(other.open) - Number(one.open) ||
        Number(one.busy) - Number(other.busy),
    );
};
