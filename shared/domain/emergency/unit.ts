import { z } from "zod";
import { idSchema as id } from "../eventlog/bounds";
import { codeIn } from "../eventlog/codes";
import type { JsonObject, LogEvent } from "../eventlog/event";
import { CATEGORIES, UNIT_LEVELS } from "./codes";
import { idOf, text } from "./events-common";

/** Opening hours of a unit: from and to as minutes of the day, on weekdays 1 (Monday) to 7; none: day and night. */
const hours = z.object({
  days: z.array(z.int().min(1).max(7)).max(7),
  from: z.int().min(0).max(1440),
  to: z.int().min(0).max(1440),
});

const facts = z.object({
  level: codeIn(UNIT_LEVELS),
  /** The agency that a unit belongs to; null for an agency. */
  agency: id.nullable(),
  /** Area codes that it serves; none: all. */
  areas: z.array(z.string().max(20)).max(200),
  /** Categories that it is proposed for. */
  categories: z.array(codeIn(CATEGORIES)).max(50),
  hours: z.array(hours).max(21),
  order: z.int(),
});

/** Events of instansi and their units. */
export const unitPayloads = {
  "unit.added": facts,
  "unit.changed": facts,
  "unit.retired": z.object({}),
  "unit.returned": z.object({}),
} as const;

const words = z.object({
  name: z.string(),
  callSign: z.string(),
  post: z.string(),
  contacts: z.array(z.object({ name: z.string(), phone: z.string(), how: z.string() })),
});

export const unitPersonal = { "unit.added": words, "unit.changed": words } as const;

export interface UnitContact {
  name: string;
  phone: string;
  how: string;
}

export interface UnitState extends z.output<typeof facts> {
  id: string;
  name: string;
  callSign: string;
  post: string;
  /** In the order in which they are tried. */
  contacts: UnitContact[];
  active: boolean;
  version: number;
}

function contactsOf(value: unknown): UnitContact[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((raw: unknown) => {
    if (typeof raw !== "object" || raw === null) return [];
    const { name, phone, how } = raw as JsonObject;
    return [{ name: text(name), phone: text(phone), how: text(how) }];
  });
}

function wordsOf({ personal }: LogEvent): Pick<UnitState, "name" | "callSign" | "post" | "contacts"> {
  return {
    name: text(personal?.name),
    callSign: text(personal?.callSign),
    post: text(personal?.post),
    contacts: contactsOf(personal?.contacts),
  };
}

/** Folds one event into an agency or unit. Never throws. A unit that is added again after it was retired is the same one. */
export function reduceUnit(state: UnitState | null, event: LogEvent): UnitState | null {
  const { type } = event;
  const version = (state?.version ?? 0) + 1;
  if (type === "unit.added" || type === "unit.changed") {
    const parsed = unitPayloads[type].safeParse(event.payload);
    if (!parsed.success || (state === null && type === "unit.changed")) return state && { ...state, version };
    const active = type === "unit.added" ? true : (state?.active ?? true);
    const known = state && event.personal === null ? state : wordsOf(event);
    const { name, callSign, post, contacts } = known;
    return { id: idOf(event), ...parsed.data, name, callSign, post, contacts, active, version };
  }
  if (state === null) return null;
  if (type === "unit.retired") return { ...state, active: false, version };
  if (type === "unit.returned") return { ...state, active: true, version };
  return { ...state, version };
}
