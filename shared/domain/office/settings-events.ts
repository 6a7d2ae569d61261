import { z } from "zod";
import { authorOf } from "../eventlog/actor";
import { entryIdSchema, idSchema as id } from "../eventlog/bounds";
import { listOf } from "../eventlog/codes";
import type { JsonObject, LogEvent, NewEvent } from "../eventlog/event";
import { RESOURCE_KINDS } from "../registers/registers";
import {
  DEFAULT_NUMBERING,
  NUMBER_KINDS,
  type NumberForm,
  type Numbering,
  type NumberKind,
  SECURITY_LETTERS,
} from "./numbering";
import { DEFAULT_CLOCKS, SETTING_NAMES, type SettingName, type SettingsState, type SettingValues } from "./settings";
import { TEXT_USES } from "./texts";

/** Type of the event that sets a setting: `office.letterhead-set` … One event carries the whole value. */
export type SettingEventType = `office.${SettingName}-set`;

export const SETTING_EVENTS: readonly SettingEventType[] = SETTING_NAMES.map((name) => settingEventType(name));

export function settingEventType(name: SettingName): SettingEventType {
  return `office.${name}-set`;
}

/** Items of a newer version's form are left out, so that the rest of a list can be read; no list at all is an empty one. */
const items = <Item extends z.ZodType>(item: Item) => listOf(item).catch([]);

/** A label or a unit as the catalog prints it. */
const printed = z.string().min(1);
const ids = items(id);

const days = (fallback: "working" | "calendar") => z.enum(["working", "calendar"]).catch(fallback);
const security = z.enum(SECURITY_LETTERS).catch("B");

/** What stands in the open part of the events: codes, ids, choices. A field of a newer form counts as absent. */
const payloads = {
  letterhead: z.object({}),
  sections: z.object({ sections: items(z.object({ id, units: items(printed), head: id.nullable().catch(null) })) }),
  actors: z.object({ actors: items(z.object({ label: printed, operators: ids })) }),
  numbering: z.object({
    security: z.object(
      Object.fromEntries(NUMBER_KINDS.map((kind) => [kind, security])) as Record<
        (typeof NUMBER_KINDS)[number],
        typeof security
      >,
    ),
  }),
  texts: z.object({
    texts: items(z.object({ id, use: z.enum(TEXT_USES), service: entryIdSchema.nullable().catch(null) })),
  }),
  resources: z.object({
    resources: items(
      z.object({
        id,
        kind: z.enum(RESOURCE_KINDS),
        capacity: z.int().positive().nullable().catch(null),
        active: z.boolean().catch(true),
      }),
    ),
  }),
  clocks: z.object({
    unspecified: days(DEFAULT_CLOCKS.unspecified),
    everyDay: days(DEFAULT_CLOCKS.everyDay),
    complaints: days(DEFAULT_CLOCKS.complaints),
  }),
} as const;

/** The same by event type. */
export const settingPayloads: Readonly<Record<string, z.ZodType>> = Object.fromEntries(
  SETTING_NAMES.map((name) => [settingEventType(name), payloads[name]]),
);

const words = z.record(z.string(), z.string());

/** Sealed parts of the settings by event type: what is typed, by the id of the item it belongs to. */
export const settingPersonal: Readonly<Record<string, z.ZodType>> = {
  "office.letterhead-set": z.object({
    lines: z.array(z.string()),
    address: z.string(),
    contacts: z.string(),
    city: z.string(),
    headName: z.string(),
    headRank: z.string(),
    headNip: z.string(),
  }),
  "office.sections-set": z.object({ names: words }),
  "office.numbering-set": z.object({ unit: z.string(), templates: words, classifications: words }),
  "office.texts-set": z.object({ titles: words, bodies: words }),
  "office.resources-set": z.object({ names: words }),
};

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** A text of a personal part that is kept by id; "" for a reader without the key. */
function textAt(personal: JsonObject | null, table: string, key: string): string {
  const found = personal?.[table];
  if (typeof found !== "object" || found === null || Array.isArray(found)) return "";
  return Object.hasOwn(found, key) ? text(found[key]) : "";
}

type Reader<Name extends SettingName> = (
  payload: JsonObject,
  personal: JsonObject | null,
) => SettingValues[Name] | null;

const readers: { [Name in SettingName]: Reader<Name> } = {
  letterhead: (_payload, personal) => ({
    lines: Array.isArray(personal?.lines) ? personal.lines.filter((line) => typeof line === "string") : [],
    address: text(personal?.address),
    contacts: text(personal?.contacts),
    city: text(personal?.city),
    headName: text(personal?.headName),
    headRank: text(personal?.headRank),
    headNip: text(personal?.headNip),
  }),
  sections: (payload, personal) =>
    payloads.sections
      .safeParse(payload)
      .data?.sections.map((section) => ({ ...section, name: textAt(personal, "names", section.id) })) ?? null,
  actors: (payload) => payloads.actors.safeParse(payload).data?.actors ?? null,
  numbering: (payload, personal) => {
    const { data } = payloads.numbering.safeParse(payload);
    // Without its words there is no numbering to go by: the usual one is.
    if (!data || personal === null) return null;
    const formOf = (kind: NumberKind) => ({
      template: textAt(personal, "templates", kind) || DEFAULT_NUMBERING.kinds[kind].template,
      security: data.security[kind],
      classification: textAt(personal, "classifications", kind),
    });
    const kinds = Object.fromEntries(NUMBER_KINDS.map((kind) => [kind, formOf(kind)])) as Numbering["kinds"];
    return { unit: text(personal.unit), kinds };
  },
  texts: (payload, personal) =>
    payloads.texts.safeParse(payload).data?.texts.map((entry) => ({
      ...entry,
      title: textAt(personal, "titles", entry.id),
      body: textAt(personal, "bodies", entry.id),
    })) ?? null,
  resources: (payload, personal) =>
    payloads.resources
      .safeParse(payload)
      .data?.resources.map((resource) => ({ ...resource, name: textAt(personal, "names", resource.id) })) ?? null,
  clocks: (payload) => payloads.clocks.safeParse(payload).data ?? null,
};

/**
 * Folds one event of the office's stream into its settings: a later one replaces the whole value. An event of this kind
 * that cannot be read leaves the value, but counts, so that nobody overwrites unseen what a newer version set. Never
 * throws; any other event gives back the same state.
 */
export function reduceSettings(state: SettingsState, event: LogEvent): SettingsState {
  const name = SETTING_NAMES.find((candidate) => settingEventType(candidate) === event.type);
  if (name === undefined) return state;
  const known = state[name];
  return {
    ...state,
    [name]: {
      value: readers[name](event.payload, event.personal) ?? known?.value ?? null,
      version: (known?.version ?? 0) + 1,
      at: event.at.wall,
      by: authorOf(event.actor),
    },
  };
}

function byId<Item extends { id: string }>(items: readonly Item[], pick: (item: Item) => string): JsonObject {
  return Object.fromEntries(items.map((item) => [item.id, pick(item)]));
}

const writers: { [Name in SettingName]: (value: SettingValues[Name]) => Pick<NewEvent, "payload" | "personal"> } = {
  letterhead: (value) => ({ payload: {}, personal: { ...value } }),
  sections: (sections) => ({
    payload: { sections: sections.map(({ id: section, units, head }) => ({ id: section, units, head })) },
    personal: { names: byId(sections, (section) => section.name) },
  }),
  actors: (actors) => ({ payload: { actors: actors.map(({ label, operators }) => ({ label, operators })) } }),
  numbering: ({ unit, kinds }) => {
    const byKind = (pick: (form: NumberForm) => string) =>
      Object.fromEntries(NUMBER_KINDS.map((kind) => [kind, pick(kinds[kind])]));
    return {
      payload: { security: byKind((form) => form.security) },
      personal: {
        unit,
        templates: byKind(({ template }) => template),
        classifications: byKind(({ classification }) => classification),
      },
    };
  },
  texts: (texts) => ({
    payload: { texts: texts.map(({ id: entry, use, service }) => ({ id: entry, use, service })) },
    personal: { titles: byId(texts, (entry) => entry.title), bodies: byId(texts, (entry) => entry.body) },
  }),
  resources: (resources) => ({
    payload: {
      resources: resources.map(({ id: resource, kind, capacity, active }) => ({
        id: resource,
        kind,
        capacity,
        active,
      })),
    },
    personal: { names: byId(resources, (resource) => resource.name) },
  }),
  clocks: (clocks) => ({ payload: { ...clocks } }),
};

/** The event that sets a setting: codes and choices in the open part, every typed text in the sealed one. */
export function settingEvent<Name extends SettingName>(
  stream: string,
  name: Name,
  value: SettingValues[Name],
): NewEvent {
  return { stream, type: settingEventType(name), ...writers[name](value) };
}
