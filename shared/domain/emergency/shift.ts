import { z } from "zod";
import { idSchema as id } from "../eventlog/bounds";
import type { LogEvent } from "../eventlog/event";
import { idOf, instant, type Said, said, text } from "./events-common";

/** Events of one shift's book (buku piket). */
export const shiftPayloads = {
  "shift.started": z.object({ at: instant, until: instant.nullable(), operators: z.array(id).max(50) }),
  "shift.crew-set": z.object({ operators: z.array(id).max(50) }),
  "shift.noted": z.object({ at: instant }),
  /** The console was off or stood still: from its last sign of life to its start. */
  "shift.gap": z.object({ from: instant, to: instant }),
  "shift.sound-tested": z.object({ heard: z.boolean() }),
  /** Serah terima: who hands over signs, naming what is open; then who takes over. */
  "shift.handed-over": z.object({ at: instant, incidents: z.array(id).max(1000), unsigned: z.array(id).max(1000) }),
  "shift.taken-over": z.object({ at: instant, next: id.nullable().default(null) }),
} as const;

export const shiftPersonal = {
  "shift.started": z.object({ crew: z.string(), note: z.string() }),
  "shift.noted": z.object({ text: z.string() }),
  "shift.handed-over": z.object({ note: z.string() }),
  "shift.taken-over": z.object({ note: z.string() }),
} as const;

export interface ShiftState {
  id: string;
  /** The crew's name (regu); sealed. */
  crew: string;
  note: string;
  startedAt: number;
  startedBy: string;
  until: number | null;
  operators: string[];
  notes: (Said & { noteAt: number; text: string })[];
  gaps: { from: number; to: number }[];
  soundTests: (Said & { heard: boolean })[];
  handedOver: (Said & { handedAt: number; incidents: string[]; unsigned: string[]; note: string }) | null;
  takenOver: (Said & { takenAt: number; next: string | null; note: string }) | null;
  version: number;
  conflicts: string[];
}

type ShiftEventType = keyof typeof shiftPayloads;
type Payload<T extends ShiftEventType> = z.output<(typeof shiftPayloads)[T]>;

type Change<T extends ShiftEventType> = (
  state: ShiftState,
  payload: Payload<T>,
  event: LogEvent,
) => Partial<ShiftState> | null;

const changes: { [T in Exclude<ShiftEventType, "shift.started">]: Change<T> } = {
  "shift.crew-set": (_state, { operators }) => ({ operators }),
  "shift.noted": (state, { at }, event) => ({
    notes: [...state.notes, { ...said(event), noteAt: at, text: text(event.personal?.text) }],
  }),
  "shift.gap": (state, { from, to }) => ({ gaps: [...state.gaps, { from, to }] }),
  "shift.sound-tested": (state, { heard }, event) => ({ soundTests: [...state.soundTests, { ...said(event), heard }] }),
  "shift.handed-over": (state, { at, incidents, unsigned }, event) =>
    state.handedOver
      ? null
      : { handedOver: { ...said(event), handedAt: at, incidents, unsigned, note: text(event.personal?.note) } },
  "shift.taken-over": (state, { at, next }, event) =>
    state.takenOver ? null : { takenOver: { ...said(event), takenAt: at, next, note: text(event.personal?.note) } },
};

function started(event: LogEvent, { at, until, operators }: Payload<"shift.started">): ShiftState {
  return {
    id: idOf(event),
    crew: text(event.personal?.crew),
    note: text(event.personal?.note),
    startedAt: at,
    startedBy: event.actor,
    until,
    operators,
    notes: [],
    gaps: [],
    soundTests: [],
    handedOver: null,
    takenOver: null,
    version: 1,
    conflicts: [],
  };
}

/** Folds one event into a shift's book. Never throws; a second handover is a conflict. */
export function reduceShift(state: ShiftState | null, event: LogEvent): ShiftState | null {
  const type = Object.hasOwn(shiftPayloads, event.type) ? (event.type as ShiftEventType) : null;
  const parsed = type === null ? null : shiftPayloads[type].safeParse(event.payload);
  if (state === null) {
    return type === "shift.started" && parsed?.success ? started(event, parsed.data as Payload<"shift.started">) : null;
  }
  const version = state.version + 1;
  if (!type || !parsed?.success || type === "shift.started") return { ...state, version };
  const changed = (changes[type] as Change<ShiftEventType>)(state, parsed.data as never, event);
  return changed === null
    ? { ...state, version, conflicts: [...state.conflicts, event.id] }
    : { ...state, ...changed, version };
}
