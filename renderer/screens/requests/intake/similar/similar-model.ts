import type { CallInput } from "../../../../../shared/ipc/contract";
import { type IntakeValues, showsLetter } from "../intake-model";

/** Fewer letters than these name nobody. */
const ENOUGH = { name: 3, letter: 3, phone: 6, nik: 16 };

/**
 * What is asked about requests that may be the same as the one being typed; null while too little is typed to tell.
 * Cut to what the question may hold: a name that is too long is told at its field.
 */
export function similarQuestion(values: IntakeValues): CallInput<"requests.similar"> | null {
  const { name, agency, phone, nik } = values.applicant;
  const letter = showsLetter(values.channel) ? values.letter.number.trim() : "";
  const digits = (text: string) => text.replace(/\D/g, "").length;
  const enough =
    name.trim().length >= ENOUGH.name ||
    letter.length >= ENOUGH.letter ||
    digits(phone) >= ENOUGH.phone ||
    digits(nik) >= ENOUGH.nik;
  if (!enough) return null;
  return {
    serviceId: values.serviceId,
    applicant: {
      name: name.trim().slice(0, 200),
      agency: agency.trim().slice(0, 200),
      phone: phone.trim().slice(0, 60),
      nik: nik.trim().slice(0, 40),
    },
    letterNumber: letter.slice(0, 200),
    except: null,
  };
}

/** What is noted on the known request when the same is asked again: what was typed so far, line by line. */
export function againNote(
  values: IntakeValues,
  words: { intro: string; letter: string; subject: string; details: string; place: string },
): string {
  const letter = showsLetter(values.channel) ? values.letter.number.trim() : "";
  const lines = [
    ["", words.intro],
    [words.letter, letter],
    [words.subject, values.subject.trim()],
    [words.details, values.details.trim()],
    [words.place, values.place.trim()],
  ] as const;
  return lines
    .filter(([, text]) => text !== "")
    .map(([label, text]) => (label === "" ? text : `${label}: ${text}`))
    .join("\n")
    .slice(0, 2000);
}
