import type { PlaceState } from "../../../../shared/domain/emergency/gazetteer";
import { readOutline } from "../../../../shared/domain/emergency/outline";
import type { EmergencySettings } from "../../../../shared/domain/emergency/settings";
import type { ShiftState } from "../../../../shared/domain/emergency/shift";
import type { UnitState } from "../../../../shared/domain/emergency/unit";
import type { NewEvent } from "../../../../shared/domain/eventlog/event";
import type { CallName, CallOutput, ParsedInput } from "../../../../shared/ipc/contract";
import { Refusal } from "../../../../shared/ipc/errors";
import { sql } from "../../../store/database";
import type { Command, CommandTools } from "../../command";
import { answerOf } from "./incident";

type DeskCommand<N extends CallName> = Command<ParsedInput<N>, CallOutput<N>>;

/** What a form saw of something that is saved as a whole: 0 for a new one. @throws Refusal `stale` */
function checkSeen(state: { version: number } | null, seen: number, name: string): void {
  const now = state?.version ?? 0;
  if (now !== seen) throw new Refusal("stale", { number: name, seen, now });
}

/** An agency or unit as a whole. @throws Refusal `stale`, `not-found` for an agency that is none */
const saveUnit: DeskCommand<"units.save"> = {
  permission: "emergency.manage",
  decide({ id, version, level, agency, name, callSign, post, contacts, areas, categories, hours, order }, tools) {
    const state = tools.known<UnitState>("unit", id);
    checkSeen(state, version, name);
    if (level === "unit" && (agency === null || tools.state<UnitState>("unit", agency).level !== "agency")) {
      throw new Refusal("not-found", { id: agency ?? "" });
    }
    const payload = { level, agency: level === "unit" ? agency : null, areas, categories, hours, order };
    const type = state ? "unit.changed" : "unit.added";
    const personal = { name, callSign, post, contacts };
    return { events: [{ stream: `unit/${id}`, type, payload, personal }], answer: answerOf(tools, "unit", id) };
  },
};

/** A retired unit is sent nowhere any more; what it is on goes on. It comes back as the same unit. */
const retireUnit: DeskCommand<"units.retire"> = {
  permission: "emergency.manage",
  decide({ id, version, active }, tools) {
    const state = tools.state<UnitState>("unit", id);
    checkSeen(state, version, state.name);
    const type = active ? "unit.returned" : "unit.retired";
    const events = state.active === active ? [] : [{ stream: `unit/${id}`, type, payload: {} }];
    return { events, answer: answerOf(tools, "unit", id) };
  },
};

const savePlace: DeskCommand<"places.save"> = {
  permission: "emergency.take",
  decide({ id, version, name, aliases, kind, where, area, lat, lon }, tools) {
    const state = tools.known<PlaceState>("place", id);
    checkSeen(state, version, name);
    const type = state ? "place.changed" : "place.added";
    const personal = { name, aliases, where, lat, lon };
    return {
      events: [{ stream: `place/${id}`, type, payload: { kind, area }, personal }],
      answer: answerOf(tools, "place", id),
    };
  },
};

const retirePlace: DeskCommand<"places.retire"> = {
  permission: "emergency.take",
  decide({ id, version }, tools) {
    const state = tools.state<PlaceState>("place", id);
    checkSeen(state, version, state.name);
    return {
      events: [{ stream: `place/${id}`, type: "place.retired", payload: {} }],
      answer: answerOf(tools, "place", id),
    };
  },
};

/** Begins a shift's book. Sent again under its id it is one. */
const startShift: DeskCommand<"shifts.start"> = {
  permission: "emergency.take",
  decide({ id, crew, until, operators, note }, tools) {
    const payload = { at: tools.now.wall, until, operators };
    const started = { stream: `shift/${id}`, type: "shift.started", payload, personal: { crew, note } };
    return { events: tools.known("shift", id) ? [] : [started], answer: answerOf(tools, "shift", id) };
  },
};

/** A shift's book that is not handed over. @throws Refusal `not-found`, `does-not-apply` */
function openShift(tools: CommandTools, id: string): ShiftState {
  const state = tools.state<ShiftState>("shift", id);
  if (state.handedOver) throw new Refusal("does-not-apply", { number: state.crew });
  return state;
}

const setCrew: DeskCommand<"shifts.crew"> = {
  permission: "emergency.take",
  decide({ id, operators }, tools) {
    openShift(tools, id);
    const event = { stream: `shift/${id}`, type: "shift.crew-set", payload: { operators } };
    return { events: [event], answer: answerOf(tools, "shift", id) };
  },
};

const noteShift: DeskCommand<"shifts.note"> = {
  permission: "emergency.take",
  decide({ id, text }, tools) {
    tools.state<ShiftState>("shift", id);
    const event = { stream: `shift/${id}`, type: "shift.noted", payload: { at: tools.now.wall }, personal: { text } };
    return { events: [event], answer: answerOf(tools, "shift", id) };
  },
};

const soundTested: DeskCommand<"shifts.sound-tested"> = {
  permission: "emergency.take",
  decide({ id, heard }, tools) {
    openShift(tools, id);
    return {
      events: [{ stream: `shift/${id}`, type: "shift.sound-tested", payload: { heard } }],
      answer: answerOf(tools, "shift", id),
    };
  },
};

/** Serah terima: what is open stands in the book by itself. */
const handOverShift: DeskCommand<"shifts.hand-over"> = {
  permission: "emergency.take",
  decide({ id, note }, tools) {
    openShift(tools, id);
    const open = tools.rows.all(sql.selectFrom("view.incidents").select("id").where("is_open", "=", 1).limit(1000));
    const unsigned = tools.rows.all(sql.selectFrom("view.calls").select("id").where("unsigned", "=", 1).limit(1000));
    const payload = {
      at: tools.now.wall,
      incidents: open.map((row) => row.id),
      unsigned: unsigned.map((row) => row.id),
    };
    const event = { stream: `shift/${id}`, type: "shift.handed-over", payload, personal: { note } };
    return { events: [event], answer: answerOf(tools, "shift", id) };
  },
};

/** Whoever takes over signs too. @throws Refusal `same-person` where it is who handed over */
const takeOverShift: DeskCommand<"shifts.take-over"> = {
  permission: "emergency.take",
  decide({ id, next, note }, tools) {
    const state = tools.state<ShiftState>("shift", id);
    if (!state.handedOver || state.takenOver) throw new Refusal("does-not-apply", { number: state.crew });
    if (tools.operator && state.handedOver.actor === `operator/${tools.operator.id}`) throw new Refusal("same-person");
    const payload = { at: tools.now.wall, next };
    const event = { stream: `shift/${id}`, type: "shift.taken-over", payload, personal: { note } };
    return { events: [event], answer: answerOf(tools, "shift", id) };
  },
};

/** The console was off: noted by the desk itself in the book that is open. */
export const recordGap: Command<{ from: number; to: number }, Record<string, never>> = {
  permission: null,
  decide({ from, to }, tools) {
    const open = tools.rows.get(
      sql.selectFrom("view.shifts").select("id").where("handed_at", "is", null).orderBy("started_at", "desc").limit(1),
    );
    const events = open ? [{ stream: `shift/${open.id}`, type: "shift.gap", payload: { from, to } }] : [];
    return { events, answer: () => ({}) };
  },
};

function setting<N extends CallName>(
  of: (input: ParsedInput<N>) => Pick<NewEvent, "type" | "payload" | "personal">,
): Command<ParsedInput<N> & { version: number }, { version: number }> {
  return {
    permission: "emergency.manage",
    decide(input, tools) {
      const office = tools.reference.office.office;
      if (office === null) throw new Refusal("setup-needed");
      const id = String(office);
      checkSeen(tools.known<EmergencySettings>("emergency", id), input.version, "112");
      const stream = `emergency/${id}`;
      return {
        events: [{ stream, ...of(input) }],
        answer: (versions) => ({ version: versions.get(stream) ?? 0 }),
      };
    },
  };
}

export const deskCommands = {
  "units.save": saveUnit,
  "units.retire": retireUnit,
  "places.save": savePlace,
  "places.retire": retirePlace,
  "shifts.start": startShift,
  "shifts.crew": setCrew,
  "shifts.note": noteShift,
  "shifts.sound-tested": soundTested,
  "shifts.hand-over": handOverShift,
  "shifts.take-over": takeOverShift,
  "emergency.set-targets": setting<"emergency.set-targets">(({ targets }) => ({
    type: "emergency.targets-set",
    payload: { targets },
  })),
  "emergency.set-limits": setting<"emergency.set-limits">(({ version: _seen, ...limits }) => ({
    type: "emergency.limits-set",
    payload: limits,
  })),
  "emergency.set-cards": setting<"emergency.set-cards">(({ cards }) => ({
    type: "emergency.cards-set",
    payload: {},
    personal: { cards },
  })),
  "emergency.set-outline": setting<"emergency.set-outline">(({ geojson }) => {
    if (geojson === "") return { type: "emergency.outline-set", payload: { points: 0 }, personal: { geojson } };
    const read = readOutline(geojson);
    if (!read.ok) throw new Refusal("outline-unreadable", { problem: read.problem }, { geojson: "geojson" });
    return { type: "emergency.outline-set", payload: { points: read.outline.points }, personal: { geojson } };
  }),
  "emergency.set-neighbours": setting<"emergency.set-neighbours">(({ neighbours }) => ({
    type: "emergency.neighbours-set",
    payload: {},
    personal: { neighbours },
  })),
};
