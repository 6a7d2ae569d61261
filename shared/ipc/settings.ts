import { z } from "zod";
import { outsideText } from "../domain/fields/repair";
import { NUMBER_KINDS, SECURITY_LETTERS } from "../domain/office/numbering";
import { SETTING_NAMES } from "../domain/office/settings";
import { TEXT_USES } from "../domain/office/texts";
import { ROLES } from "../domain/operators/roles";
import { RESOURCE_KINDS } from "../domain/registers/registers";
import { type Calls, nothing } from "./call";
import { entryIdField, freeText, idField, requiredText } from "./fields";

/** The parts of the settings' screen; those that are one setting have its name. */
export const SETTINGS_PARTS = [
  "letterhead",
  "sections",
  "actors",
  "calendar",
  "hours",
  "clocks",
  "numbering",
  "texts",
  "resources",
] as const;
export type SettingsPart = (typeof SETTINGS_PARTS)[number];

const id = idField;
/** How often the setting had been set when the form was opened. */
const version = z.int().nonnegative();
const newId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, { error: "invalid" });
const daysBasis = z.enum(["working", "calendar"]);

const letterhead = z.object({
  lines: z.array(requiredText(120)).max(4),
  address: freeText(300),
  contacts: freeText(300),
  city: freeText(60),
  headName: freeText(120),
  headRank: freeText(120),
  headNip: outsideText().regex(/^(\s*|[\d\s]{18,24})$/, { error: "nip" }),
});

const sections = z
  .array(
    z.object({
      id: newId,
      name: requiredText(200),
      units: z.array(outsideText().min(1).max(300)).max(100),
      head: id.nullable(),
    }),
  )
  .max(60);

const actors = z.array(z.object({ label: outsideText().min(1).max(300), operators: z.array(id).max(50) })).max(500);

const code = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9./-]{0,40}$/, { error: "number-code" });
const numberForm = z.object({
  template: outsideText().trim().max(200, { error: "too-long" }),
  security: z.enum(SECURITY_LETTERS),
  classification: code,
});
const numbering = z.object({
  unit: code,
  kinds: z.object(
    Object.fromEntries(NUMBER_KINDS.map((kind) => [kind, numberForm])) as Record<
      (typeof NUMBER_KINDS)[number],
      typeof numberForm
    >,
  ),
});

const texts = z
  .array(
    z.object({
      id: newId,
      use: z.enum(TEXT_USES),
      service: entryIdField.nullable(),
      title: requiredText(120),
      body: requiredText(4000),
    }),
  )
  .max(500);

const resources = z
  .array(
    z.object({
      id: newId,
      kind: z.enum(RESOURCE_KINDS),
      name: requiredText(120),
      capacity: z
        .int({ error: "capacity" })
        .min(1, { error: "capacity" })
        .max(100_000, { error: "capacity" })
        .nullable(),
      active: z.boolean(),
    }),
  )
  .max(500);

const clocks = z.object({ unspecified: daysBasis, everyDay: daysBasis, complaints: daysBasis });

/** A setting as a form sends it. */
export const setLetterheadInput = z.object({ version, letterhead });
export const setSectionsInput = z.object({ version, sections });
export const setActorsInput = z.object({ version, actors });
export const setNumberingInput = z.object({ version, numbering });
export const setTextsInput = z.object({ version, texts });
export const setResourcesInput = z.object({ version, resources });
export const setClocksInput = z.object({ version, clocks });

/** What each of them answers: the setting's new version. */
export const settingResult = z.object({ version: z.int() });

const changed = z.object({ at: z.int(), byName: z.string() });

/** The settings in force, with who changed each last (absent: never, the defaults hold). */
export const settingsOutput = z.object({
  letterhead: z.object({
    lines: z.array(z.string()),
    address: z.string(),
    contacts: z.string(),
    city: z.string(),
    headName: z.string(),
    headRank: z.string(),
    headNip: outsideText(),
  }),
  sections: z.array(
    z.object({ id: z.string(), name: z.string(), units: z.array(z.string()), head: z.string().nullable() }),
  ),
  actors: z.array(z.object({ label: z.string(), operators: z.array(z.string()) })),
  numbering: z.object({
    unit: z.string(),
    kinds: z.record(
      z.enum(NUMBER_KINDS),
      z.object({ template: z.string(), security: z.enum(SECURITY_LETTERS), classification: z.string() }),
    ),
  }),
  texts: z.array(
    z.object({
      id: z.string(),
      use: z.enum(TEXT_USES),
      service: z.string().nullable(),
      title: z.string(),
      body: z.string(),
    }),
  ),
  resources: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(RESOURCE_KINDS),
      name: z.string(),
      capacity: z.int().nullable(),
      active: z.boolean(),
    }),
  ),
  clocks,
  versions: z.record(z.enum(SETTING_NAMES), z.int()),
  changed: z.partialRecord(z.enum(SETTING_NAMES), changed),
});
export type SettingsOutput = z.infer<typeof settingsOutput>;

/** What the office's catalog prints: whom it names as actors, and which units its services belong to. */
export const settingsFacts = z.object({
  actors: z.array(
    z.object({
      label: z.string(),
      /** Steps that name it, and services that have such a step. */
      steps: z.int(),
      services: z.int(),
      roles: z.array(z.enum(ROLES)),
    }),
  ),
  /** Steps of runnable services for which the source names nobody. */
  unnamedSteps: z.int(),
  units: z.array(z.object({ unit: z.string(), services: z.int() })),
});
export type SettingsFacts = z.infer<typeof settingsFacts>;

export const settingsCalls = {
  "settings.get": { kind: "query", input: nothing, output: settingsOutput, permission: "settings.read" },
  "settings.facts": { kind: "query", input: nothing, output: settingsFacts, permission: "settings.manage" },
  "settings.set-letterhead": {
    kind: "command",
    input: setLetterheadInput,
    output: settingResult,
    permission: "settings.manage",
  },
  "settings.set-sections": {
    kind: "command",
    input: setSectionsInput,
    output: settingResult,
    permission: "settings.manage",
  },
  "settings.set-actors": {
    kind: "command",
    input: setActorsInput,
    output: settingResult,
    permission: "settings.manage",
  },
  "settings.set-numbering": {
    kind: "command",
    input: setNumberingInput,
    output: settingResult,
    permission: "settings.manage",
  },
  "settings.set-texts": {
    kind: "command",
    input: setTextsInput,
    output: settingResult,
    permission: "settings.manage",
  },
  "settings.set-resources": {
    kind: "command",
    input: setResourcesInput,
    output: settingResult,
    permission: "settings.manage",
  },
  "settings.set-clocks": {
    kind: "command",
    input: setClocksInput,
    output: settingResult,
    permission: "settings.manage",
  },
} as const satisfies Calls;
