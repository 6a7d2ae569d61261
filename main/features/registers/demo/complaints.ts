import type { Channel } from "../../../../shared/domain/requests/types";
import { randomAgency } from "../../demo/agencies";
import { HOUR_MS, type PlannedSheet, planned, type SheetPlan, type SheetScene, WORKING_DAY_MS } from "./planned";
import { COMPLAINT_REFUSALS, FIRST_ANSWERS, FOLLOW_UPS, FORWARD_NOTES, VERDICT_NOTES } from "./texts";

/** Where reports come from, by the channel of the intake. */
const ORIGINS_OF: Readonly<Record<Channel, readonly string[]>> = {
  app: ["web", "web", "app", "sms", "x", "local"],
  whatsapp: ["whatsapp", "local"],
  phone: ["local"],
  counter: ["counter"],
  letter: ["letter"],
  email: ["letter"],
};
/** Origins of which a report has a tracking id of SP4N-LAPOR!. */
const TRACKED: readonly string[] = ["web", "app", "sms", "x", "whatsapp"];
const ARCHIVED = ["general", "format", "duplicate"] as const;

/** Class, verdict, forwarding, first answer and follow-up of a report, as SP4N-LAPOR! asks for them. */
export function complaintPlan(scene: SheetScene): SheetPlan {
  const { chance, date, input, regency } = scene;
  const verdict = chance.weighted([
    ["verified", 84],
    ["not-authority", 7],
    ["archived", 6],
    ["postponed", 3],
  ] as const);
  const archived = verdict === "archived" ? chance.pick(ARCHIVED) : null;
  const refusal = verdict === "not-authority" ? verdict : archived;
  const sheets: PlannedSheet[] = [
    planned("complaint-class", "opening", () => classValues(scene), { delay: 2 * HOUR_MS }),
    planned("complaint-verdict", "opening", (at) => {
      const note = VERDICT_NOTES[verdict] ?? "";
      return {
        verdict,
        "decided-on": date(at),
        ...(archived ? { "archive-reason": archived } : {}),
        ...(note && chance.happens(0.6) ? { note } : {}),
      };
    }),
  ];
  if (refusal === null) {
    if (verdict === "verified" && chance.happens(0.75)) {
      const agency = randomAgency(chance, regency, chance.pick(["department", "department", "district", "village"]));
      sheets.push(
        planned(
          "complaint-forward",
          "opening",
          (at) => ({ agency: agency.name, "forwarded-on": date(at), note: chance.pick(FORWARD_NOTES) }),
          { delay: 5 * HOUR_MS },
        ),
      );
    }
    const first = { on: "", text: chance.pick(FIRST_ANSWERS) };
    if (chance.happens(0.5)) {
      sheets.push(
        planned(
          "complaint-answer",
          "midway",
          (at) => {
            first.on = date(at);
            return { "answered-on": first.on, answer: first.text };
          },
          { delay: WORKING_DAY_MS },
        ),
      );
    }
    const finished = (at: number) => ({
      "answered-on": first.on || date(at),
      answer: first.text,
      "followed-up-on": date(at),
      "follow-up": chance.pick(FOLLOW_UPS),
    });
    let done: ReturnType<typeof finished> | null = null;
    sheets.push(
      planned("complaint-answer", "closing", (at) => {
        done = finished(at);
        return done;
      }),
    );
    if (chance.happens(0.15)) {
      const replied = (at: number) => ({ ...(done ?? finished(at)), "replied-on": date(at) });
      sheets.push(planned("complaint-answer", "after", replied, { delay: (1 + 7 * chance.next()) * WORKING_DAY_MS }));
    }
  }
  return {
    sheets,
    refusal: refusal === null ? null : (COMPLAINT_REFUSALS[refusal] ?? null),
    afterRefusal: () => [],
  };

  function classValues({ chance: choose }: SheetScene) {
    const kind = choose.weighted([
      ["complaint", 62],
      ["aspiration", input.fields.medium === undefined ? 14 : 60],
      ["information", 15],
      ["whistleblowing", 5],
      ["procurement", 4],
    ] as const);
    const origin = choose.pick(ORIGINS_OF[input.channel]);
    const checked = ["complaint", "whistleblowing", "procurement"].includes(kind);
    return {
      class: kind,
      ...(checked
        ? { supervision: kind === "whistleblowing" || choose.happens(0.08), "field-check": choose.happens(0.15) }
        : {}),
      origin,
      ...(TRACKED.includes(origin) ? { tracking: String(choose.between(1_000_000, 9_999_999)) } : {}),
    };
  }
}
