import type { Dispatch, IncidentState } from "../../../../shared/domain/emergency/incident";
import { riseOf } from "../../../../shared/domain/emergency/incident";
import { parseActor } from "../../../../shared/domain/eventlog/actor";
import type { CallOutput, ParsedInput } from "../../../../shared/ipc/contract";
import { Refusal } from "../../../../shared/ipc/errors";
import type { IncidentDispatch } from "../../../../shared/ipc/incidents";
import { CATEGORY_WORDS, VERIFICATION_WORDS } from "../../../../shared/text/emergency-words";
import { sql } from "../../../store/database";
import type { Folded, Query, QueryTools } from "../../query";
import { toCallRows } from "./call-rows";
import { allUnits } from "./incident-board";
import { toIncidentRows } from "./incident-rows";

/** Who did something, by name; a workstation by its code. */
function actorName(actor: string, { reference }: QueryTools): string {
  const parsed = parseActor(actor);
  if (parsed?.kind === "operator") return reference.operatorName(parsed.id);
  return parsed?.workstation ?? actor;
}

/** A kejadian as a whole. Nothing that was typed or told of a person for those who may not see it. */
export const incidentDetail: Query<ParsedInput<"incidents.detail">, CallOutput<"incidents.detail">> = (
  { id },
  tools,
) => {
  const found = tools.database.get(sql.selectFrom("view.incidents").selectAll().where("id", "=", id));
  const personal = tools.may("emergency.personal");
  const folded = found ? tools.fold<IncidentState>("incident", id, personal) : null;
  const [row] = found ? toIncidentRows([found], tools) : [];
  if (!row || !folded) throw new Refusal("not-found", { id });
  const { state } = folded;
  const units = new Map(allUnits(tools).map((unit) => [unit.id, unit]));
  const unitName = (unit: string | null) => (unit === null ? "" : (units.get(unit)?.name ?? unit));
  const calls = toCallRows(
    tools.database.all(
      sql.selectFrom("view.calls").selectAll().where("incident", "=", id).orderBy("ring_at").limit(1_000),
    ),
    tools,
  );
  const callOfPoint = new Map(
    tools.database
      .all(sql.selectFrom("view.calls").select(["id", "point"]).where("incident", "=", id))
      .flatMap(({ id: call, point }) => (point === null ? [] : [[point, call] as const])),
  );
  return {
    row,
    answers: state.answers,
    place: state.where.place === "" ? null : state.where.place,
    lat: state.where.lat,
    lon: state.where.lon,
    verification: state.verification && {
      result: state.verification.result,
      way: state.verification.way,
      at: state.verification.verifiedAt,
      actor: actorName(state.verification.actor, tools),
      note: state.verification.note,
    },
    dispatches: state.dispatches.map((dispatch) => shownDispatch(dispatch, state, tools, units)),
    calls,
    points: state.points.map((point) => ({
      id: point.id,
      need: point.need,
      people: point.people,
      state: point.state,
      area: point.area,
      unit: point.unit,
      unitName: unitName(point.unit),
      where: point.where,
      contact: point.contact,
      note: point.note,
      call: callOfPoint.get(point.id) ?? null,
    })),
    casualties: state.casualties,
    timeline: timelineOf(folded, tools, unitName),
    handedOver: state.handedOver && {
      neighbour: state.handedOver.neighbour,
      takenBy: state.handedOver.takenBy,
      at: state.handedOver.at,
      note: state.handedOver.note,
    },
    closed: state.closed && {
      outcome: state.closed.outcome,
      at: state.closed.closedAt,
      actor: actorName(state.closed.actor, tools),
      note: state.closed.note,
    },
    message: messageOf(state, row.areaName),
  };
};

function shownDispatch(
  dispatch: Dispatch,
  state: IncidentState,
  tools: QueryTools,
  units: ReadonlyMap<string, ReturnType<typeof allUnits>[number]>,
): IncidentDispatch {
  const unit = units.get(dispatch.unit);
  const { step, next } = state.closed ? { step: 0, next: null } : riseOf(dispatch, tools.now);
  const rose = (dispatch.at.sent ?? 0) + step * (dispatch.acknowledgeWithin ?? 0) * 1000;
  return {
    id: dispatch.id,
    unit: dispatch.unit,
    unitName: unit?.name ?? dispatch.unit,
    agency: units.get(unit?.agency ?? "")?.name ?? "",
    point: dispatch.point,
    state: dispatch.state as IncidentDispatch["state"],
    at: dispatch.at as IncidentDispatch["at"],
    step,
    nextRise: next,
    contact: unit?.contacts[step] ? `${unit.contacts[step]?.name} ${unit.contacts[step]?.phone}`.trim() : "",
    silenced: dispatch.silencedAt !== null && dispatch.silencedAt >= rose,
    message: dispatch.message,
    history: dispatch.history.map(({ state: reached, reachedAt, actor, person, note }) => ({
      state: reached,
      at: reachedAt,
      actor: actorName(actor, tools),
      person,
      note,
    })),
    raises: dispatch.raises.map(({ raisedAt, actor, contact, person, note }) => ({
      at: raisedAt,
      actor: actorName(actor, tools),
      contact: contact === null ? "" : (unit?.contacts[contact]?.name ?? String(contact + 1)),
      person,
      note,
    })),
  };
}

/** When something was said to have happened, and not only when it was written down. */
function toldAt(payload: Readonly<Record<string, unknown>>, wall: number): number {
  return typeof payload.at === "number" ? payload.at : wall;
}

function timelineOf(
  { events, state }: Folded<IncidentState>,
  tools: QueryTools,
  unitName: (unit: string | null) => string,
): CallOutput<"incidents.detail">["timeline"] {
  const dispatches = new Map(state.dispatches.map(({ id, unit }) => [id, unit]));
  const text = (value: unknown) => (typeof value === "string" ? value : "");
  return events
    .map((event) => {
      const { payload, personal } = event;
      const unit = text(payload.unit) || dispatches.get(text(payload.dispatch)) || null;
      const codes = ["category", "state", "result", "way", "outcome", "kind", "need"] as const;
      const details = Object.fromEntries(
        codes.flatMap((code) => (typeof payload[code] === "string" ? [[code, text(payload[code])]] : [])),
      );
      return {
        eventId: event.id,
        at: toldAt(payload, event.at.wall),
        recordedAt: event.at.wall,
        actor: actorName(event.actor, tools),
        what: event.type.slice("incident.".length),
        details: { ...details, ...(unit === null ? {} : { unit: unitName(unit) }) },
        text: [personal?.text, personal?.note, personal?.reason, personal?.message, personal?.what]
          .map(text)
          .filter((part) => part !== "")
          .join("\n"),
        conflict: state.conflicts.includes(event.id),
      };
    })
    .sort((one, other) => one.at - other.at || one.recordedAt - other.recordedAt);
}

/** Short text for WhatsApp: what a unit needs to go there, and nothing of who called. */
function messageOf(state: IncidentState, areaName: string): string {
  const { where } = state;
  const verified = state.verification?.result;
  const category = CATEGORY_WORDS[state.category as keyof typeof CATEGORY_WORDS] ?? state.category;
  return [
    `*112 ${state.number}*`,
    `${category}, prioritas ${state.priority}`,
    [where.where, areaName].filter((part) => part !== "").join(", "),
    where.lat === null || where.lon === null ? "" : `https://maps.google.com/?q=${where.lat},${where.lon}`,
    state.what,
    verified === undefined
      ? ""
      : `Verifikasi: ${VERIFICATION_WORDS[verified as keyof typeof VERIFICATION_WORDS] ?? verified}`,
    "Mohon balas: diterima / menuju lokasi / tiba / selesai / tidak dapat dilayani.",
  ]
    .filter((line) => line !== "")
    .join("\n");
}
