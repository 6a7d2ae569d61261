import { z } from "zod";
import { codeIn } from "../eventlog/codes";
import type { LogEvent } from "../eventlog/event";
import { PLACE_KINDS } from "./codes";
import { idOf, numberOrNull, text } from "./events-common";

const facts = z.object({ kind: codeIn(PLACE_KINDS), area: z.string().max(20).nullable() });

/** Events of a place that operators added to the gazetteer. */
export const placePayloads = { "place.added": facts, "place.changed": facts, "place.retired": z.object({}) } as const;

const words = z.object({
  name: z.string(),
  aliases: z.array(z.string()),
  where: z.string(),
  lat: z.number().nullable(),
  lon: z.number().nullable(),
});

export const placePersonal = { "place.added": words, "place.changed": words } as const;

export interface PlaceState extends z.output<typeof facts> {
  id: string;
  name: string;
  aliases: string[];
  where: string;
  lat: number | null;
  lon: number | null;
  active: boolean;
  version: number;
}

/** Folds one event into a place of the gazetteer. Never throws. */
export function reducePlace(state: PlaceState | null, event: LogEvent): PlaceState | null {
  const { type, personal } = event;
  const version = (state?.version ?? 0) + 1;
  if (type === "place.added" || type === "place.changed") {
    const parsed = placePayloads[type].safeParse(event.payload);
    if (!parsed.success || (state === null && type === "place.changed")) return state && { ...state, version };
    return {
      id: idOf(event),
      ...parsed.data,
      name: text(personal?.name),
      aliases: Array.isArray(personal?.aliases) ? personal.aliases.map(text).filter((one) => one !== "") : [],
      where: text(personal?.where),
      lat: numberOrNull(personal?.lat),
      lon: numberOrNull(personal?.lon),
      active: true,
      version,
    };
  }
  if (state === null) return null;
  return type === "place.retired" ? { ...state, active: false, version } : { ...state, version };
}
