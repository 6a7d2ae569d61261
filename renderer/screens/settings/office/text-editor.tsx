import { Button, Select } from "@mantine/core";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { fillText, PLACEHOLDERS, TEXT_USES, textValues } from "../../../../shared/domain/office/texts";
import type { SettingsOutput } from "../../../../shared/ipc/settings";
import { useCall } from "../../../client/client";
import { ChoiceField } from "../../../ui/fields/choice-field";
import { TextField } from "../../../ui/fields/text-field";
import { IconTrash } from "../../../ui/icons";
import { Panel } from "../../../ui/layout/panel";
import { Banner } from "../../../ui/status/banner";
import classes from "../settings.module.css";

type Text = SettingsOutput["texts"][number];

interface TextEditorProps {
  text: Text;
  /** "texts.3" */
  path: string;
  errors: Readonly<Record<string, string>>;
  onChange: (part: Partial<Text>) => void;
  onRemove: () => void;
}

/** One canned text with its blanks, and how it reads when they are filled from a standard. */
export function TextEditor({ text, path, errors, onChange, onRemove }: TextEditorProps) {
  const { t } = useTranslation("settings");
  const services = useCall("catalog.list", {}).data ?? [];
  const field = useRef<HTMLDivElement>(null);
  const runnable = services.filter((service) => service.runnable);
  const sample = text.service ?? runnable[0]?.id ?? null;
  const standard = useCall("catalog.service", { id: sample ?? "-", hash: null }, { enabled: sample !== null });
  const values = standard.data
    ? textValues(standard.data.service, {
        number: t("texts.sample.number"),
        applicant: t("texts.sample.applicant"),
        promised: t("texts.sample.promised"),
        missingRequirements: [standard.data.service.entry.requirements[0] ?? t("texts.sample.requirement")],
        reason: t("texts.sample.reason"),
        limit: null,
      })
    : {};
  const filled = fillText(text.body, values);
  /** Puts a blank where the cursor stands. */
  const insert = (name: string) => {
    const input = field.current?.querySelector("textarea");
    const at = input?.selectionStart ?? text.body.length;
    const end = input?.selectionEnd ?? at;
    onChange({ body: `${text.body.slice(0, at)}{${name}}${text.body.slice(end)}` });
    input?.focus();
  };
  return (
    <div className={classes.stack}>
      <div className={classes.fields}>
        <TextField
          label={t("texts.name")}
          required
          value={text.title}
          onChange={(title) => onChange({ title })}
          error={errors[`${path}.title`]}
          autoFocus={text.title === ""}
          data-path={`${path}.title`}
        />
        <ChoiceField
          label={t("texts.use")}
          value={text.use}
          onChange={(use) => onChange({ use })}
          choices={TEXT_USES.map((use) => ({ value: use, label: t(`texts.uses.${use}`) }))}
          data-path={`${path}.use`}
        />
        <Select
          className={classes.wide ?? ""}
          label={t("texts.service")}
          data={[
            { value: "", label: t("texts.allServices") },
            ...services.map(({ id, no, name }) => ({ value: id, label: no === null ? name : `${no}. ${name}` })),
          ]}
          value={text.service ?? ""}
          onChange={(picked) => onChange({ service: picked === "" ? null : picked })}
          allowDeselect={false}
          searchable
          error={errors[`${path}.service`]}
          data-path={`${path}.service`}
        />
      </div>
      <div ref={field}>
        <TextField
          kind="lines"
          rows={6}
          label={t("texts.body")}
          required
          value={text.body}
          onChange={(body) => onChange({ body })}
          error={errors[`${path}.body`]}
          data-path={`${path}.body`}
        />
      </div>
      <fieldset className={classes.blanks} aria-label={t("texts.placeholders")}>
        {PLACEHOLDERS.map((name) => (
          <Button
            key={name}
            size="compact-xs"
            variant="default"
            aria-label={t("texts.insert", { name: `{${name}}` })}
            onClick={() => insert(name)}
          >
            {`{${name}}`}
          </Button>
        ))}
      </fieldset>
      {filled.unknown.length > 0 && (
        <Banner tone="warn">{t("texts.unknown", { names: filled.unknown.join(" ") })}</Banner>
      )}
      <Panel
        title={t("texts.preview")}
        aside={standard.data ? t("texts.previewOf", { service: standard.data.service.entry.name }) : undefined}
      >
        <p className={classes.letterText} aria-live="polite">
          {filled.text}
        </p>
      </Panel>
      <div>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<IconTrash size="1rem" aria-hidden />}
          onClick={onRemove}
        >
          {t("texts.remove")}
        </Button>
      </div>
    </div>
  );
}
