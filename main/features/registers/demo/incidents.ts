import { type PlannedSheet, planned, type SheetPlan, type SheetScene, typedAt } from "./planned";
import { INCIDENT_TEXTS, NOTIFIED_BY } from "./texts";

const ROOM = ["noc-operator", "noc-operator", "team-lead"] as const;
const SCALE = ["low", "medium", "high", "critical"] as const;
/** To whom a report may be shown, the more severe the fewer. */
const SHOWN_TO = [
  ["green", "clear"],
  ["green", "amber"],
  ["amber", "amber-strict"],
  ["amber-strict", "red"],
] as const;

/** The least that Peraturan BSSN 1/2024 article 15 asks for, who was told, and what was learnt (article 18). */
export function incidentPlan(scene: SheetScene): SheetPlan {
  const { chance, input, receivedAt } = scene;
  const text = chance.weighted(INCIDENT_TEXTS.map((incident) => [incident, incident.weight] as const));
  const system = typedAt(input, "system") ?? typedAt(input, "website") ?? "situs dinas";
  const worded = (words: string) => words.replace("{system}", system);
  const discovered = input.fields.discovered;
  const misconfigured = chance.happens(0.1);
  const level = misconfigured ? 0 : Math.min(SCALE.length - 1, text.least + (chance.happens(0.25) ? 1 : 0));
  const vital = !misconfigured && chance.happens(0.15);
  const personal = !misconfigured && text.personal;
  const { name, phone, email } = input.applicant;
  const sheets: PlannedSheet[] = [
    planned(
      "incident-report",
      "opening",
      () => ({
        "discovered-at": typeof discovered === "number" ? Math.min(discovered, receivedAt) : receivedAt,
        vital,
        verified: misconfigured ? "misconfiguration" : "incident",
        kind: [text.kind],
        severity: SCALE[level] ?? "medium",
        tlp: chance.pick(SHOWN_TO[level] ?? SHOWN_TO[1]),
        "personal-data": personal,
        contact: [name, phone || email].filter(Boolean).join(", "),
        description: worded(text.description),
        chronology: text.chronology,
        impact: text.impact,
        evidence: text.evidence,
      }),
      { roles: ROOM },
    ),
  ];
  const told = (recipients: readonly string[]) =>
    planned(
      "incident-notified",
      "opening",
      (at) => ({
        recipients: [...recipients],
        "notified-at": at,
        how: chance.pick(NOTIFIED_BY),
        ...(chance.happens(0.6) ? { reference: `INS-${chance.between(1000, 9999)}` } : {}),
      }),
      { roles: ROOM },
    );
  if (vital || level >= 2) sheets.push(told([chance.pick(["sector", "national"])]));
  if (personal) sheets.push(told(["subjects", "authority"]));
  if (!misconfigured) {
    const { cause, response, improvement } = text;
    sheets.push(
      planned("incident-lessons", "closing", (at) => ({ "recovered-at": at, cause, response, improvement }), {
        roles: ROOM,
      }),
    );
  }
  return { sheets, refusal: null, afterRefusal: () => [] };
}
