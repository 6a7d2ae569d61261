import { type Dispatch, type IncidentState, isEnded } from "../../../../shared/domain/emergency/incident";
import type { NewEvent } from "../../../../shared/domain/eventlog/event";
import type { CallOutput, ParsedInput } from "../../../../shared/ipc/contract";
import { Refusal } from "../../../../shared/ipc/errors";
import type { Command, CommandTools } from "../../command";
import { deskSettings } from "../desk-settings";
import { callOf } from "./call";
import { answerOf, incidentOf, seenIncident } from "./incident";

import { dispatched } from "./incident-open";

function written(id: string, type: string, payload: NewEvent["payload"], personal?: NewEvent["personal"]): NewEvent {
  return { stream: `incident/${id}`, type, payload, ...(personal === undefined ? {} : { personal }) };
}

/** A dispatch of a kejadian that is open. @throws Refusal `not-found`, `does-not-apply` */
function dispatchOf(state: IncidentState, id: string): Dispatch {
  const found = state.dispatches.find((one) => one.id === id);
  if (!found) throw new Refusal("not-found", { id });
  return found;
}

/** @throws Refusal `not-found`, `incident-closed` */
function openOne(tools: CommandTools, id: string): IncidentState {
  const state = incidentOf(tools, id);
  if (state.closed) throw new Refusal("incident-closed", { number: state.number });
  return state;
}

/** Verification: who said so how, as a step of its own. */
export const verifyIncident: Command<ParsedInput<"incidents.verify">, CallOutput<"incidents.verify">> = {
  permission: "emergency.take",
  decide({ id, result, way, note }, tools) {
    incidentOf(tools, id);
    const payload = { result, way, at: tools.now.wall };
    return { events: [written(id, "incident.verified", payload, { note })], answer: answerOf(tools, "incident", id) };
  },
};

/** Eskalasi: sends a unit. Sent again under its id it is one dispatch. @throws Refusal `incident-closed`, `unit-retired` */
export const dispatchUnit: Command<ParsedInput<"incidents.dispatch">, CallOutput<"incidents.dispatch">> = {
  permission: "emergency.take",
  decide({ id, dispatch, unit, message, point }, tools) {
    const state = openOne(tools, id);
    const answer = answerOf(tools, "incident", id);
    if (state.dispatches.some((one) => one.id === dispatch)) return { events: [], answer };
    return { events: [dispatched(tools, { incident: id, dispatch, unit, point, message })], answer };
  },
};

/** A dispatch goes on. @throws Refusal `dispatch-ended` where it has ended already */
export const changeDispatch: Command<
  ParsedInput<"incidents.dispatch-change">,
  CallOutput<"incidents.dispatch-change">
> = {
  permission: "emergency.take",
  decide({ id, dispatch, state: next, at, person, note }, tools) {
    const found = dispatchOf(incidentOf(tools, id), dispatch);
    const answer = answerOf(tools, "incident", id);
    if (found.state === next) return { events: [], answer };
    if (isEnded(found)) throw new Refusal("dispatch-ended", { state: found.state });
    const payload = { dispatch, state: next, at: at ?? tools.now.wall };
    return { events: [written(id, "incident.dispatch-changed", payload, { person, note })], answer };
  },
};

/** An attempt at the next contact, or at the supervisor. */
export const raiseDispatch: Command<ParsedInput<"incidents.dispatch-raise">, CallOutput<"incidents.dispatch-raise">> = {
  permission: "emergency.take",
  decide({ id, dispatch, contact, person, note }, tools) {
    dispatchOf(incidentOf(tools, id), dispatch);
    const payload = { dispatch, contact, at: tools.now.wall };
    return {
      events: [written(id, "incident.dispatch-raised", payload, { person, note })],
      answer: answerOf(tools, "incident", id),
    };
  },
};

/** Somebody heard the alarm of a dispatch: it is silent until the next rise. */
export const acknowledgeAlarm: Command<
  ParsedInput<"incidents.acknowledge-alarm">,
  CallOutput<"incidents.acknowledge-alarm">
> = {
  permission: "emergency.take",
  decide({ id, dispatch }, tools) {
    dispatchOf(incidentOf(tools, id), dispatch);
    return {
      events: [written(id, "incident.alarm-acknowledged", { dispatch })],
      answer: answerOf(tools, "incident", id),
    };
  },
};

/** Notes, lines of the radio, copied chat: each with its own time. */
export const noteIncident: Command<ParsedInput<"incidents.note">, CallOutput<"incidents.note">> = {
  permission: "emergency.take",
  decide({ id, notes }, tools) {
    incidentOf(tools, id);
    const events = notes.map(({ kind, at, text, from }) =>
      written(id, "incident.noted", { kind, at: at ?? tools.now.wall }, { text, from }),
    );
    return { events, answer: answerOf(tools, "incident", id) };
  },
};

export const setCasualties: Command<ParsedInput<"incidents.casualties">, CallOutput<"incidents.casualties">> = {
  permission: "emergency.take",
  decide({ id, ...casualties }, tools) {
    incidentOf(tools, id);
    return {
      events: [written(id, "incident.casualties-set", casualties, { note: "" })],
      answer: answerOf(tools, "incident", id),
    };
  },
};

/** A point of request of a kejadian induk: added, or changed where it is known. Its call is attached with it. */
export const savePoint: Command<ParsedInput<"incidents.point">, CallOutput<"incidents.point">> = {
  permission: "emergency.take",
  decide({ id, point, call, need, people, state: at, unit, contact, note, where, area, place, lat, lon }, tools) {
    const state = openOne(tools, id);
    const personal = { where, place: place ?? "", lat, lon, contact, note };
    const known = state.points.some((one) => one.id === point);
    const events: NewEvent[] = [
      known
        ? written(id, "incident.point-changed", { point, need, people, state: at, area, unit }, personal)
        : written(id, "incident.point-added", { point, need, people, state: at, area }, personal),
    ];
    if (call !== null) {
      const called = callOf(tools, call);
      const stream = `call/${call}`;
      if (called.incident !== null && called.incident !== id) {
        events.push({ stream, type: "call.unlinked", payload: { incident: called.incident } });
      }
      if (called.incident !== id || called.point !== point) {
        events.push({ stream, type: "call.linked", payload: { incident: id, point } });
      }
      if (called.class === "unclassified") {
        const payload = { class: "real", forwardedTo: null, foundLater: false };
        events.push({ stream, type: "call.classified", payload, personal: { note: "" } });
      }
    }
    return { events, answer: answerOf(tools, "incident", id) };
  },
};

export const handOverIncident: Command<ParsedInput<"incidents.hand-over">, CallOutput<"incidents.hand-over">> = {
  permission: "emergency.take",
  decide({ id, neighbour, takenBy, note }, tools) {
    incidentOf(tools, id);
    if (!deskSettings(tools.rows).neighbours.some((known) => known.id === neighbour)) {
      throw new Refusal("not-found", { id: neighbour });
    }
    const payload = { neighbour, at: tools.now.wall };
    return {
      events: [written(id, "incident.handed-over", payload, { takenBy, note })],
      answer: answerOf(tools, "incident", id),
    };
  },
};

/** Closes a kejadian. @throws Refusal `stale`, `incident-closed`, `dispatches-open` where one has not ended and nothing explains it */
export const closeIncident: Command<ParsedInput<"incidents.close">, CallOutput<"incidents.close">> = {
  permission: "emergency.take",
  decide({ id, version, outcome, note }, tools) {
    const state = seenIncident(tools, { id, version });
    if (state.closed) throw new Refusal("incident-closed", { number: state.number });
    const open = state.dispatches.filter((dispatch) => !isEnded(dispatch));
    if (open.length > 0 && note === "") {
      throw new Refusal("dispatches-open", { count: open.length }, { note: "required" });
    }
    const payload = { outcome, at: tools.now.wall };
    return { events: [written(id, "incident.closed", payload, { note })], answer: answerOf(tools, "incident", id) };
  },
};

/** @throws Refusal `stale`, `does-not-apply` where it is open */
export const reopenIncident: Command<ParsedInput<"incidents.reopen">, CallOutput<"incidents.reopen">> = {
  permission: "emergency.take",
  decide({ id, version, reason }, tools) {
    const state = seenIncident(tools, { id, version });
    if (!state.closed) throw new Refusal("does-not-apply", { number: state.number });
    return { events: [written(id, "incident.reopened", {}, { reason })], answer: answerOf(tools, "incident", id) };
  },
};
