import { activeAt, type CallState, classOf, flagsOf, operatorOf, timesOf } from "../../../shared/domain/emergency/call";
import { UNANSWERED_CLASSES } from "../../../shared/domain/emergency/codes";
import type { PlaceState } from "../../../shared/domain/emergency/gazetteer";
import { type Dispatch, type IncidentState, isEnded } from "../../../shared/domain/emergency/incident";
import type { EmergencySettings } from "../../../shared/domain/emergency/settings";
import type { ShiftState } from "../../../shared/domain/emergency/shift";
import type { UnitState } from "../../../shared/domain/emergency/unit";
import { type Database, type Prepared, sql } from "../../store/database";
import type { Projector } from "../feature";
import type {
  CallTableRow,
  DispatchTableRow,
  IncidentTableRow,
  PlaceTableRow,
  PointTableRow,
  ShiftTableRow,
  UnitTableRow,
} from "./tables";

const flag = (is: boolean) => (is ? 1 : 0);

/** What a table calls the desk that wrote by itself. */
export const DESK = "desk";

/** Turns a folded call into its row. Pure. */
export function callRow(state: CallState, row: number): CallTableRow {
  const times = timesOf(state);
  const said = classOf(state);
  const reached = state.callBacks.some(({ result }) => result === "reached");
  return {
    row,
    id: state.id,
    class: said,
    channel: state.channel,
    ring_at: times.ring,
    answer_at: times.answer,
    end_at: times.end,
    late: flag(state.late),
    imported: flag(state.imported),
    withheld: flag(state.withheld),
    number: state.withheld ? "" : state.number,
    raw: state.raw,
    line_id: state.lineId,
    name: state.caller.name,
    what: state.caller.what,
    place: state.caller.where,
    incident: state.incident,
    point: state.point,
    taken_by: state.takenBy === null ? null : (operatorOf(state) ?? DESK),
    unsigned: flag(state.takenBy?.startsWith("desk/") === true && !state.imported && state.signed === null),
    to_call_back: flag(isUnanswered(said) && !reached && !state.withheld && state.number + state.raw !== ""),
    attempts: state.callBacks.length,
    last_result: state.callBacks.at(-1)?.result ?? null,
    classified_at: state.classifiedAt,
    handed_over: flag(state.handedOver !== null),
    recorded_at: state.recordedAt,
    active_at: activeAt(state),
    legs: state.legs.length,
    flags: flagsOf(state).join(","),
    conflicts: state.conflicts.length,
    version: state.version,
  };
}

const isUnanswered = (said: string) => (UNANSWERED_CLASSES as readonly string[]).includes(said);

const CALL_COLUMNS = [
  "row",
  "id",
  "class",
  "channel",
  "ring_at",
  "answer_at",
  "end_at",
  "late",
  "imported",
  "withheld",
  "number",
  "raw",
  "line_id",
  "name",
  "what",
  "place",
  "incident",
  "point",
  "taken_by",
  "unsigned",
  "to_call_back",
  "attempts",
  "last_result",
  "classified_at",
  "handed_over",
  "recorded_at",
  "active_at",
  "legs",
  "flags",
  "conflicts",
  "version",
] as const satisfies readonly (keyof CallTableRow)[];

/** The earliest time at which one of the dispatches reached a state. */
export function firstTime(dispatches: readonly Dispatch[], state: string): number | null {
  const times = dispatches.flatMap(({ at }) => at[state] ?? []);
  return times.length === 0 ? null : Math.min(...times);
}

/** Turns a folded kejadian into its row. Pure. */
export function incidentRow(state: IncidentState, row: number): IncidentTableRow {
  const { dispatches } = state;
  return {
    row,
    id: state.id,
    number: state.number,
    day: state.day,
    category: state.category,
    priority: state.priority,
    area: state.area,
    umbrella: flag(state.umbrella),
    outside: flag(state.outside),
    late: flag(state.late),
    call: state.call,
    reported_at: state.reportedAt,
    created_at: state.createdAt,
    escalated_at: firstTime(dispatches, "sent"),
    acknowledged_at: firstTime(dispatches, "acknowledged"),
    on_scene_at: firstTime(dispatches, "on-scene"),
    closed_at: state.closed?.closedAt ?? null,
    outcome: state.closed?.outcome ?? null,
    verified: state.verification?.result ?? null,
    what: state.what,
    place_text: state.where.where,
    place: state.where.place,
    lat: state.where.lat,
    lon: state.where.lon,
    is_open: flag(state.closed === null),
    conflicts: state.conflicts.length,
    version: state.version,
  };
}

const INCIDENT_COLUMNS = [
  "row",
  "id",
  "number",
  "day",
  "category",
  "priority",
  "area",
  "umbrella",
  "outside",
  "late",
  "call",
  "reported_at",
  "created_at",
  "escalated_at",
  "acknowledged_at",
  "on_scene_at",
  "closed_at",
  "outcome",
  "verified",
  "what",
  "place_text",
  "place",
  "lat",
  "lon",
  "is_open",
  "conflicts",
  "version",
] as const satisfies readonly (keyof IncidentTableRow)[];

function dispatchRow(incident: string, dispatch: Dispatch): DispatchTableRow {
  const { at } = dispatch;
  return {
    incident,
    id: dispatch.id,
    unit: dispatch.unit,
    point: dispatch.point,
    state: dispatch.state,
    sent_at: at.sent ?? null,
    acknowledged_at: at.acknowledged ?? null,
    under_way_at: at["under-way"] ?? null,
    on_scene_at: at["on-scene"] ?? null,
    done_at: at.done ?? null,
    ended: flag(isEnded(dispatch)),
    acknowledge_within: dispatch.acknowledgeWithin,
    contacts: dispatch.contacts,
    silenced_at: dispatch.silencedAt,
  };
}

const DISPATCH_COLUMNS = [
  "incident",
  "id",
  "unit",
  "point",
  "state",
  "sent_at",
  "acknowledged_at",
  "under_way_at",
  "on_scene_at",
  "done_at",
  "ended",
  "acknowledge_within",
  "contacts",
  "silenced_at",
] as const satisfies readonly (keyof DispatchTableRow)[];

const POINT_COLUMNS = [
  "incident",
  "id",
  "state",
  "need",
  "people",
  "area",
  "unit",
] as const satisfies readonly (keyof PointTableRow)[];

type ById = Prepared<unknown, { id: string }>;

export function callProjector(database: Database): Projector<CallState> {
  const put = database.prepareUpsert<CallTableRow>("view.calls", "row", CALL_COLUMNS);
  const remove: ById = database.prepare((blank) => sql.deleteFrom("view.calls").where("id", "=", blank<string>("id")));
  return { put: (state, first) => put(callRow(state, first.pos)), remove: (id) => void remove.run({ id }) };
}

/** Writes the row of a kejadian and those of its dispatches and points of request. */
export function incidentProjector(database: Database): Projector<IncidentState> {
  const put = database.prepareUpsert<IncidentTableRow>("view.incidents", "row", INCIDENT_COLUMNS);
  const putDispatch = database.prepareRow(DISPATCH_COLUMNS, (row: DispatchTableRow) =>
    sql.replaceInto("view.dispatches").values(row),
  );
  const putPoint = database.prepareRow(POINT_COLUMNS, (row: PointTableRow) =>
    sql.replaceInto("view.incident_points").values(row),
  );
  const removals: ById[] = [
    database.prepare((blank) => sql.deleteFrom("view.dispatches").where("incident", "=", blank<string>("id"))),
    database.prepare((blank) => sql.deleteFrom("view.incident_points").where("incident", "=", blank<string>("id"))),
  ];
  const remove: ById = database.prepare((blank) =>
    sql.deleteFrom("view.incidents").where("id", "=", blank<string>("id")),
  );
  return {
    put(state, first, whole) {
      const { id } = state;
      put(incidentRow(state, first.pos));
      // What another workstation did before may turn one of them into a contradiction: its row goes.
      if (whole) for (const removal of removals) removal.run({ id });
      for (const dispatch of state.dispatches) putDispatch(dispatchRow(id, dispatch));
      for (const { id: point, state: now, need, people, area, unit } of state.points) {
        putPoint({ incident: id, id: point, state: now, need, people, area, unit });
      }
    },
    remove(id) {
      remove.run({ id });
      for (const removal of removals) removal.run({ id });
    },
  };
}

export function unitProjector(database: Database): Projector<UnitState> {
  const put = database.prepareUpsert<UnitTableRow>("view.units", "id", [
    "id",
    "level",
    "agency",
    "name",
    "call_sign",
    "active",
    "place",
    "json",
  ]);
  const remove: ById = database.prepare((blank) => sql.deleteFrom("view.units").where("id", "=", blank<string>("id")));
  return {
    put: (state) => {
      const { id, level, agency, name, callSign, active, order } = state;
      put({
        id,
        level,
        agency,
        name,
        call_sign: callSign,
        active: flag(active),
        place: order,
        json: JSON.stringify(state),
      });
    },
    remove: (id) => void remove.run({ id }),
  };
}

export function placeProjector(database: Database): Projector<PlaceState> {
  const put = database.prepareUpsert<PlaceTableRow>("view.places", "row", [
    "row",
    "id",
    "kind",
    "area",
    "name",
    "lat",
    "lon",
    "active",
    "json",
    "version",
  ]);
  const remove: ById = database.prepare((blank) => sql.deleteFrom("view.places").where("id", "=", blank<string>("id")));
  return {
    put: (state, first) => {
      const { id, kind, area, name, lat, lon, active, version } = state;
      put({
        row: first.pos,
        id,
        kind,
        area,
        name,
        lat,
        lon,
        active: flag(active),
        json: JSON.stringify(state),
        version,
      });
    },
    remove: (id) => void remove.run({ id }),
  };
}

export function shiftProjector(database: Database): Projector<ShiftState> {
  const put = database.prepareUpsert<ShiftTableRow>("view.shifts", "id", [
    "id",
    "started_at",
    "handed_at",
    "taken_at",
    "json",
  ]);
  const remove: ById = database.prepare((blank) => sql.deleteFrom("view.shifts").where("id", "=", blank<string>("id")));
  return {
    put: (state) => {
      const { id, startedAt, handedOver, takenOver } = state;
      put({
        id,
        started_at: startedAt,
        handed_at: handedOver?.handedAt ?? null,
        taken_at: takenOver?.takenAt ?? null,
        json: JSON.stringify(state),
      });
    },
    remove: (id) => void remove.run({ id }),
  };
}

/** The desk's settings: one row. */
export function emergencyProjector(database: Database): Projector<EmergencySettings> {
  const put = database.prepareUpsert<{ id: string; json: string }>("view.emergency", "id", ["id", "json"]);
  return {
    put: (state) => put({ id: "settings", json: JSON.stringify(state) }),
    remove: () => void database.run(sql.deleteFrom("view.emergency")),
  };
}
