import type { Code } from "../eventlog/codes";
import type { JsonObject, LogEvent } from "../eventlog/event";
import { type Casualties, type Category, type DispatchState, ENDED_DISPATCH, type VerificationResult } from "./codes";
import { idOf, numberOrNull, type Said, said, text } from "./events-common";
import { type IncidentEventType, type IncidentPayload, incidentPayloads } from "./incident-events";

/** Where something is; sealed. */
export interface Where {
  where: string;
  place: string;
  lat: number | null;
  lon: number | null;
}

export interface Raise extends Said {
  raisedAt: number;
  /** Place in the unit's list of contacts; null: the supervisor. */
  contact: number | null;
  person: string;
  note: string;
}

/** One unit sent to one kejadian: a life of its own. */
export interface Dispatch {
  id: string;
  unit: string;
  point: string | null;
  state: Code<DispatchState>;
  /** The first time that each state was reached. */
  at: Partial<Record<string, number>>;
  acknowledgeWithin: number | null;
  contacts: number;
  message: string;
  raises: Raise[];
  /** The rise (how many there were) up to which an operator has silenced the alarm; -1 for none. */
  silencedAt: number | null;
  history: (Said & { state: string; reachedAt: number; person: string; note: string })[];
}

export interface Point extends Where {
  id: string;
  need: string;
  people: number;
  state: string;
  area: string | null;
  unit: string | null;
  contact: string;
  note: string;
}

export interface IncidentState {
  id: string;
  number: string;
  /** Numbers of an entity that two workstations began apart. */
  otherNumbers: string[];
  day: string;
  category: Code<Category>;
  priority: number;
  area: string | null;
  umbrella: boolean;
  outside: boolean;
  call: string | null;
  reportedAt: number;
  late: boolean;
  /** When the ticket was made. */
  createdAt: number;
  createdBy: string;
  what: string;
  where: Where;
  /** Answers to the category's card, by question. */
  answers: Record<string, string>;
  verification: (Said & { result: Code<VerificationResult>; way: string; verifiedAt: number; note: string }) | null;
  verifications: number;
  dispatches: Dispatch[];
  points: Point[];
  notes: (Said & { kind: string; noteAt: number; text: string; from: string })[];
  casualties: Casualties;
  handedOver: (Said & { neighbour: string; takenBy: string; note: string }) | null;
  closed: (Said & { outcome: string; closedAt: number; note: string }) | null;
  reopened: number;
  version: number;
  conflicts: string[];
}

const NO_CASUALTIES: Casualties = { dead: 0, severe: 0, light: 0, missing: 0, displaced: 0 };

/** A place from a sealed part; what another version wrote in another form is left out. */
function whereOf(personal: JsonObject | null): Where {
  return {
    where: text(personal?.where),
    place: text(personal?.place),
    lat: numberOrNull(personal?.lat),
    lon: numberOrNull(personal?.lon),
  };
}

function answersOf(personal: JsonObject | null): Record<string, string> {
  const given = personal?.answers;
  if (typeof given !== "object" || given === null || Array.isArray(given)) return {};
  return Object.fromEntries(Object.entries(given).map(([question, answer]) => [question, text(answer)]));
}

function opened(event: LogEvent, payload: IncidentPayload<"incident.opened">): IncidentState {
  const { category, priority, area, umbrella, outside, call, reportedAt, late, number, day } = payload;
  return {
    id: idOf(event),
    number,
    otherNumbers: [],
    day,
    category,
    priority,
    area,
    umbrella,
    outside,
    call,
    reportedAt,
    late,
    createdAt: event.at.wall,
    createdBy: event.actor,
    what: text(event.personal?.what),
    where: whereOf(event.personal),
    answers: answersOf(event.personal),
    verification: null,
    verifications: 0,
    dispatches: [],
    points: [],
    notes: [],
    casualties: NO_CASUALTIES,
    handedOver: null,
    closed: null,
    reopened: 0,
    version: 1,
    conflicts: [],
  };
}

export function isEnded(dispatch: Pick<Dispatch, "state">): boolean {
  return (ENDED_DISPATCH as readonly string[]).includes(dispatch.state);
}

type Change<T extends IncidentEventType> = (
  state: IncidentState,
  payload: IncidentPayload<T>,
  event: LogEvent,
) => Partial<IncidentState> | null;

/** The dispatches with one of them changed; null where there is none of that id, or it cannot be changed so. */
function withDispatch(
  state: IncidentState,
  id: string,
  change: (dispatch: Dispatch) => Dispatch | null,
): Partial<IncidentState> | null {
  const found = state.dispatches.find((one) => one.id === id);
  const next = found ? change(found) : null;
  return next === null ? null : { dispatches: state.dispatches.map((one) => (one === found ? next : one)) };
}

const changes: { [T in IncidentEventType]: Change<T> } = {
  // A kejadian that two workstations began apart is one, with both numbers.
  "incident.opened": (state, { number }) => ({ otherNumbers: [...state.otherNumbers, number] }),
  "incident.changed": (_state, payload, { personal }) => ({
    ...payload,
    ...(personal ? { what: text(personal.what), where: whereOf(personal), answers: answersOf(personal) } : {}),
  }),
  "incident.verified": (state, { result, way, at }, event) => ({
    verification: { ...said(event), result, way, verifiedAt: at, note: text(event.personal?.note) },
    verifications: state.verifications + 1,
  }),
  "incident.dispatched": (state, { dispatch, unit, at, acknowledgeWithin, contacts, point }, event) => {
    if (state.dispatches.some((one) => one.id === dispatch)) return null;
    const sent: Dispatch = {
      id: dispatch,
      unit,
      point,
      state: "sent",
      at: { sent: at },
      acknowledgeWithin,
      contacts,
      message: text(event.personal?.message),
      raises: [],
      silencedAt: null,
      history: [{ ...said(event), state: "sent", reachedAt: at, person: "", note: "" }],
    };
    return { dispatches: [...state.dispatches, sent] };
  },
  "incident.dispatch-changed": (state, { dispatch, state: next, at }, event) =>
    withDispatch(state, dispatch, (found) => {
      // What has ended stays as it ended: a second end is a contradiction that a person looks at.
      if (isEnded(found)) return null;
      const entry = {
        ...said(event),
        state: next,
        reachedAt: at,
        person: text(event.personal?.person),
        note: text(event.personal?.note),
      };
      return {
        ...found,
        state: next,
        at: { ...found.at, [next]: found.at[next] ?? at },
        history: [...found.history, entry],
      };
    }),
  "incident.dispatch-raised": (state, { dispatch, contact, at }, event) =>
    withDispatch(state, dispatch, (found) => ({
      ...found,
      raises: [
        ...found.raises,
        {
          ...said(event),
          raisedAt: at,
          contact,
          person: text(event.personal?.person),
          note: text(event.personal?.note),
        },
      ],
    })),
  "incident.alarm-acknowledged": (state, { dispatch }, event) =>
    withDispatch(state, dispatch, (found) => ({
      ...found,
      silencedAt: Math.max(found.silencedAt ?? event.at.wall, event.at.wall),
    })),
  "incident.noted": (state, { kind, at }, event) => ({
    notes: [
      ...state.notes,
      { ...said(event), kind, noteAt: at, text: text(event.personal?.text), from: text(event.personal?.from) },
    ],
  }),
  "incident.casualties-set": (_state, casualties) => ({ casualties }),
  "incident.point-added": (state, { point, need, people, state: at, area }, { personal }) => {
    if (state.points.some((one) => one.id === point)) return null;
    const added: Point = {
      id: point,
      need,
      people,
      state: at,
      area,
      unit: null,
      ...whereOf(personal),
      contact: text(personal?.contact),
      note: text(personal?.note),
    };
    return { points: [...state.points, added] };
  },
  "incident.point-changed": (state, { point, need, people, state: at, area, unit }, { personal }) => {
    const found = state.points.find((one) => one.id === point);
    if (!found) return null;
    const told = personal ? { ...whereOf(personal), contact: text(personal.contact), note: text(personal.note) } : {};
    const next = { ...found, need, people, state: at, area, unit, ...told };
    return { points: state.points.map((one) => (one === found ? next : one)) };
  },
  "incident.handed-over": (_state, { neighbour }, event) => ({
    outside: true,
    handedOver: { ...said(event), neighbour, takenBy: text(event.personal?.takenBy), note: text(event.personal?.note) },
  }),
  "incident.closed": (state, { outcome, at }, event) =>
    state.closed ? null : { closed: { ...said(event), outcome, closedAt: at, note: text(event.personal?.note) } },
  "incident.reopened": (state) => (state.closed ? { closed: null, reopened: state.reopened + 1 } : null),
};

/** Folds one event into a kejadian. Never throws; what does not apply any more stays as a conflict. */
export function reduceIncident(state: IncidentState | null, event: LogEvent): IncidentState | null {
  const type = Object.hasOwn(incidentPayloads, event.type) ? (event.type as IncidentEventType) : null;
  const parsed = type === null ? null : incidentPayloads[type].safeParse(event.payload);
  if (state === null) {
    return type === "incident.opened" && parsed?.success
      ? opened(event, parsed.data as IncidentPayload<"incident.opened">)
      : null;
  }
  const version = state.version + 1;
  if (!type || !parsed?.success) return { ...state, version };
  const change = changes[type] as Change<IncidentEventType>;
  const changed = change(state, parsed.data as never, event);
  return changed === null
    ? { ...state, version, conflicts: [...state.conflicts, event.id] }
    : { ...state, ...changed, version };
}

/** How often a dispatch has risen, by the clock alone: nothing is written when it does. */
export interface Rise {
  /** 0 while it is within its limit; then the number of contacts it has gone past, at most all of them. */
  step: number;
  /** When it rises (again); null once it is acknowledged, ended, or at its last contact. */
  next: number | null;
}

/**
 * Where a dispatch that nobody acknowledged stands at a moment: one contact further for each limit that passed, then with
 * the supervisor. Computed, never written: two consoles would write it twice.
 */
export function riseOf(dispatch: Pick<Dispatch, "state" | "at" | "acknowledgeWithin" | "contacts">, now: number): Rise {
  const sent = dispatch.at.sent;
  if (dispatch.state !== "sent" || dispatch.acknowledgeWithin === null || sent === undefined)
    return { step: 0, next: null };
  const each = dispatch.acknowledgeWithin * 1000;
  const most = Math.max(1, dispatch.contacts);
  const step = Math.min(most, Math.max(0, Math.floor((now - sent) / each)));
  return { step, next: step >= most ? null : sent + (step + 1) * each };
}
