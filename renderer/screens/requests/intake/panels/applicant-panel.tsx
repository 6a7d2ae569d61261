import type { UseFormReturnType } from "@mantine/form";
import { useTranslation } from "react-i18next";
import type { Service } from "../../../../../shared/domain/catalog/service";
import { CHANNELS } from "../../../../../shared/domain/requests/types";
import { PersonField } from "../../../../parts/fields/person-field";
import { ChoiceField } from "../../../../ui/fields/choice-field";
import { NikField } from "../../../../ui/fields/nik-field";
import { PhoneField } from "../../../../ui/fields/phone-field";
import { TextField } from "../../../../ui/fields/text-field";
import { DateField } from "../../../../ui/fields/time-field";
import { Panel } from "../../../../ui/layout/panel";
import classes from "../intake.module.css";
import { type IntakeValues, needsNik, showsLetter } from "../intake-model";

interface ApplicantPanelProps {
  form: UseFormReturnType<IntakeValues>;
  service: Service;
  /** A date that cannot be read: path -> key, or null when it can be again. */
  onProblem: (path: string) => (problem: string | null) => void;
}

/** How the request came and who asks. */
export function ApplicantPanel({ form, service, onProblem }: ApplicantPanelProps) {
  const { t } = useTranslation("requests");
  const { values } = form;
  const nik = needsNik(values, service);
  return (
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
              onProblem={onProblem("letter.date")}
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
          <NikField
            {...form.getInputProps("applicant.nik")}
            {...(nik ? { label: t("intake.nik"), required: true, description: t("intake.nikAsked") } : {})}
          />
          <TextField {...form.getInputProps("applicant.email")} label={t("intake.email")} />
          <TextField {...form.getInputProps("applicant.address")} label={t("intake.address")} />
        </div>
      </div>
    </Panel>
  );
}
