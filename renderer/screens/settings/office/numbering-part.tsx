import { useTranslation } from "react-i18next";
import {
  checkNumberForm,
  NUMBER_KINDS,
  NUMBER_TOKENS,
  type NumberForm,
  type NumberKind,
  numberOf,
  SECURITY_LETTERS,
} from "../../../../shared/domain/office/numbering";
import type { SettingsOutput } from "../../../../shared/ipc/settings";
import { ChoiceField } from "../../../ui/fields/choice-field";
import { TextField } from "../../../ui/fields/text-field";
import { zonedParts } from "../../../ui/format/format";
import { useFormat } from "../../../ui/format/use-format";
import { useNow } from "../../../ui/format/use-now";
import { Panel } from "../../../ui/layout/panel";
import { PartFrame } from "../part-frame";
import classes from "../settings.module.css";
import { useSavedWords } from "../use-saved-words";
import { useSetting } from "../use-setting";

const SAMPLE_SERIAL = 27;

/** How letters, the agenda and minutes are numbered, each with an example of today. */
export function NumberingPart({ settings }: { settings: SettingsOutput }) {
  const { t } = useTranslation("settings");
  const format = useFormat();
  const { year, month } = zonedParts(useNow(), format.zone);
  const form = useSetting("numbering", settings);
  const saved = useSavedWords(settings, "numbering");
  const { value } = form;
  const change = (kind: NumberKind, part: Partial<NumberForm>) =>
    form.change({ ...value, kinds: { ...value.kinds, [kind]: { ...value.kinds[kind], ...part } } });
  const label = (kind: NumberKind, field: "template" | "security" | "classification") =>
    t("numbering.field", { kind: t(`numbering.kinds.${kind}`), field: t(`numbering.${field}`) });
  const labels = Object.fromEntries([
    ["numbering.unit", t("numbering.unit")],
    ...NUMBER_KINDS.flatMap((kind) =>
      (["template", "security", "classification"] as const).map((field) => [
        `numbering.kinds.${kind}.${field}`,
        label(kind, field),
      ]),
    ),
  ]);
  return (
    <PartFrame title={t("parts.numbering")} about={t("numbering.about")} form={form} labels={labels} {...saved}>
      <p className={classes.dim}>
        {t("numbering.tokens", { tokens: NUMBER_TOKENS.map((token) => `{${token}}`).join(" ") })}
      </p>
      <div className={classes.narrow}>
        <TextField
          label={t("numbering.unit")}
          description={t("numbering.unitHint")}
          monospace
          value={value.unit}
          onChange={(unit) => form.change({ ...value, unit })}
          error={form.errors["numbering.unit"]}
          data-path="numbering.unit"
        />
      </div>
      {NUMBER_KINDS.map((kind) => {
        const own = value.kinds[kind];
        const [problem] = checkNumberForm(own, value.unit);
        const error = form.errors[`numbering.kinds.${kind}.template`] ?? problem?.[format.language];
        return (
          <Panel key={kind} title={t(`numbering.kinds.${kind}`)}>
            <div className={classes.fields}>
              <div className={classes.wide}>
                <TextField
                  label={t("numbering.template")}
                  monospace
                  value={own.template}
                  onChange={(template) => change(kind, { template })}
                  error={error}
                  data-path={`numbering.kinds.${kind}.template`}
                />
              </div>
              <ChoiceField
                label={t("numbering.security")}
                value={own.security}
                onChange={(security) => change(kind, { security })}
                choices={SECURITY_LETTERS.map((letter) => ({
                  value: letter,
                  label: t(`numbering.securities.${letter}`),
                }))}
                data-path={`numbering.kinds.${kind}.security`}
              />
              <TextField
                label={t("numbering.classification")}
                description={t("numbering.classificationHint")}
                monospace
                value={own.classification}
                onChange={(classification) => change(kind, { classification })}
                error={form.errors[`numbering.kinds.${kind}.classification`]}
                data-path={`numbering.kinds.${kind}.classification`}
              />
            </div>
            <p className={classes.example} aria-live="polite">
              {t("numbering.example", { number: numberOf(value, kind, { serial: SAMPLE_SERIAL, month, year }) })}
            </p>
          </Panel>
        );
      })}
    </PartFrame>
  );
}
