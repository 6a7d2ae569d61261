/** A letter's number by which it is known again: capitals and digits alone, whatever dashes and blanks were typed. */
export function letterKey(number: string): string {
  return number.toUpperCase().replace(/[^\p{L}\p{N}]/gu, "");
}

/** Words of a name or an agency in small letters without accents, titles' dots and doubled blanks. */
function plain(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** By what an applicant is known again: phone, NIK, and the name together with its agency. */
export function applicantSubjects(name: string, parts: { agency: string; phone: string; nik: string }): string[] {
  const phone = parts.phone.replace(/\D/g, "");
  const who = plain(name);
  return [
    phone.length >= 6 ? `phone:${phone}` : "",
    parts.nik === "" ? "" : `nik:${parts.nik}`,
    who === "" ? "" : `name:${who} ${plain(parts.agency)}`.trim(),
  ].filter((subject) => subject !== "");
}
