import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { SettingsOutput } from "../../../../shared/ipc/settings";
import { IconNote } from "../../../ui/icons";
import { EmptyState } from "../../../ui/layout/empty-state";
import { AddButton } from "../add-button";
import { PartFrame } from "../part-frame";
import classes from "../settings.module.css";
import { firstIndex, freeId, replaced } from "../settings-model";
import { useSavedWords } from "../use-saved-words";
import { useSetting } from "../use-setting";
import { TextEditor } from "./text-editor";

/** The office's canned texts: a list, and the one that is edited beside its preview. */
export function TextsPart({ settings }: { settings: SettingsOutput }) {
  const { t } = useTranslation("settings");
  const form = useSetting("texts", settings);
  const saved = useSavedWords(settings, "texts");
  const [selected, setSelected] = useState<string | null>(null);
  const { value } = form;
  const index = Math.max(
    0,
    value.findIndex(({ id }) => id === selected),
  );
  const text = value[index];
  const add = () => {
    const id = freeId(
      "teks",
      value.map((entry) => entry.id),
    );
    form.change([...value, { id, use: "message", service: null, title: "", body: "" }]);
    setSelected(id);
  };
  // The text with the first fault is the one that must be on the screen.
  const faulty = firstIndex(form.problems, "texts");
  const { attempt } = form;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each failed attempt
  useEffect(() => {
    const id = faulty === null ? undefined : value[faulty]?.id;
    if (id !== undefined) setSelected(id);
  }, [attempt, faulty]);
  const addButton = <AddButton label={t("texts.add")} onAdd={add} />;
  return (
    <PartFrame
      title={t("parts.texts")}
      about={t("texts.about")}
      form={form}
      labels={{
        "texts.*.title": t("texts.name"),
        "texts.*.use": t("texts.use"),
        "texts.*.service": t("texts.service"),
        "texts.*.body": t("texts.body"),
      }}
      aside={value.length > 0 ? addButton : undefined}
      {...saved}
    >
      {!text && <EmptyState icon={IconNote} title={t("texts.empty")} text={t("texts.emptyText")} action={addButton} />}
      {text && (
        <div className={classes.master}>
          <ul className={classes.partList} aria-label={t("texts.list")}>
            {value.map((entry) => (
              <li key={entry.id}>
                <button
                  type="button"
                  className={classes.part}
                  aria-current={entry.id === text.id ? "true" : undefined}
                  onClick={() => setSelected(entry.id)}
                >
                  <span className={classes.change}>
                    <span>{entry.title || t("texts.untitled")}</span>
                    <span className={classes.dim}>{t(`texts.uses.${entry.use}`)}</span>
                  </span>
                </button>
              </li>
            ))}
          </ul>
          <TextEditor
            key={text.id}
            text={text}
            path={`texts.${index}`}
            errors={form.errors}
            onChange={(part) => form.change(replaced(value, index, part))}
            onRemove={() => form.change(value.filter((_other, at) => at !== index))}
          />
        </div>
      )}
    </PartFrame>
  );
}
