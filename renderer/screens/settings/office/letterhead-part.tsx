import { useTranslation } from "react-i18next";
import type { SettingsOutput } from "../../../../shared/ipc/settings";
import { TextField } from "../../../ui/fields/text-field";
import { Panel } from "../../../ui/layout/panel";
import { PartFrame } from "../part-frame";
import classes from "../settings.module.css";
import { useSavedWords } from "../use-saved-words";
import { useSetting } from "../use-setting";

type Letterhead = SettingsOutput["letterhead"];
const TEXTS = ["address", "contacts", "city"] as const;
const HEAD = ["headName", "headRank", "headNip"] as const;

/** The head of the office's letters, and who signs them. */
export function LetterheadPart({ settings }: { settings: SettingsOutput }) {
  const { t } = useTranslation("settings");
  const form = useSetting("letterhead", settings);
  const saved = useSavedWords(settings, "letterhead");
  const { value } = form;
  const change = (part: Partial<Letterhead>) => form.change({ ...value, ...part });
  const labels = {
    "letterhead.lines": t("letterhead.lines"),
    ...Object.fromEntries([...TEXTS, ...HEAD].map((name) => [`letterhead.${name}`, t(`letterhead.${name}`)])),
  };
  const field = (name: (typeof TEXTS)[number] | (typeof HEAD)[number], description?: string) => (
    <TextField
      label={t(`letterhead.${name}`)}
      {...(description === undefined ? {} : { description })}
      value={value[name]}
      onChange={(text) => change({ [name]: text })}
      error={form.errors[`letterhead.${name}`]}
      data-path={`letterhead.${name}`}
    />
  );
  // Errors of single lines show at the one field that holds them all.
  const lineError = Object.entries(form.errors).find(([path]) => path.startsWith("letterhead.lines"))?.[1];
  return (
    <PartFrame title={t("parts.letterhead")} about={t("letterhead.about")} form={form} labels={labels} {...saved}>
      <div className={classes.two}>
        <div className={classes.stack}>
          <TextField
            kind="lines"
            rows={3}
            label={t("letterhead.lines")}
            description={t("letterhead.linesHint")}
            value={value.lines.join("\n")}
            onChange={(text) => change({ lines: text === "" ? [] : text.split("\n") })}
            error={lineError}
            data-path="letterhead.lines"
          />
          {field("address")}
          {field("contacts")}
          {field("city", t("letterhead.cityHint"))}
          <fieldset className={classes.group}>
            <legend>{t("letterhead.head")}</legend>
            {HEAD.map((name) => (
              <div key={name}>{field(name)}</div>
            ))}
          </fieldset>
        </div>
        <Panel title={t("letterhead.preview")}>
          <div className={classes.letter}>
            {value.lines.map((line, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a line has no other name than its place
              <strong key={index}>{line || "……"}</strong>
            ))}
            <span>{value.address || "……"}</span>
            <span>{value.contacts || "……"}</span>
            <hr />
            <span className={classes.signature}>
              <span>{value.city || "……"}, ……</span>
              <span>{t("letterhead.head")}</span>
              <strong>{value.headName || "……"}</strong>
              <span>{value.headRank || "……"}</span>
              <span>NIP {value.headNip || "……"}</span>
            </span>
          </div>
        </Panel>
      </div>
    </PartFrame>
  );
}
