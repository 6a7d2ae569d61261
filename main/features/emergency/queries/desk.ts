import { cardsOf } from "../../../../shared/domain/emergency/cards";
import { readOutline } from "../../../../shared/domain/emergency/outline";
import { readPlace } from "../../../../shared/domain/emergency/place";
import type { ShiftState } from "../../../../shared/domain/emergency/shift";
import { parseActor } from "../../../../shared/domain/eventlog/actor";
import type { CallOutput, ParsedInput } from "../../../../shared/ipc/contract";
import type { ShiftShown, UnitShown } from "../../../../shared/ipc/emergency-desk";
import { placeNoteText } from "../../../../shared/text/place-text";
import { sql } from "../../../store/database";
import type { Query, QueryTools } from "../../query";
import { areaSearchOf, areasOf, boxOf, outlineOf } from "../areas";
import { deskSettings } from "../desk-settings";
import { findPlaces } from "../place-search";
import { allUnits } from "./incident-board";

/** Every agency and unit, retired ones too: the one source of all pickers. */
const unitsList: Query<ParsedInput<"units.list">, CallOutput<"units.list">> = (_input, tools) =>
  allUnits(tools).map(
    ({ id, version, level, agency, name, callSign, post, contacts, areas, categories, hours, order, active }) => ({
      id,
      version,
      level: level as UnitShown["level"],
      agency,
      name,
      callSign,
      post,
      contacts,
      areas,
      categories: categories as UnitShown["categories"],
      hours,
      order,
      active,
    }),
  );

/** One search over the gazetteer and the areas of the country. */
const placesSearch: Query<ParsedInput<"places.search">, CallOutput<"places.search">> = ({ text, limit }, tools) => {
  const { database } = tools;
  const regency = boxOf(tools)?.area ?? "";
  return findPlaces({ database, areas: areasOf(tools), search: areaSearchOf(tools), regency }, text, limit);
};

/** A position in any usual form, read without the network. */
const placesRead: Query<ParsedInput<"places.read">, CallOutput<"places.read">> = ({ text }, tools) => {
  const reading = readPlace(text, { box: boxOf(tools), outline: outlineOf(tools) });
  if (!reading.ok) return { ok: false, problem: reading.problem };
  const { lat, lon, form, certain, inDistrict, notes } = reading;
  return { ok: true, lat, lon, form, certain, inDistrict, notes: notes.map((note) => placeNoteText(note, "id")) };
};

/** So many books before the open one are shown. */
const EARLIER = 20;

function shown(state: ShiftState, tools: QueryTools): ShiftShown {
  const personal = tools.may("emergency.personal");
  const text = (typed: string) => (personal ? typed : "");
  const name = (actor: string) => {
    const parsed = parseActor(actor);
    return parsed?.kind === "operator" ? tools.reference.operatorName(parsed.id) : (parsed?.workstation ?? actor);
  };
  const { handedOver, takenOver } = state;
  return {
    id: state.id,
    version: state.version,
    crew: state.crew,
    note: text(state.note),
    startedAt: state.startedAt,
    startedBy: name(state.startedBy),
    until: state.until,
    operators: state.operators.map((id) => ({ id, name: tools.reference.operatorName(id) })),
    notes: state.notes.map(({ noteAt, actor, text: typed }) => ({ at: noteAt, actor: name(actor), text: text(typed) })),
    gaps: state.gaps,
    soundTests: state.soundTests.map(({ at, actor, heard }) => ({ at, actor: name(actor), heard })),
    handedOver: handedOver && {
      at: handedOver.handedAt,
      actor: name(handedOver.actor),
      note: text(handedOver.note),
      incidents: handedOver.incidents,
      unsigned: handedOver.unsigned,
    },
    takenOver: takenOver && { at: takenOver.takenAt, actor: name(takenOver.actor), note: text(takenOver.note) },
  };
}

/** The book that is open, what it hands over, and the books before it. */
const shiftsBook: Query<ParsedInput<"shifts.book">, CallOutput<"shifts.book">> = (_input, tools) => {
  const rows = tools.database.all(
    sql
      .selectFrom("view.shifts")
      .selectAll()
      .orderBy("started_at", "desc")
      .orderBy("id")
      .limit(EARLIER + 1),
  );
  const books = rows.map(({ json }) => JSON.parse(json) as ShiftState);
  const current = books.find(({ handedOver, takenOver }) => handedOver === null || takenOver === null) ?? null;
  const personal = tools.may("emergency.personal");
  return {
    current: current && shown(current, tools),
    openIncidents: tools.database
      .all(
        sql
          .selectFrom("view.incidents")
          .select(["id", "number", "what"])
          .where("is_open", "=", 1)
          .orderBy("priority")
          .orderBy("created_at")
          .limit(1_000),
      )
      .map(({ id, number, what }) => ({ id, number, what: personal ? what : "" })),
    unsigned: tools.database
      .all(
        sql
          .selectFrom("view.calls")
          .select(["id", "ring_at"])
          .where("unsigned", "=", 1)
          .orderBy("ring_at")
          .limit(1_000),
      )
      .map(({ id, ring_at }) => ({ id, ringAt: ring_at })),
    earlier: books.filter((book) => book !== current).map((book) => shown(book, tools)),
  };
};

const emergencySettings: Query<ParsedInput<"emergency.settings">, CallOutput<"emergency.settings">> = (
  _input,
  tools,
) => {
  const { version, targets, limits, cards, neighbours, outline } = deskSettings(tools.database);
  const read = outline === "" ? null : readOutline(outline);
  return {
    version,
    targets: targets as CallOutput<"emergency.settings">["targets"],
    limits,
    cards: cardsOf(cards) as CallOutput<"emergency.settings">["cards"],
    neighbours: [...neighbours],
    outline: read?.ok ? read.outline.points : null,
  };
};

export const deskQueries = {
  "units.list": unitsList,
  "places.search": placesSearch,
  "places.read": placesRead,
  "shifts.book": shiftsBook,
  "emergency.settings": emergencySettings,
};
