import { z } from "zod";
import { codeIn } from "../eventlog/codes";
import type { LogEvent } from "../eventlog/event";
import { CATEGORIES, STAMPS } from "./codes";

/** A promise: from one moment of the chain to another within so many seconds, for a category or for all. */
export const targetSchema = z.object({
  category: codeIn(CATEGORIES).nullable(),
  from: codeIn(STAMPS),
  to: codeIn(STAMPS),
  seconds: z.int().positive().max(86_400),
});
export type Target = z.output<typeof targetSchema>;

/**
 * Bantul 47 (Perbup 97/2019) promises 7 minutes and does not say between which moments: from the answer to the first
 * acknowledgement unless the office says otherwise. Fire: 15 minutes from report to arrival (Permendagri 114/2018).
 */
export const DEFAULT_TARGETS: readonly Target[] = [
  { category: null, from: "answer", to: "acknowledged", seconds: 7 * 60 },
  { category: "fire", from: "ring", to: "on-scene", seconds: 15 * 60 },
];

export const limitsSchema = z.object({
  /** Seconds until a dispatch that is not acknowledged rises to the next contact. */
  acknowledgeWithin: z.int().min(10).max(3600),
  /** So many nuisance calls within the days mark a number. */
  nuisanceCalls: z.int().min(2).max(1000),
  nuisanceDays: z.int().min(1).max(365),
  /** A mark ends so many hours after the last nuisance call. */
  markHours: z
    .int()
    .min(1)
    .max(24 * 365),
});
export type Limits = z.output<typeof limitsSchema>;
export const DEFAULT_LIMITS: Limits = { acknowledgeWithin: 60, nuisanceCalls: 3, nuisanceDays: 30, markHours: 72 };

/** Of the office's one stream `emergency/<office>`. Cards, neighbours and the outline are typed: they are sealed. */
export const emergencyPayloads = {
  "emergency.targets-set": z.object({ targets: z.array(targetSchema).max(100) }),
  "emergency.limits-set": limitsSchema,
  "emergency.cards-set": z.object({}),
  "emergency.neighbours-set": z.object({}),
  "emergency.outline-set": z.object({ points: z.int().nonnegative() }),
} as const;

/** What is asked and told for a category. `signedBy` and `signedOn` are "" until somebody signed the advice off. */
export const cardSchema = z.object({
  category: z.string(),
  hidden: z.boolean().default(false),
  questions: z.array(z.string()),
  advice: z.array(z.string()),
  signedBy: z.string(),
  signedOn: z.string(),
  priority: z.int().min(1).max(3),
  units: z.array(z.string()),
});
export type Card = z.output<typeof cardSchema>;
export const neighbourSchema = z.object({ id: z.string(), name: z.string(), phone: z.string(), contact: z.string() });
export type Neighbour = z.output<typeof neighbourSchema>;

export const emergencyPersonal = {
  "emergency.cards-set": z.object({ cards: z.array(cardSchema) }),
  "emergency.neighbours-set": z.object({ neighbours: z.array(neighbourSchema) }),
  /** GeoJSON text of the district's outline. */
  "emergency.outline-set": z.object({ geojson: z.string() }),
} as const;

export interface EmergencySettings {
  targets: readonly Target[];
  limits: Limits;
  /** By category; a category without one has the card that Sigap brings. */
  cards: readonly Card[];
  neighbours: readonly Neighbour[];
  outline: string;
  version: number;
}

export const NO_SETTINGS: EmergencySettings = {
  targets: DEFAULT_TARGETS,
  limits: DEFAULT_LIMITS,
  cards: [],
  neighbours: [],
  outline: "",
  version: 0,
};

function listed<Item>(schema: z.ZodType<Item>, value: unknown): Item[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((raw) => {
    const parsed = schema.safeParse(raw);
    return parsed.success ? [parsed.data] : [];
  });
}

/** Folds one event into the desk's settings: each replaces its part. Never throws. */
export function reduceEmergency(state: EmergencySettings | null, event: LogEvent): EmergencySettings {
  const before = state ?? NO_SETTINGS;
  const next = { ...before, version: before.version + 1 };
  switch (event.type) {
    case "emergency.targets-set": {
      const parsed = emergencyPayloads[event.type].safeParse(event.payload);
      return parsed.success ? { ...next, targets: parsed.data.targets } : next;
    }
    case "emergency.limits-set": {
      const parsed = emergencyPayloads[event.type].safeParse(event.payload);
      return parsed.success ? { ...next, limits: parsed.data } : next;
    }
    case "emergency.cards-set":
      return event.personal ? { ...next, cards: listed(cardSchema, event.personal.cards) } : next;
    case "emergency.neighbours-set":
      return event.personal ? { ...next, neighbours: listed(neighbourSchema, event.personal.neighbours) } : next;
    case "emergency.outline-set":
      return event.personal ? { ...next, outline: String(event.personal.geojson ?? "") } : next;
    default:
      return next;
  }
}
