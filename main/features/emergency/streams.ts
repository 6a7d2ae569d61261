import { type CallState, classOf, reduceCall, timesOf } from "../../../shared/domain/emergency/call";
import { callPayloads, callPersonal } from "../../../shared/domain/emergency/call-events";
import { type PlaceState, placePayloads, placePersonal, reducePlace } from "../../../shared/domain/emergency/gazetteer";
import { type IncidentState, isEnded, reduceIncident } from "../../../shared/domain/emergency/incident";
import { incidentPayloads, incidentPersonal } from "../../../shared/domain/emergency/incident-events";
import { placeIndexText } from "../../../shared/domain/emergency/place-words";
import {
  type EmergencySettings,
  emergencyPayloads,
  emergencyPersonal,
  reduceEmergency,
} from "../../../shared/domain/emergency/settings";
import { reduceShift, type ShiftState, shiftPayloads, shiftPersonal } from "../../../shared/domain/emergency/shift";
import { reduceUnit, type UnitState, unitPayloads, unitPersonal } from "../../../shared/domain/emergency/unit";
import { isReadable } from "../../../shared/domain/eventlog/codes";
import type { Due, Fact, Stream } from "../feature";
import { spellingsOf } from "./number";
import {
  callProjector,
  emergencyProjector,
  incidentProjector,
  placeProjector,
  shiftProjector,
  unitProjector,
} from "./projection";

const NOT_FOUND =
  "no retention schedule (JRA) of the five offices names 112: the office sets it (Bantul 47 keeps callers' data unpublished)";

export const call: Stream<CallState> = {
  kind: "call",
  reduce: reduceCall,
  payloads: callPayloads,
  personal: callPersonal,
  readable: (event) => isReadable(callPayloads, event),
  versionOf: (state) => state.version,
  conflictsOf: (state) => state.conflicts.length,
  personalInRows: ["call.started", "call.line-event", "call.corrected", "call.told"],
  searchedAnew: ["call.started", "call.line-event", "call.corrected", "call.told"],
  topics: ["calls", "incidents"],
  projector: callProjector,
  searched: ({ caller, number, raw, withheld }) => ({
    open: "",
    personal: [
      // What the caller hid is looked up by nobody, even where the exchange sent it.
      ...(withheld ? [] : [...spellingsOf(number), raw]),
      ...caller.others.flatMap(spellingsOf),
      caller.name,
      caller.what,
      caller.where,
      caller.hurt,
      caller.note,
      caller.reference,
    ].join(" \n "),
  }),
  // A withheld number is nobody's: it is tallied with no other.
  subjects: ({ number, withheld }) => (number === "" || withheld ? [] : [`phone:${number.replace(/\D/g, "")}`]),
  facts: (state, reference): Fact[] => {
    const day = reference.localTime(timesOf(state).ring).slice(0, 10);
    const of = (series: string): Fact => ({ day, series, section: null, service: null, value: 1 });
    return [of("calls.in"), of(`calls.${classOf(state)}`)];
  },
  retention: { years: null, because: NOT_FOUND },
};

/** When a dispatch that nobody acknowledges rises to the next contact: a moment for each of them. */
function rises(state: IncidentState): Due[] {
  if (state.closed) return [];
  return state.dispatches.flatMap((dispatch) => {
    const { id, at, acknowledgeWithin, contacts } = dispatch;
    const sent = at.sent;
    if (isEnded(dispatch) || dispatch.state !== "sent" || acknowledgeWithin === null || sent === undefined) return [];
    return Array.from({ length: Math.max(1, contacts) }, (_each, step) => ({
      at: sent + (step + 1) * acknowledgeWithin * 1000,
      what: `rise:${id}:${step + 1}`,
    }));
  });
}

export const incident: Stream<IncidentState> = {
  kind: "incident",
  reduce: reduceIncident,
  payloads: incidentPayloads,
  personal: incidentPersonal,
  readable: (event) => isReadable(incidentPayloads, event),
  versionOf: (state) => state.version,
  conflictsOf: (state) => state.conflicts.length,
  personalInRows: ["incident.opened", "incident.changed"],
  searchedAnew: ["incident.opened", "incident.changed"],
  topics: ["incidents", "units"],
  projector: incidentProjector,
  searched: ({ number, otherNumbers, what, where }) => ({
    open: [number, ...otherNumbers].join(" \n "),
    personal: [what, where.where].join(" \n "),
  }),
  numbers: {
    "incident.opened": ({ payload }) => {
      const parsed = incidentPayloads["incident.opened"].safeParse(payload);
      return parsed.success ? [{ name: "incident", period: parsed.data.day, serial: parsed.data.serial }] : [];
    },
  },
  facts: (state, reference): Fact[] => {
    const of = (series: string, at: number): Fact => ({
      day: reference.localTime(at).slice(0, 10),
      series,
      section: null,
      service: null,
      value: 1,
    });
    return [
      of("incidents.opened", state.createdAt),
      ...(state.closed ? [of("incidents.closed", state.closed.closedAt)] : []),
    ];
  },
  due: rises,
  retention: { years: null, because: NOT_FOUND },
};

export const unit: Stream<UnitState> = {
  kind: "unit",
  reduce: reduceUnit,
  payloads: unitPayloads,
  personal: unitPersonal,
  readable: (event) => isReadable(unitPayloads, event),
  versionOf: (state) => state.version,
  personalInRows: ["unit.added", "unit.changed"],
  searchedAnew: [],
  topics: ["units"],
  projector: unitProjector,
  retention: { years: null, because: "the office's own record of whom it calls" },
};

export const place: Stream<PlaceState> = {
  kind: "place",
  reduce: reducePlace,
  payloads: placePayloads,
  personal: placePersonal,
  readable: (event) => isReadable(placePayloads, event),
  versionOf: (state) => state.version,
  personalInRows: ["place.added", "place.changed"],
  searchedAnew: ["place.added", "place.changed", "place.retired"],
  topics: ["places"],
  projector: placeProjector,
  searched: ({ name, aliases, where, active }) => ({
    open: "",
    personal: active ? placeIndexText([name, ...aliases], where) : "",
  }),
  retention: { years: null, because: "the office's own list of places" },
};

export const shift: Stream<ShiftState> = {
  kind: "shift",
  reduce: reduceShift,
  payloads: shiftPayloads,
  personal: shiftPersonal,
  readable: (event) => isReadable(shiftPayloads, event),
  versionOf: (state) => state.version,
  conflictsOf: (state) => state.conflicts.length,
  personalInRows: ["shift.started", "shift.noted", "shift.handed-over", "shift.taken-over"],
  searchedAnew: [],
  topics: ["shifts"],
  projector: shiftProjector,
  retention: { years: null, because: NOT_FOUND },
};

export const emergencySettings: Stream<EmergencySettings> = {
  kind: "emergency",
  single: true,
  reduce: reduceEmergency,
  payloads: emergencyPayloads,
  personal: emergencyPersonal,
  readable: (event) => isReadable(emergencyPayloads, event),
  versionOf: (state) => state.version,
  personalInRows: ["emergency.cards-set", "emergency.neighbours-set", "emergency.outline-set"],
  searchedAnew: [],
  topics: ["emergency", "incidents"],
  projector: emergencyProjector,
  retention: { years: null, because: "the office's own settings" },
};
