import { DAY_MS } from "../../../../shared/domain/calendar/civil";
import type { CodedValue, Field } from "../../../../shared/domain/fields/field";
import { type FieldValues, isAsked } from "../../../../shared/forms/values";
import { randomPerson } from "../../demo/people";
import type { Regency } from "../../demo/places";
import type { Chance } from "../../demo/random";
import { FIELD_TEXTS, NUMBERS } from "./field-texts";

const HOUR_MS = 3_600_000;

/** What a form's values are made from. */
export interface FieldScene {
  regency: Regency;
  /** The name of somebody of the region. */
  person(): string;
  /** Local day of the intake as an epoch day, and the office's offset from UTC in milliseconds. */
  today: number;
  offset: number;
  formatDay(epochDay: number): string;
  /** Fills the blanks of a text ({agency}, {road} …). */
  fill(text: string): string;
}

/** Fields of which the time lies ahead when they are asked for; those of other fields lie behind. */
const AHEAD: readonly string[] = ["starts", "ends", "survey-date", "hearing", "meeting-date"];
/** How often a rare wish or state is ticked. */
const RARE: Readonly<Record<string, number>> = { emergency: 0.15, anonymous: 0.2, secret: 0.08 };
const DAYS_AHEAD = [2, 12] as const;
const DAYS_BEHIND = [1, 9] as const;

/**
 * Values for a service's own fields as the service desk would type them: what is required always, the rest mostly. Every
 * value passes the checks of its declaration.
 */
export function randomFieldValues(chance: Chance, fields: readonly Field[], scene: FieldScene): FieldValues {
  const values: Record<string, CodedValue> = {};
  // One day for all of a form's times, so that an end follows its beginning.
  const ahead = scene.today + chance.between(...DAYS_AHEAD);
  const behind = scene.today - chance.between(...DAYS_BEHIND);
  const hour = chance.between(8, 13);
  for (const field of fields) {
    if (!isAsked(field, values) || (!field.required && !chance.happens(0.75))) continue;
    const day = AHEAD.includes(field.id) ? ahead : behind;
    const later = field.id === "ends" || field.id === "to";
    switch (field.kind) {
      case "choice":
        values[field.id] = chance.pick(field.options ?? []).id;
        break;
      case "choices":
        values[field.id] = [chance.pick(field.options ?? []).id];
        break;
      case "yes-no":
        values[field.id] = chance.happens(RARE[field.id] ?? 0.3);
        break;
      case "number":
        values[field.id] = randomNumber(chance, field, scene);
        break;
      case "date":
        values[field.id] = scene.formatDay(later ? day + chance.between(1, 60) : day);
        break;
      case "instant":
        // A cyber incident is reported within a day; whoever finds one does not wait.
        values[field.id] =
          field.id === "discovered"
            ? (scene.today - 1) * DAY_MS - scene.offset + chance.between(13, 21) * HOUR_MS
            : day * DAY_MS - scene.offset + (hour + (later ? chance.between(1, 3) : 0)) * HOUR_MS;
        break;
      default:
        values[field.id] = randomText(chance, field, scene);
    }
  }
  return values;
}

function randomNumber(chance: Chance, field: Field, scene: FieldScene): number {
  if (field.id === "year") return Number(scene.formatDay(scene.today).slice(0, 4)) - chance.between(0, 1);
  const [low, high, step] = NUMBERS[field.id] ?? [1, 20, 1];
  const number = chance.between(low, high) * step;
  return Math.min(field.max ?? number, Math.max(field.min ?? number, number));
}

/** A typed value: what the field's own texts say, else what its kind needs. */
function randomText(chance: Chance, field: Field, scene: FieldScene): string {
  const { regency } = scene;
  const texts = FIELD_TEXTS[`${field.kind}:${field.id}`] ?? FIELD_TEXTS[field.id];
  switch (field.kind) {
    case "coordinates":
      return `${(regency.centre[0] + (chance.next() - 0.5) * 0.12).toFixed(5)}, ${(regency.centre[1] + (chance.next() - 0.5) * 0.12).toFixed(5)}`;
    case "domain":
      return `${chance.pick(["layanan", "arsip", "puskesmas", "desa", "data", "sipena"])}.${regency.domain}`;
    case "email":
      return `${chance.pick(["umum", "kepegawaian", "sekretariat", "program", "pelayanan"])}.${chance.between(1, 99)}@${regency.domain}`;
    case "phone":
      return `0812-${chance.between(1000, 9999)}-${chance.between(1000, 9999)}`;
    case "place":
      return scene.fill(chance.pick(texts ?? ["{place}"]));
    default:
      return scene.fill(chance.pick(texts ?? ["{service}"]).replace("{person}", scene.person));
  }
}

/** A source of names for the scene. */
export function namesOf(chance: Chance, office: Parameters<typeof randomPerson>[1]): () => string {
  return () => randomPerson(chance, office).name;
}
