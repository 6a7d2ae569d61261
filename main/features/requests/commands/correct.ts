import type { z } from "zod";
import { CORRECTABLE_FIELDS, type CorrectableField } from "../../../../shared/domain/requests/types";
import { checkNik } from "../../../../shared/identity/nik";
import { storedPhone } from "../../../../shared/identity/phone";
import { Refusal } from "../../../../shared/ipc/errors";
import { optionalEmail } from "../../../../shared/ipc/fields";
import type { commandResult, correctInput } from "../../../../shared/ipc/requests";
import type { Command } from "../../command";
import { requestAnswer, seenRequest } from "../request";

const LIMITS: Readonly<Record<CorrectableField, number>> = {
  applicantName: 120,
  agency: 200,
  phone: 60,
  email: 254,
  nik: 40,
  address: 500,
  subject: 300,
  details: 5000,
  place: 300,
  letterNumber: 100,
};

/**
 * Puts right what was typed at intake, with the reason; what stood there before stays in the record (UU 27/2022 article
 * 30 gives the person a right to have it corrected).
 */
export const correctRequest: Command<z.output<typeof correctInput>, z.output<typeof commandResult>> = {
  permission: "requests.receive",
  decide(input, tools) {
    const state = seenRequest(tools, input);
    // Erased, or not readable here: what would be put right cannot be seen.
    if (state.applicant === null) throw new Refusal("does-not-apply", { number: state.number });
    const problems: Record<string, string> = {};
    const values: Record<string, string> = {};
    for (const field of CORRECTABLE_FIELDS) {
      const typed = input.values[field];
      if (typed === undefined) continue;
      const { value, problem } = checked(field, typed);
      if (problem) problems[`values.${field}`] = problem;
      else if (value !== state.applicant[field]) values[field] = value;
    }
    if (Object.keys(problems).length > 0) throw new Refusal("bad-input", {}, problems);
    if (Object.keys(values).length === 0) throw new Refusal("bad-input", {}, { values: "nothing-changed" });
    return {
      events: [
        {
          stream: `request/${state.id}`,
          type: "request.corrected",
          payload: { fields: Object.keys(values) },
          personal: { values, reason: input.reason },
        },
      ],
      answer: requestAnswer(state.id),
    };
  },
};

function checked(field: CorrectableField, typed: string): { value: string; problem: string | null } {
  if (typed.length > LIMITS[field]) return { value: typed, problem: "too-long" };
  if ((field === "applicantName" || field === "subject") && typed === "") return { value: typed, problem: "required" };
  if (typed === "") return { value: "", problem: null };
  switch (field) {
    case "nik": {
      const { digits, problem } = checkNik(typed);
      return { value: digits, problem };
    }
    case "phone": {
      const phone = storedPhone(typed);
      return { value: phone ?? typed, problem: phone === null ? "phone" : null };
    }
    case "email":
      return { value: typed, problem: optionalEmail.safeParse(typed).success ? null : "email" };
    default:
      return { value: typed, problem: null };
  }
}
