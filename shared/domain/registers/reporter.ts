import type { RequestState } from "../requests/state";

/** Stands in place of a reporter who asked not to be named, and of a report that is kept secret. */
export const ANONYMOUS = "(anonim)";
export const SECRET = "(rahasia)";

/** What a reporter asked for at intake (fields of a complaint): not to be named, or the report to be kept secret. */
export function reporterWishes({ fields }: Pick<RequestState, "fields">): { anonymous: boolean; secret: boolean } {
  return { anonymous: fields.anonymous === true, secret: fields.secret === true };
}

/**
 * A request as those see it who do not handle it, and as it is printed: an anonymous reporter without name, number and
 * address, a secret report without its content. Nothing else changes; a request without such wishes is given back as it
 * is. Reporters may ask for either in SP4N-LAPOR!, where neither is published.
 */
export function withheld(state: RequestState): RequestState {
  const { anonymous, secret } = reporterWishes(state);
  const { applicant } = state;
  if (!anonymous && !secret) return state;
  const typed = Object.entries(state.fieldTexts).map(([field, text]) => [field, text === "" ? "" : SECRET]);
  return {
    ...state,
    applicant: applicant && {
      ...applicant,
      ...(anonymous
        ? { applicantName: ANONYMOUS, agency: "", phone: "", phoneRaw: "", email: "", nik: "", address: "" }
        : {}),
      ...(secret ? { subject: SECRET, details: SECRET, place: SECRET } : {}),
    },
    fieldTexts: secret ? Object.fromEntries(typed) : state.fieldTexts,
  };
}
