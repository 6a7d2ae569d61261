import type { ServiceStep } from "../catalog/service";
import type { OfficeSettings, Section } from "./settings";

/** Actors are printed with different spaces and capitals; what they mean is the same. */
export function sameActor(left: string, right: string): boolean {
  const plain = (label: string) => label.trim().replace(/\s+/g, " ").toLocaleLowerCase("id");
  return plain(left) === plain(right);
}

/**
 * The operators (ids) who act for a printed actor by the office's setting; none where it maps nobody. Who may take the
 * step is decided by roles alone: this says whom to ask, and proposes whom to give it to.
 */
export function peopleOfActor(settings: Pick<OfficeSettings, "actors">, label: string | null): readonly string[] {
  if (label === null) return [];
  return settings.actors.find((mapping) => sameActor(mapping.label, label))?.operators ?? [];
}

/** The same for a step. */
export function peopleOfStep(
  settings: Pick<OfficeSettings, "actors">,
  step: Pick<ServiceStep, "actor">,
): readonly string[] {
  return peopleOfActor(settings, step.actor.label);
}

/** The section that a catalog unit belongs to, or null. */
export function sectionOfUnit(settings: Pick<OfficeSettings, "sections">, unit: string | null): Section | null {
  return unit === null ? null : (settings.sections.find((section) => section.units.includes(unit)) ?? null);
}
