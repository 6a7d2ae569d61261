import { Button, Radio } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useTranslation } from "react-i18next";
import type { Service } from "../../../../../shared/domain/catalog/service";
import { selectableLimits } from "../../../../../shared/domain/requests/rules";
import type { StagedDescription } from "../../../../../shared/ipc/attachments";
import { FileField } from "../../../../parts/attachments/file-field";
import { useStaging } from "../../../../parts/attachments/staging";
import { ChecklistField } from "../../../../parts/fields/checklist-field";
import { Kbd } from "../../../../ui/commands/kbd";
import { Panel } from "../../../../ui/layout/panel";
import { Banner } from "../../../../ui/status/banner";
import classes from "../intake.module.css";
import { answerRequirement, type IntakeValues, lackingTexts } from "../intake-model";
import { RequirementFiles } from "./requirement-files";
import type { useRequirementFiles } from "./use-requirement-files";

interface RequirementsPanelProps {
  form: UseFormReturnType<IntakeValues>;
  service: Service;
  /** What the staged files are, by id. */
  files: ReadonlyMap<string, StagedDescription>;
  onFiles: (files: readonly StagedDescription[]) => void;
  uploads: ReturnType<typeof useRequirementFiles>;
  /** Other files are being stored. */
  onBusy: (busy: boolean) => void;
  onAllComplete: () => void;
}

/** The standard's own list: what is there, what is missing, and the files that answer it; then the limit that applies. */
export function RequirementsPanel({
  form,
  service,
  files,
  onFiles,
  uploads,
  onBusy,
  onAllComplete,
}: RequirementsPanelProps) {
  const { t } = useTranslation("requests");
  const { discard } = useStaging();
  const { values } = form;
  const requirements = service.entry.requirements;
  const limits = selectableLimits(service);
  const missing = lackingTexts(values, service);
  const limited = service.limits.length > 0;
  const filesOf = (requirement: number | null) =>
    values.attachments.flatMap((attachment) => {
      const file = attachment.requirement === requirement ? files.get(attachment.id) : undefined;
      return file ? [file] : [];
    });
  const remove = (file: StagedDescription) => {
    form.setFieldValue(
      "attachments",
      values.attachments.filter(({ id }) => id !== file.id),
    );
    void discard(file.id);
  };
  return (
    <Panel
      title={t("intake.requirements")}
      aside={
        requirements.length > 0 && (
          <Button size="compact-xs" variant="subtle" rightSection={<Kbd keys="Alt+A" />} onClick={onAllComplete}>
            {t("intake.allComplete")}
          </Button>
        )
      }
    >
      <div className={classes.stack}>
        {requirements.length === 0 ? (
          <p className={classes.silent}>{t("intake.noRequirements")}</p>
        ) : (
          <ChecklistField
            label={t("intake.completeness")}
            items={values.requirements.map((item) => ({ ...item, text: requirements[item.index] ?? "" }))}
            onChange={(items) =>
              form.setFieldValue(
                "requirements",
                items.map(({ index, state, note }) => ({ index, state, note })),
              )
            }
            error={typeof form.errors.requirements === "string" ? form.errors.requirements : null}
            files={{
              onAdd: uploads.add,
              show: (index) => (
                <RequirementFiles
                  files={filesOf(index)}
                  uploads={uploads.uploads.filter((upload) => upload.requirement === index)}
                  onRemove={remove}
                  onDrop={uploads.drop}
                />
              ),
            }}
            data-path="requirements"
          />
        )}
        <FileField
          label={t(requirements.length === 0 ? "intake.files.title" : "intake.files.other")}
          {...(requirements.length === 0 ? {} : { description: t("intake.files.drop") })}
          maxFiles={MOST_FILES}
          value={filesOf(null)}
          onChange={(others) => {
            onFiles(others);
            form.setFieldValue("attachments", (before) => {
              const kept = before.filter(({ requirement }) => requirement !== null);
              return [...kept, ...others.map(({ id }) => ({ id, requirement: null }))];
            });
          }}
          onBusy={onBusy}
          error={form.errors.attachments}
          data-path="attachments"
        />
        {missing.length > 0 && (
          <Banner tone="pause" title={t(limited ? "intake.waits" : "intake.waitsUnlimited")}>
            <strong>{t("intake.tellApplicant")}:</strong>{" "}
            {t("intake.tellText", { service: service.entry.name, missing: missing.join("; ") })}{" "}
            {limited && t("intake.tellClock")}
          </Banner>
        )}
        {limits.length > 1 && (
          <Radio.Group
            label={t("intake.limit")}
            required
            value={values.limit === null ? "" : String(values.limit)}
            onChange={(picked) => form.setFieldValue("limit", Number(picked))}
            error={form.errors.limit}
            data-path="limit"
          >
            <div className={classes.limits}>
              {limits.map((run) => (
                <Radio
                  key={run.limit}
                  value={String(run.limit)}
                  label={run.label}
                  description={service.entry.time_limits[run.limit]?.text}
                />
              ))}
            </div>
          </Radio.Group>
        )}
      </div>
    </Panel>
  );
}

/** As many as one request takes at once. */
const MOST_FILES = 30;

/** The form's values after a file came that answers a requirement. */
export function withAnswer(form: UseFormReturnType<IntakeValues>, file: StagedDescription, requirement: number): void {
  const { attachments, requirements } = answerRequirement(form.getValues(), [file.id], requirement);
  form.setFieldValue("attachments", attachments);
  form.setFieldValue("requirements", requirements);
}
