import { z } from "zod";
import { EARLIEST_TIME, LATEST_TIME } from "../domain/calendar/civil";
import { CATEGORIES, PLACE_KINDS, STAMPS, UNIT_LEVELS } from "../domain/emergency/codes";
import { limitsSchema, targetSchema } from "../domain/emergency/settings";
import { codeIn } from "../domain/eventlog/codes";
import { outsideText } from "../domain/fields/repair";
import type { Calls } from "./call";
import { emergencyResult } from "./calls";
import { freeText, idField, requiredText } from "./fields";

const id = idField;
const instant = z.int();
const recorded = z.int().min(EARLIEST_TIME, { error: "date" }).max(LATEST_TIME, { error: "date" });
const seen = { id, version: z.int().nonnegative() };

const contact = z.object({ name: freeText(120), phone: outsideText().max(80), how: freeText(80) });
const hours = z.object({
  days: z.array(z.int().min(1).max(7)).max(7),
  from: z.int().min(0).max(1440),
  to: z.int().min(0).max(1440),
});

/** An agency or a unit as a whole. `version` 0: a new one. */
export const saveUnitInput = z.object({
  ...seen,
  level: z.enum(UNIT_LEVELS),
  agency: id.nullable(),
  name: requiredText(120),
  callSign: freeText(40),
  post: freeText(200),
  contacts: z.array(contact).max(20),
  areas: z.array(outsideText().max(20)).max(200),
  categories: z.array(z.enum(CATEGORIES)).max(CATEGORIES.length),
  hours: z.array(hours).max(21),
  order: z.int().min(0).max(10_000),
});
export const retireUnitInput = z.object({ ...seen, active: z.boolean() });

export const unitSchema = z.object({
  id: z.string(),
  version: z.int(),
  level: codeIn(UNIT_LEVELS),
  agency: z.string().nullable(),
  name: z.string(),
  callSign: z.string(),
  post: z.string(),
  contacts: z.array(z.object({ name: z.string(), phone: z.string(), how: z.string() })),
  areas: z.array(z.string()),
  categories: z.array(codeIn(CATEGORIES)),
  hours: z.array(hours),
  order: z.int(),
  active: z.boolean(),
});
export type UnitShown = z.infer<typeof unitSchema>;

/** A place of the gazetteer. `version` 0: a new one. */
export const savePlaceInput = z.object({
  ...seen,
  name: requiredText(200),
  aliases: z.array(requiredText(200)).max(20),
  kind: z.enum(PLACE_KINDS),
  where: freeText(500),
  area: outsideText().max(20).nullable(),
  lat: z.number().min(-90).max(90).nullable(),
  lon: z.number().min(-180).max(180).nullable(),
});
/** One search over areas and gazetteer; tolerates one wrong letter, other word order, Jl/Jln/Jalan. */
export const searchPlacesInput = z.object({ text: outsideText().max(200), limit: z.int().min(1).max(50) });
export const foundPlaceSchema = z.object({
  /** `area` or `place`. */
  source: z.enum(["area", "place"]),
  id: z.string(),
  name: z.string(),
  /** What it lies in: "Kalurahan Panggungharjo, Kapanewon Sewon". */
  within: z.string(),
  kind: z.string(),
  area: z.string().nullable(),
  lat: z.number().nullable(),
  lon: z.number().nullable(),
});
/** A position in any usual form, read without the network. */
export const readPlaceOutput = z.discriminatedUnion("ok", [
  z.object({
    ok: z.literal(true),
    lat: z.number(),
    lon: z.number(),
    form: z.string(),
    certain: z.boolean(),
    inDistrict: z.boolean().nullable(),
    notes: z.array(z.string()),
  }),
  z.object({ ok: z.literal(false), problem: z.string() }),
]);

export const startShiftInput = z.object({
  id: z.uuid(),
  crew: freeText(80),
  until: recorded.nullable(),
  operators: z.array(id).max(50),
  note: freeText(2000),
});
export const crewInput = z.object({ id, operators: z.array(id).max(50) });
export const noteShiftInput = z.object({ id, text: requiredText(5000) });
export const soundTestedInput = z.object({ id, heard: z.boolean() });
export const handOverShiftInput = z.object({ id, note: freeText(5000) });
export const takeOverShiftInput = z.object({ id, next: id.nullable(), note: freeText(5000) });

export const shiftSchema = z.object({
  id: z.string(),
  version: z.int(),
  crew: z.string(),
  note: z.string(),
  startedAt: instant,
  startedBy: z.string(),
  until: instant.nullable(),
  operators: z.array(z.object({ id: z.string(), name: z.string() })),
  notes: z.array(z.object({ at: instant, actor: z.string(), text: z.string() })),
  gaps: z.array(z.object({ from: instant, to: instant })),
  soundTests: z.array(z.object({ at: instant, actor: z.string(), heard: z.boolean() })),
  handedOver: z
    .object({
      at: instant,
      actor: z.string(),
      note: z.string(),
      incidents: z.array(z.string()),
      unsigned: z.array(z.string()),
    })
    .nullable(),
  takenOver: z.object({ at: instant, actor: z.string(), note: z.string() }).nullable(),
});
export type ShiftShown = z.infer<typeof shiftSchema>;
/** The book that is open, what is to be handed over, and the books before it. */
export const shiftsOutput = z.object({
  current: shiftSchema.nullable(),
  openIncidents: z.array(z.object({ id: z.string(), number: z.string(), what: z.string() })),
  unsigned: z.array(z.object({ id: z.string(), ringAt: instant })),
  earlier: z.array(shiftSchema),
});

const cardInput = z.object({
  category: z.enum(CATEGORIES),
  hidden: z.boolean(),
  questions: z.array(requiredText(300)).min(1).max(20),
  advice: z.array(requiredText(500)).max(20),
  signedBy: freeText(120),
  signedOn: freeText(20),
  priority: z.int().min(1).max(3),
  units: z.array(id).max(30),
});
const neighbourInput = z.object({ id, name: requiredText(120), phone: outsideText().max(80), contact: freeText(120) });
/** Unlike what a newer version may have recorded, what a window sends is a code that is known here. */
const targetInput = targetSchema.extend({
  category: z.enum(CATEGORIES).nullable(),
  from: z.enum(STAMPS),
  to: z.enum(STAMPS),
});
export const targetsInput = z.object({ version: z.int().nonnegative(), targets: z.array(targetInput).max(100) });
export const limitsInput = limitsSchema.extend({ version: z.int().nonnegative() });
export const cardsInput = z.object({
  version: z.int().nonnegative(),
  cards: z.array(cardInput).max(CATEGORIES.length),
});
export const neighboursInput = z.object({
  version: z.int().nonnegative(),
  neighbours: z.array(neighbourInput).max(50),
});
/** GeoJSON of the district or its kapanewon. "" takes it away. Errors: geojson. */
export const outlineInput = z.object({ version: z.int().nonnegative(), geojson: outsideText().max(900_000) });

export const emergencySettingsOutput = z.object({
  version: z.int(),
  targets: z.array(targetSchema),
  limits: limitsSchema,
  /** Every category's card in the office's order: its own or the one that Sigap brings. */
  cards: z.array(
    z.object({
      category: codeIn(CATEGORIES),
      own: z.boolean(),
      hidden: z.boolean(),
      questions: z.array(z.string()),
      advice: z.array(z.string()),
      signedBy: z.string(),
      signedOn: z.string(),
      priority: z.int(),
      units: z.array(z.string()),
    }),
  ),
  neighbours: z.array(z.object({ id: z.string(), name: z.string(), phone: z.string(), contact: z.string() })),
  /** How many points the imported outline has; null without one. */
  outline: z.int().nullable(),
});
export type EmergencySettingsShown = z.infer<typeof emergencySettingsOutput>;
const settingsResult = z.object({ version: z.int() });

export const emergencyDeskCalls = {
  "units.list": {
    kind: "query",
    input: z.object({}),
    output: z.array(unitSchema),
    permission: "emergency.read",
  },
  "units.save": { kind: "command", input: saveUnitInput, output: emergencyResult, permission: "emergency.manage" },
  "units.retire": { kind: "command", input: retireUnitInput, output: emergencyResult, permission: "emergency.manage" },
  "places.search": {
    kind: "query",
    input: searchPlacesInput,
    output: z.array(foundPlaceSchema),
    permission: "emergency.take",
  },
  "places.read": {
    kind: "query",
    input: z.object({ text: outsideText().max(5000) }),
    output: readPlaceOutput,
    permission: "emergency.take",
  },
  "places.save": { kind: "command", input: savePlaceInput, output: emergencyResult, permission: "emergency.take" },
  "places.retire": {
    kind: "command",
    input: z.object(seen),
    output: emergencyResult,
    permission: "emergency.take",
  },
  "shifts.book": { kind: "query", input: z.object({}), output: shiftsOutput, permission: "emergency.read" },
  "shifts.start": { kind: "command", input: startShiftInput, output: emergencyResult, permission: "emergency.take" },
  "shifts.crew": { kind: "command", input: crewInput, output: emergencyResult, permission: "emergency.take" },
  "shifts.note": { kind: "command", input: noteShiftInput, output: emergencyResult, permission: "emergency.take" },
  "shifts.sound-tested": {
    kind: "command",
    input: soundTestedInput,
    output: emergencyResult,
    permission: "emergency.take",
  },
  "shifts.hand-over": {
    kind: "command",
    input: handOverShiftInput,
    output: emergencyResult,
    permission: "emergency.take",
  },
  "shifts.take-over": {
    kind: "command",
    input: takeOverShiftInput,
    output: emergencyResult,
    permission: "emergency.take",
  },
  "emergency.settings": {
    kind: "query",
    input: z.object({}),
    output: emergencySettingsOutput,
    permission: "emergency.read",
  },
  "emergency.set-targets": {
    kind: "command",
    input: targetsInput,
    output: settingsResult,
    permission: "emergency.manage",
  },
  "emergency.set-limits": {
    kind: "command",
    input: limitsInput,
    output: settingsResult,
    permission: "emergency.manage",
  },
  "emergency.set-cards": { kind: "command", input: cardsInput, output: settingsResult, permission: "emergency.manage" },
  "emergency.set-neighbours": {
    kind: "command",
    input: neighboursInput,
    output: settingsResult,
    permission: "emergency.manage",
  },
  "emergency.set-outline": {
    kind: "command",
    input: outlineInput,
    output: settingsResult,
    permission: "emergency.manage",
  },
} as const satisfies Calls;
