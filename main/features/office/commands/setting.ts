import { canonicalJson } from "../../../../shared/domain/catalog/canonical";
import type { SettingName, SettingValues } from "../../../../shared/domain/office/settings";
import { settingEvent } from "../../../../shared/domain/office/settings-events";
import { Refusal } from "../../../../shared/ipc/errors";
import type { CommandTools, Decision } from "../../command";

/**
 * Sets one setting as a whole, if it still is as the form saw it. What is already so is not written again.
 *
 * @param version how often the setting had been set when the form was opened
 * @throws Refusal `stale`, `setup-needed`
 */
export function setSetting<Name extends SettingName>(
  tools: CommandTools,
  name: Name,
  version: number,
  value: SettingValues[Name],
): Decision<{ version: number }> {
  const { office, settings } = tools.reference;
  if (office.office === null) throw new Refusal("setup-needed");
  const now = settings.versions[name];
  if (version !== now) throw new Refusal("stale", { seen: version, now });
  const same = now > 0 && canonicalJson(settings[name]) === canonicalJson(value);
  return {
    events: same ? [] : [settingEvent(`office/${office.office}`, name, value)],
    answer: () => ({ version: same ? now : now + 1 }),
  };
}

/** @throws Refusal `bad-input` where there is anything */
export function refuseFields(fields: Readonly<Record<string, string>>): void {
  if (Object.keys(fields).length > 0) throw new Refusal("bad-input", {}, { ...fields });
}

/** Marks every item whose key an earlier one has. */
export function markTwice<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  pathOf: (index: number) => string,
  problem: string,
  fields: Record<string, string>,
): void {
  const seen = new Set<string>();
  for (const [index, item] of items.entries()) {
    const key = keyOf(item);
    if (seen.has(key)) fields[pathOf(index)] ??= problem;
    seen.add(key);
  }
}
