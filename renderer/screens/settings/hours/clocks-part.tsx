import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SettingsOutput } from "../../../../shared/ipc/settings";
import { ChoiceField } from "../../../ui/fields/choice-field";
import { ImpactDialog } from "../moved/impact-dialog";
import { PartFrame } from "../part-frame";
import classes from "../settings.module.css";
import { useSavedWords } from "../use-saved-words";
import { useSetting } from "../use-setting";

const CLOCKS = ["unspecified", "everyDay", "complaints"] as const;

/** What "hari" means where the source does not say. Before it is saved, the deadlines that it moves are shown. */
export function ClocksPart({ settings }: { settings: SettingsOutput }) {
  const { t } = useTranslation("settings");
  const form = useSetting("clocks", settings);
  const saved = useSavedWords(settings, "clocks");
  const [asking, setAsking] = useState(false);
  const { value } = form;
  const choices = (["working", "calendar"] as const).map((basis) => ({ value: basis, label: t(`clocks.${basis}`) }));
  return (
    <PartFrame
      title={t("parts.clocks")}
      about={t("clocks.about")}
      form={{ ...form, save: () => (form.dirty ? setAsking(true) : form.save()) }}
      labels={Object.fromEntries(CLOCKS.map((name) => [`clocks.${name}`, t(`clocks.${name}`)]))}
      {...saved}
    >
      <div className={classes.narrow}>
        {CLOCKS.map((name) => (
          <ChoiceField
            key={name}
            kind="segments"
            label={t(`clocks.${name}`)}
            {...(name === "complaints" ? { description: t("clocks.complaintsHint") } : {})}
            value={value[name]}
            onChange={(basis) => form.change({ ...value, [name]: basis })}
            choices={choices}
            data-path={`clocks.${name}`}
          />
        ))}
      </div>
      <ImpactDialog
        opened={asking}
        title={t("parts.clocks")}
        change={{ kind: "clocks", clocks: value }}
        busy={form.busy}
        refusal={form.refusal}
        onClose={() => setAsking(false)}
        onSave={async () => {
          await form.save();
          setAsking(false);
        }}
      />
    </PartFrame>
  );
}
