import { useTranslation } from "react-i18next";
import type { Service } from "../../../../shared/domain/catalog/service";
import type { IntakeValues } from "./intake-model";

/** The form's labels by path, in the order of the form: the summary of its problems follows them. */
export function useIntakeLabels(values: IntakeValues, service: Service): Record<string, string> {
  const { t } = useTranslation(["requests", "fields"]);
  return {
    requirements: t("intake.requirements"),
    attachments: t("intake.files.title"),
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
    ...Object.fromEntries(service.fields.map((field) => [`fields.${field.id}`, field.label])),
    "bookings.*.resource": t("intake.booking.resource"),
    "bookings.*.from": t("intake.booking.from"),
    "bookings.*.to": t("intake.booking.to"),
    "bookings.*.note": t("intake.booking.note"),
  };
}
