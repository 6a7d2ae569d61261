import { checkNumberForm, NUMBER_KINDS, type Numbering } from "../../../shared/domain/office/numbering";
import type { SettingName } from "../../../shared/domain/office/settings";
import type { SettingsFacts, SettingsOutput } from "../../../shared/ipc/settings";
import {
  SETTINGS_PARTS,
  type SettingsPart,
  setActorsInput,
  setClocksInput,
  setLetterheadInput,
  setNumberingInput,
  setResourcesInput,
  setSectionsInput,
  setTextsInput,
} from "../../../shared/ipc/settings";
import { validateWith } from "../../ui/fields/validate-with";

export function partOf(name: string | undefined): SettingsPart {
  return SETTINGS_PARTS.find((part) => part === name) ?? "letterhead";
}

const SCHEMAS = {
  letterhead: setLetterheadInput,
  sections: setSectionsInput,
  actors: setActorsInput,
  numbering: setNumberingInput,
  texts: setTextsInput,
  resources: setResourcesInput,
  clocks: setClocksInput,
} as const;

/** What is wrong with a setting before it is sent: path of the field ("texts.0.title") -> key or words. */
export function settingProblems<Name extends SettingName>(
  name: Name,
  value: SettingsOutput[Name],
  language: "id" | "en",
): Record<string, string> {
  const problems = validateWith(SCHEMAS[name])({ version: 0, [name]: value });
  if (name === "numbering") {
    const numbering = value as Numbering;
    for (const kind of NUMBER_KINDS) {
      const [problem] = checkNumberForm(numbering.kinds[kind], numbering.unit);
      if (problem) problems[`numbering.kinds.${kind}.template`] ??= problem[language];
    }
  }
  return problems;
}

/** An id made of a name that no other item has: "Ruang Rapat" -> "ruang-rapat", "ruang-rapat-2". */
export function freeId(name: string, taken: readonly string[]): string {
  const plain =
    name
      .normalize("NFKD")
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-+|-+$/g, "")
      .slice(0, 50) || "baru";
  let candidate = plain;
  for (let number = 2; taken.includes(candidate); number += 1) candidate = `${plain}-${number}`;
  return candidate;
}

/** Units of the catalog that no section has yet. */
export function unassignedUnits(
  sections: SettingsOutput["sections"],
  units: SettingsFacts["units"],
): readonly string[] {
  const taken = new Set(sections.flatMap((section) => section.units));
  return units.map(({ unit }) => unit).filter((unit) => !taken.has(unit));
}

/** The list with one item changed. */
export function replaced<Item>(items: readonly Item[], index: number, part: Partial<Item>): Item[] {
  return items.map((item, at) => (at === index ? { ...item, ...part } : item));
}

/** The index of the first list item that a problem is about ("texts.3.body" -> 3), or null. */
export function firstIndex(problems: Readonly<Record<string, string>>, name: string): number | null {
  const found = Object.keys(problems)
    .map((path) => new RegExp(`^${name}\\.(\\d+)\\.`).exec(path)?.[1])
    .filter((index) => index !== undefined)
    .map(Number);
  return found.length === 0 ? null : Math.min(...found);
}
