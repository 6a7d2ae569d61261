import { CORRECTABLE_FIELDS, type CorrectableField } from "../../../../../shared/domain/requests/types";
import type { RequestDetail } from "../../../../../shared/ipc/requests";

export type CorrectValues = Record<CorrectableField, string>;

/** What stands in the request now, by correctable field. */
export function correctableValues(detail: RequestDetail): CorrectValues {
  const { applicant } = detail;
  return {
    applicantName: applicant?.name ?? "",
    agency: applicant?.agency ?? "",
    phone: applicant?.phone ?? "",
    email: applicant?.email ?? "",
    nik: applicant?.nik ?? "",
    address: applicant?.address ?? "",
    subject: detail.row.subject,
    details: detail.details,
    place: detail.place,
    letterNumber: detail.letter.number,
  };
}

/** The fields that were typed differently from what stands there. */
export function changedValues(before: CorrectValues, typed: Partial<CorrectValues>): Partial<CorrectValues> {
  return Object.fromEntries(
    CORRECTABLE_FIELDS.flatMap((field) => {
      const value = typed[field];
      return value === undefined || value.trim() === before[field].trim() ? [] : [[field, value]];
    }),
  );
}
