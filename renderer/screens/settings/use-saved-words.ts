import { useTranslation } from "react-i18next";
import type { SettingName } from "../../../shared/domain/office/settings";
import type { SettingsOutput } from "../../../shared/ipc/settings";
import { useFormat } from "../../ui/format/use-format";

/** "Tersimpan … oleh …", or nothing for a setting that was never set. */
export function useSavedWords(settings: SettingsOutput, name: SettingName): { saved?: string } {
  const { t } = useTranslation("settings");
  const format = useFormat();
  const changed = settings.changed[name];
  return changed ? { saved: t("form.saved", { when: format.instant(changed.at), name: changed.byName }) } : {};
}
