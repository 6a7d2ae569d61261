import { Button, Radio, Select } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Service } from "../../../../shared/domain/catalog/service";
import { selectableLimits } from "../../../../shared/domain/requests/rules";
import { CHANNELS } from "../../../../shared/domain/requests/types";
import type { ReceiveDraft } from "../../../../shared/ipc/requests";
import { useCall, useCommand } from "../../../client/client";
import { Banner } from "../../../ui/banner";
import { useShortcuts } from "../../../ui/commands";
import { DetailLayout } from "../../../ui/detail-layout";
import { ChecklistField } from "../../../ui/fields/checklist-field";
import { ChoiceField } from "../../../ui/fields/choice-field";
import { FormErrors } from "../../../ui/fields/form-errors";
import { NikField } from "../../../ui/fields/nik-field";
import { PersonField } from "../../../ui/fields/person-field";
import { PhoneField } from "../../../ui/fields/phone-field";
import { PlaceField } from "../../../ui/fields/place-field";
import { TextField } from "../../../ui/fields/text-field";
import { DateField, TimeField } from "../../../ui/fields/time-field";
import { Kbd } from "../../../ui/kbd";
import { Panel } from "../../../ui/panel";
import { useFormat } from "../../../ui/use-format";
import { usePageTitle } from "../../../ui/use-page-title";
import { useProblemWords } from "../problem-words";
import classes from "./intake.module.css";
import { intakeProblems, isTouched, missingRequirements, showsLetter, toReceiveInput } from "./intake-model";
import { PromisePanel } from "./promise-panel";
import { StandardPanel } from "./standard-panel";
import { useDraftKeeper } from "./use-draft";

interface IntakeFormProps {
  service: Service;
  /** What the form begins with: empty, kept from before, or moved from another service. */
  first: ReceiveDraft;
  onChangeService: (typed: ReceiveDraft) => void;
  onSaved: (saved: { id: string; number: string; missing: readonly string[] }) => void;
  onLeave: () => void;
}

/** The intake form of one service. What is typed is put in safety; a refusal keeps all of it. */
export function IntakeForm({ service, first, onChangeService, onSaved, onLeave }: IntakeFormProps) {
  const { t } = useTranslation(["requests", "fields"]);
  usePageTitle(service.entry.name);
  const format = useFormat();
  const words = useProblemWords();
  const operators = useCall("operators.brief", {});
  const receive = useCommand("requests.receive");
  const [attempt, setAttempt] = useState(0);
  const [unreadable, setUnreadable] = useState<Readonly<Record<string, string>>>({});
  const form = useForm<ReceiveDraft>({ initialValues: first });
  const { values } = form;
  const draft = useDraftKeeper(values, isTouched(values, service));
  const limits = selectableLimits(service);
  const requirements = service.entry.requirements;
  const missing = missingRequirements(values).map((index) => requirements[index] ?? "");

  useEffect(() => {
    document.querySelector<HTMLElement>('[data-requirement], [data-path="applicant.name"]')?.focus();
  }, []);

  const refusal = receive.refusal;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each refusal is shown once, at its fields
  useEffect(() => {
    if (!refusal) return;
    form.setErrors(words(refusal.fields));
    setAttempt((before) => before + 1);
  }, [refusal]);

  const cannotRead = (path: string) => (problem: string | null) =>
    setUnreadable(({ [path]: _gone, ...others }) => (problem === null ? others : { ...others, [path]: problem }));

  const save = async () => {
    if (receive.busy) return;
    const hidden = showsLetter(values.channel) ? [] : ["letter.date"];
    const typed = Object.fromEntries(Object.entries(unreadable).filter(([path]) => !hidden.includes(path)));
    const found = { ...intakeProblems(values, service, Date.now(), format.zone), ...typed };
    const problems = words(found);
    form.setErrors(problems);
    if (Object.keys(problems).length > 0) {
      receive.reset();
      setAttempt((before) => before + 1);
      return;
    }
    const saved = await receive.run(toReceiveInput(values));
    if (!saved) return;
    draft.finish();
    onSaved({ id: saved.id, number: saved.number, missing });
  };

  useShortcuts([
    { id: "intake.save", label: t("intake.save"), keys: "Ctrl+Enter", run: () => void save() },
    { id: "intake.service", label: t("intake.changeService"), keys: "Alt+S", run: () => onChangeService(values) },
    {
      id: "intake.complete",
      label: t("intake.allComplete"),
      keys: "Alt+A",
      enabled: requirements.length > 0,
      run: () => allComplete(),
    },
    { id: "intake.leave", label: t("intake.savedQueue"), run: onLeave },
  ]);
  const allComplete = () =>
    form.setFieldValue(
      "requirements",
      values.requirements.map((item) => (item.state === "missing" ? { ...item, state: "complete" as const } : item)),
    );

  // In the order of the form: the summary of its problems follows them.
  const labels = {
    requirements: t("intake.requirements"),
    limit: t("intake.limit"),
    channel: t("intake.channel"),
    "letter.number": t("intake.letterNumber"),
    "letter.date": t("intake.letterDate"),
    "applicant.name": t(values.applicant.kind === "person" ? "fields:person.name" : "fields:person.contactName"),
    "applicant.agency": t("intake.applicantAgency"),
    "applicant.phone": t("intake.phone"),
    "applicant.nik": t("intake.nik"),
    "applicant.email": t("intake.email"),
    "applicant.address": t("intake.address"),
    subject: t("intake.subject"),
    details: t("intake.details"),
    place: t("intake.place"),
    receivedAt: t("intake.receivedAt"),
    assignTo: t("intake.assignTo"),
  };

  return (
    <DetailLayout
      header={
        <div className={classes.formHead}>
          <h1 className={classes.title}>
            {service.entry.no !== null && `${service.entry.no}. `}
            {service.entry.name}
          </h1>
          <span className={classes.safe} aria-live="polite">
            {draft.savedAt !== null && t("intake.draftSaved", { at: format.time(draft.savedAt) })}
          </span>
        </div>
      }
      actions={
        <>
          <Button variant="default" rightSection={<Kbd keys="Alt+S" />} onClick={() => onChangeService(values)}>
            {t("intake.changeService")}
          </Button>
          <Button variant="default" onClick={onLeave}>
            {t("intake.savedQueue")}
          </Button>
          <Button loading={receive.busy} rightSection={<Kbd keys="Ctrl+Enter" />} onClick={() => void save()}>
            {t("intake.save")}
          </Button>
        </>
      }
      main={
        <>
          <FormErrors errors={form.errors} labels={labels} refusal={refusal} attempt={attempt} />
          <Panel
            title={t("intake.requirements")}
            aside={
              requirements.length > 0 && (
                <Button size="compact-xs" variant="subtle" rightSection={<Kbd keys="Alt+A" />} onClick={allComplete}>
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
                  data-path="requirements"
                />
              )}
              {missing.length > 0 && (
                <Banner tone="pause" title={t("intake.waits")}>
                  <strong>{t("intake.tellApplicant")}:</strong>{" "}
                  {t("intake.tellText", { service: service.entry.name, missing: missing.join("; ") })}
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
          <Panel title={t("intake.applicant")}>
            <div className={classes.stack}>
              <ChoiceField
                {...form.getInputProps("channel")}
                kind="segments"
                label={t("intake.channel")}
                choices={CHANNELS.map((value) => ({ value, label: t(`channel.${value}`) }))}
              />
              {showsLetter(values.channel) && (
                <div className={classes.pair}>
                  <TextField {...form.getInputProps("letter.number")} label={t("intake.letterNumber")} />
                  <DateField
                    {...form.getInputProps("letter.date")}
                    label={t("intake.letterDate")}
                    onProblem={cannotRead("letter.date")}
                  />
                </div>
              )}
              <PersonField
                kind={form.getInputProps("applicant.kind")}
                name={form.getInputProps("applicant.name")}
                agency={form.getInputProps("applicant.agency")}
              />
              <div className={classes.pair}>
                <PhoneField {...form.getInputProps("applicant.phone")} label={t("intake.phone")} />
                <NikField {...form.getInputProps("applicant.nik")} />
                <TextField {...form.getInputProps("applicant.email")} label={t("intake.email")} />
                <TextField {...form.getInputProps("applicant.address")} label={t("intake.address")} />
              </div>
            </div>
          </Panel>
          <Panel title={t("intake.request")}>
            <div className={classes.stack}>
              <TextField {...form.getInputProps("subject")} label={t("intake.subject")} required maxLength={300} />
              <TextField {...form.getInputProps("details")} label={t("intake.details")} kind="lines" rows={3} />
              <div className={classes.pair}>
                <PlaceField
                  {...form.getInputProps("place")}
                  label={t("intake.place")}
                  description={t("intake.placeHint")}
                />
                <TimeField
                  {...form.getInputProps("receivedAt")}
                  label={t("intake.receivedAt")}
                  emptyHint={t("intake.receivedNow")}
                  onProblem={cannotRead("receivedAt")}
                />
                <Select
                  label={t("intake.assignTo")}
                  placeholder={t("intake.assignNobody")}
                  data={(operators.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
                  {...form.getInputProps("assignTo")}
                  searchable
                  clearable
                />
              </div>
            </div>
          </Panel>
        </>
      }
      side={
        <>
          <PromisePanel service={service} values={values} waits={missing.length > 0} />
          <StandardPanel service={service} />
        </>
      }
    />
  );
}
