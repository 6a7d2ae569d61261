import { useTranslation } from "react-i18next";
import { ChoiceField } from "../../ui/fields/choice-field";
import { Panel } from "../../ui/layout/panel";
import { useSettings } from "../../ui/settings/settings";
import classes from "./workstation.module.css";

/** Language, theme and size of this window. */
export function AppearancePanel() {
  const { t } = useTranslation("workstation");
  const { settings, change } = useSettings();
  return (
    <Panel title={t("appearance")}>
      <div className={classes.stack}>
        <ChoiceField
          kind="segments"
          label={t("language")}
          value={settings.language}
          onChange={(language) => change({ language })}
          choices={[
            { value: "id", label: t("languages.id") },
            { value: "en", label: t("languages.en") },
          ]}
        />
        <ChoiceField
          kind="segments"
          label={t("theme")}
          value={settings.theme}
          onChange={(theme) => change({ theme })}
          choices={[
            { value: "dark", label: t("themes.dark") },
            { value: "light", label: t("themes.light") },
          ]}
        />
        <ChoiceField
          kind="segments"
          label={t("size")}
          value={String(settings.scale)}
          onChange={(scale) => change({ scale: scale === "auto" ? "auto" : Number(scale) })}
          choices={[
            { value: "auto", label: t("sizeAuto") },
            ...[90, 100, 125, 150, 200].map((percent) => ({ value: String(percent), label: `${percent}%` })),
          ]}
        />
      </div>
    </Panel>
  );
}
