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

/** By what an applicant is known again, each between bars; a name counts together with its agency. */
export function applicantKeys(name: string, parts: { agency: string; phone: string; nik: string }): string {
  const phone = parts.phone.replace(/\D/g, "");
  const who = plain(name);
  const keys = [
    phone.length >= 6 ? `t${phone}` : "",
    parts.nik === "" ? "" : `k${parts.nik}`,
    who === "" ? "" : `n${who} ${plain(parts.agency)}`.trim(),
  ].filter((key) => key !== "");
  return keys.length === 0 ? "" : `|${keys.join("|")}|`;
}

/** True if two applicants' keys have one in common. */
export function shareKey(left: string, right: string): boolean {
  const known = new Set(left.split("|").filter(Boolean));
  return right.split("|").some((key) => known.has(key));
}
