import { Button } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Service } from "../../../../shared/domain/catalog/service";
import type { StagedDescription } from "../../../../shared/ipc/attachments";
import { DeclaredFields } from "../../../parts/fields/declared-fields";
import { useShortcuts } from "../../../ui/commands/commands";
import { Kbd } from "../../../ui/commands/kbd";
import { FormErrors } from "../../../ui/fields/form-errors";
import { useFormat } from "../../../ui/format/use-format";
import { DetailLayout } from "../../../ui/layout/detail-layout";
import { useGo } from "../../../ui/layout/navigate";
import { Panel } from "../../../ui/layout/panel";
import { usePageTitle } from "../../../ui/layout/use-page-title";
import { Banner } from "../../../ui/status/banner";
import classes from "./intake.module.css";
import { type IntakeValues, missingRequirements } from "./intake-model";
import { ApplicantPanel } from "./panels/applicant-panel";
import { BookingPanel } from "./panels/booking-panel";
import { PromisePanel } from "./panels/promise-panel";
import { RequestPanel } from "./panels/request-panel";
import { RequirementsPanel } from "./panels/requirements-panel";
import { StandardPanel } from "./panels/standard-panel";
import { AttachDialog, DecideDialog } from "./similar/similar-dialogs";
import { againNote } from "./similar/similar-model";
import { SimilarPanel } from "./similar/similar-panel";
import { type SavedIntake, useIntakeForm } from "./use-intake-form";
import { useIntakeLabels } from "./use-intake-labels";

interface IntakeFormProps {
  /** The name under which what is typed is kept. */
  draftName: string;
  service: Service;
  /** What the form begins with: empty, kept from before, or moved from another service. */
  first: IntakeValues;
  /** What the files of `first` are. */
  firstFiles: readonly StagedDescription[];
  /** How many files of a kept form are no longer there. */
  lostFiles: number;
  onChangeService: (typed: IntakeValues, files: readonly StagedDescription[]) => void;
  onSaved: (saved: SavedIntake) => void;
  onLeave: () => void;
}

/** The intake form of one service. What is typed is put in safety; a refusal keeps all of it. */
export function IntakeForm(props: IntakeFormProps) {
  const { service, onChangeService, onLeave } = props;
  const { t } = useTranslation(["requests", "fields"]);
  usePageTitle(service.entry.name);
  const go = useGo();
  const format = useFormat();
  const intake = useIntakeForm(props);
  const { form, draft, similar, refusal, save, allComplete, cannotRead } = intake;
  const { values } = form;
  const labels = useIntakeLabels(values, service);
  const missing = missingRequirements(values);
  const [attachTo, setAttachTo] = useState<{ id: string; number: string } | null>(null);
  useEffect(() => {
    document.querySelector<HTMLElement>('[data-requirement], [data-path="applicant.name"]')?.focus();
  }, []);
  const leaveTo = (id: string) => go(`/requests/${id}`);
  const changeService = () => onChangeService(values, [...intake.files.values()]);

  useShortcuts([
    { id: "intake.save", label: t("intake.save"), keys: "Ctrl+Enter", run: () => void save() },
    { id: "intake.service", label: t("intake.changeService"), keys: "Alt+S", run: changeService },
    {
      id: "intake.complete",
      label: t("intake.allComplete"),
      keys: "Alt+A",
      enabled: service.entry.requirements.length > 0,
      run: allComplete,
    },
    { id: "intake.leave", label: t("intake.savedQueue"), run: onLeave },
  ]);

  return (
    <DetailLayout
      header={
        <div className={classes.formHead}>
          <h1 className={classes.title}>
            {service.entry.no !== null && `${service.entry.no}. `}
            {service.entry.name}
          </h1>
          <span className={classes.safe} aria-live="polite">
            {draft.failed
              ? t("intake.draftUnsafe")
              : draft.savedAt !== null && t("intake.draftSaved", { at: format.time(draft.savedAt) })}
          </span>
        </div>
      }
      actions={
        <>
          <Button variant="default" rightSection={<Kbd keys="Alt+S" />} onClick={changeService}>
            {t("intake.changeService")}
          </Button>
          <Button variant="default" onClick={onLeave}>
            {t("intake.savedQueue")}
          </Button>
          <Button loading={intake.busy} rightSection={<Kbd keys="Ctrl+Enter" />} onClick={() => void save()}>
            {t("intake.save")}
          </Button>
        </>
      }
      main={
        <>
          <FormErrors errors={form.errors} labels={labels} refusal={refusal} attempt={intake.attempt} />
          {props.lostFiles > 0 && (
            <Banner tone="warn" role="status">
              {t("intake.filesGone", { count: props.lostFiles })}
            </Banner>
          )}
          <RequirementsPanel
            form={form}
            service={service}
            files={intake.files}
            onFiles={intake.know}
            uploads={intake.uploads}
            onBusy={intake.setOthersBusy}
            onAllComplete={allComplete}
          />
          <ApplicantPanel form={form} service={service} onProblem={cannotRead} />
          <RequestPanel form={form} onProblem={cannotRead} />
          {service.fields.length > 0 && (
            <Panel title={t("intake.fields")}>
              <DeclaredFields
                fields={service.fields}
                values={values.fields}
                errors={errorsUnder(form.errors, "fields.")}
                onChange={(id, value) => {
                  form.setFieldValue("fields", ({ [id]: _before, ...others }) =>
                    value === undefined ? others : { ...others, [id]: value },
                  );
                  form.clearFieldError(`fields.${id}`);
                }}
              />
            </Panel>
          )}
          {service.books.length > 0 && (
            <BookingPanel
              service={service}
              bookings={values.bookings}
              fields={values.fields}
              errors={form.errors}
              onProblem={cannotRead}
              onChange={(bookings) => {
                form.setFieldValue("bookings", bookings);
                // What was refused was the time as it was before.
                if (refusal?.code === "booking-clash") intake.forgetRefusal();
                for (const path of Object.keys(form.errors)) {
                  if (path.startsWith("bookings.")) form.clearFieldError(path);
                }
              }}
            />
          )}
        </>
      }
      side={
        <>
          <SimilarPanel similar={similar} onOpen={leaveTo} onAttach={(id, number) => setAttachTo({ id, number })} />
          <PromisePanel service={service} values={values} waits={missing.length > 0} />
          <StandardPanel service={service} />
          <DecideDialog
            opened={intake.deciding}
            similar={similar}
            onClose={intake.stopDeciding}
            onAccept={intake.accept}
            onOpen={leaveTo}
          />
          <AttachDialog
            known={attachTo}
            proposed={againNote(values, {
              intro: t("intake.similar.noteIntro"),
              letter: t("intake.letterNumber"),
              subject: t("intake.subject"),
              details: t("intake.details"),
              place: t("intake.place"),
            })}
            files={values.attachments.map(({ id }) => id)}
            onClose={() => setAttachTo(null)}
            onDone={(id) => {
              draft.finish();
              leaveTo(id);
            }}
          />
        </>
      }
    />
  );
}

/** The errors of the paths below a prefix, by what follows it. */
function errorsUnder(errors: Readonly<Record<string, React.ReactNode>>, prefix: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(errors).flatMap(([path, error]) =>
      path.startsWith(prefix) && typeof error === "string" ? [[path.slice(prefix.length), error]] : [],
    ),
  );
}
