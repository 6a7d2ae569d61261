import { sameActor } from "../../../../shared/domain/office/people";
import { SETTING_NAMES } from "../../../../shared/domain/office/settings";
import type { Role } from "../../../../shared/domain/operators/roles";
import type { CallOutput, ParsedInput } from "../../../../shared/ipc/contract";
import type { SettingsFacts } from "../../../../shared/ipc/settings";
import type { Query } from "../../query";

/** The office's settings in force, and who changed each last. */
export const settingsGet: Query<ParsedInput<"settings.get">, CallOutput<"settings.get">> = (_input, tools) => {
  const { settings, office } = tools.reference;
  return {
    ...settings,
    numbering: { unit: settings.numbering.unit, kinds: { ...settings.numbering.kinds } },
    changed: Object.fromEntries(
      SETTING_NAMES.flatMap((name) => {
        const set = office.settings[name];
        return set ? [[name, { at: set.at, byName: tools.reference.operatorName(set.by) }]] : [];
      }),
    ),
  };
};

/** What the catalog in force prints of actors and units: what the settings map to people and sections. */
export const settingsFactsQuery: Query<ParsedInput<"settings.facts">, CallOutput<"settings.facts">> = (
  _input,
  tools,
) => {
  const actors: (Omit<SettingsFacts["actors"][number], "roles"> & { roles: Set<Role> })[] = [];
  const units = new Map<string, number>();
  let unnamedSteps = 0;
  for (const id of tools.reference.current.keys()) {
    const service = tools.reference.currentService(id)?.service;
    if (!service) continue;
    const { unit } = service.entry;
    if (unit !== null) units.set(unit, (units.get(unit) ?? 0) + 1);
    const counted = new Set<object>();
    for (const { actor } of service.steps) {
      if (actor.label === null) {
        unnamedSteps += 1;
        continue;
      }
      const { label } = actor;
      let known = actors.find((candidate) => sameActor(candidate.label, label));
      if (!known) {
        known = { label, steps: 0, services: 0, roles: new Set() };
        actors.push(known);
      }
      known.steps += 1;
      if (!counted.has(known)) known.services += 1;
      counted.add(known);
      for (const role of actor.roles) known.roles.add(role);
    }
  }
  return {
    actors: actors
      .map((actor) => ({ ...actor, roles: [...actor.roles] }))
      .sort((left, right) => right.steps - left.steps || left.label.localeCompare(right.label, "id")),
    unnamedSteps,
    units: [...units]
      .map(([unit, services]) => ({ unit, services }))
      .sort((left, right) => left.unit.localeCompare(right.unit, "id")),
  };
};
