import { sql as raw } from "kysely";
import type { RequestStatus } from "../../../../shared/domain/requests/types";
import { storedPhone } from "../../../../shared/identity/phone";
import type { CallOutput, ParsedInput } from "../../../../shared/ipc/contract";
import type { SimilarRequest } from "../../../../shared/ipc/requests";
import { sql } from "../../../store/database";

import type { Query } from "../../query";
import { applicantSubjects, letterKey } from "../similar-keys";
import type { RequestTableRow } from "../tables";

const MOST = 10;

/**
 * Requests that may be the one being typed: the same letter's number, or an open one of the same service by the same
 * applicant (phone, NIK, or name with agency). Only for those who may see applicants; the operator decides.
 */
export const similarRequests: Query<ParsedInput<"requests.similar">, CallOutput<"requests.similar">> = (
  input,
  tools,
) => {
  if (!tools.may("requests.read-personal")) return [];
  const found = new Map<string, { row: RequestTableRow; why: SimilarRequest["why"] }>();
  const add = (row: RequestTableRow, why: SimilarRequest["why"][number]) => {
    if (row.id === input.except) return;
    const known = found.get(row.id);
    if (known) known.why.push(why);
    else found.set(row.id, { row, why: [why] });
  };
  const rows = sql.selectFrom("view.requests").selectAll();
  const letter = letterKey(input.letterNumber);
  if (letter !== "") {
    const sameLetter = rows.where("letter_key", "=", letter).where("letter_key", "<>", "").orderBy("row", "desc");
    for (const row of tools.database.all(sameLetter.limit(MOST))) add(row, "same-letter");
  }
  const phone = storedPhone(input.applicant.phone.trim()) ?? input.applicant.phone;
  const subjects = applicantSubjects(input.applicant.name, {
    agency: input.applicant.agency,
    phone: input.applicant.phone.trim() === "" ? "" : phone,
    nik: input.applicant.nik.replace(/\D/g, ""),
  });
  if (input.serviceId !== null && subjects.length > 0) {
    const streams = sql.selectFrom("view.subjects").select("stream").where("subject", "in", subjects);
    const same = tools.database.all(
      sql
        .selectFrom("view.requests")
        .select("row")
        .where(raw<string>`'request/' || id`, "in", streams)
        .where("service_id", "=", input.serviceId)
        .where("is_open", "=", 1)
        .orderBy("row", "desc")
        .limit(MOST),
    );
    for (const { row: position } of same.reverse()) {
      const row = tools.database.get(rows.where("row", "=", position));
      if (row) add(row, "same-applicant");
    }
  }
  return [...found.values()].slice(0, MOST).map(({ row, why }) => ({
    id: row.id,
    number: row.number,
    serviceName: row.service_name,
    applicant: row.applicant,
    subject: row.subject,
    receivedAt: row.received_at,
    status: row.status as RequestStatus,
    why,
    version: row.version,
  }));
};
