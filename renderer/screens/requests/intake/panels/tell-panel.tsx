import { Button, CopyButton, Select, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Service } from "../../../../../shared/domain/catalog/service";
import { fillText, textsFor, textValues } from "../../../../../shared/domain/office/texts";
import { useCall } from "../../../../client/client";
import { DocumentActions } from "../../../../parts/documents/document-actions";
import { useFormat } from "../../../../ui/format/use-format";
import { Panel } from "../../../../ui/layout/panel";
import { Banner } from "../../../../ui/status/banner";
import classes from "../intake.module.css";
import type { IntakeValues } from "../intake-model";

interface TellPanelProps {
  id: string;
  number: string;
  service: Service;
  values: IntakeValues;
  /** The requirements that are missing, as the standard prints them. */
  missing: readonly string[];
  /** Epoch milliseconds. */
  promised: number | null;
}

/** An incomplete file: what the applicant is to be told, in the office's own words, ready to copy and to print. */
export function TellPanel({ id, number, service, values, missing, promised }: TellPanelProps) {
  const { t } = useTranslation("requests");
  const format = useFormat();
  const settings = useCall("settings.get", {});
  const limited = service.limits.length > 0;
  const texts = textsFor(settings.data?.texts ?? [], "message", service.entry.id);
  const [chosen, setChosen] = useState<string | null>(null);
  const canned =
    texts.find((text) => text.id === chosen) ?? texts.find((text) => text.body.includes("{persyaratanKurang}"));
  const filled = canned
    ? fillText(
        canned.body,
        textValues(service, {
          number,
          applicant: values.applicant.name.trim(),
          promised: promised === null ? "" : format.instant(promised),
          missingRequirements: missing,
          reason: "",
          limit: values.limit,
        }),
      )
    : {
        text: [
          t("intake.tellText", { service: service.entry.name, missing: missing.join("; ") }),
          ...(limited ? [t("intake.tellClock")] : []),
        ].join(" "),
        missing: [],
        unknown: [],
      };
  return (
    <div className={classes.tell}>
      <Panel title={t("intake.tell.title")}>
        <div className={classes.stack}>
          {limited && <Banner tone="pause">{t("intake.tell.waits")}</Banner>}
          {texts.length > 1 && (
            <Select
              label={t("intake.tell.choose")}
              data={texts.map((text) => ({ value: text.id, label: text.title }))}
              value={canned?.id ?? null}
              onChange={setChosen}
              allowDeselect={false}
            />
          )}
          <Textarea label={t("intake.tell.text")} readOnly autosize minRows={4} maxRows={12} value={filled.text} />
          {filled.missing.length > 0 && (
            <Banner tone="warn">{t("intake.tell.blanks", { blanks: filled.missing.join(", ") })}</Banner>
          )}
          {filled.unknown.length > 0 && (
            <Banner tone="warn">{t("intake.tell.unknown", { blanks: filled.unknown.join(", ") })}</Banner>
          )}
          <div className={classes.tellActions}>
            <CopyButton value={filled.text}>
              {({ copied, copy }) => (
                <Button size="compact-sm" variant="default" onClick={copy}>
                  {t(copied ? "intake.copied" : "intake.copy")}
                </Button>
              )}
            </CopyButton>
            <span className={classes.documentLabel}>{t("intake.missingLetter")}</span>
            <DocumentActions
              request={{ kind: "missing-requirements", id }}
              title={t("intake.missingLetter")}
              keys="M"
            />
          </div>
        </div>
      </Panel>
    </div>
  );
}
