import { HOUR_MS, planned, type SheetPlan, type SheetScene, typedAt } from "./planned";
import { EMERGENCIES, VISIT_EQUIPMENT, VISIT_PURPOSES } from "./texts";

const ROOM = ["noc-operator", "service-desk"] as const;
const CHECKS = ["identity", "letter", "schedule", "equipment", "rules"];
const MINUTE_MS = 60_000;

/** Who is let into the data centre: screened before, noted on entering and leaving. */
export function visitPlan(scene: SheetScene): SheetPlan {
  const { chance, input, person, receivedAt } = scene;
  const emergency = input.fields.emergency === true;
  const asked = input.fields.visitors;
  const count = typeof asked === "number" ? Math.min(100, Math.max(1, asked)) : chance.between(1, 5);
  const { name, agency } = input.applicant;
  const screening = () => ({
    emergency,
    ...(emergency ? { "emergency-reason": chance.pick(EMERGENCIES) } : {}),
    visitors: [name, ...Array.from({ length: count - 1 }, () => person())].join("\n"),
    count,
    agency: agency || "Perorangan",
    purpose: typedAt(input, "purpose") ?? chance.pick(VISIT_PURPOSES),
    equipment: typedAt(input, "brought-equipment") ?? chance.pick(VISIT_EQUIPMENT),
    escort: person(),
    // In an emergency a notice is enough.
    checks: emergency ? CHECKS.filter((check) => check !== "letter" && check !== "schedule") : [...CHECKS],
  });
  const visit = (at: number) => ({
    "in-at": Math.max(receivedAt, at - chance.between(20, 90) * MINUTE_MS),
    "out-at": at,
    "signed-by": name,
  });
  return {
    sheets: [
      planned("visit-screening", "opening", screening, { roles: ROOM }),
      planned("visit-log", "closing", visit, { delay: 3 * HOUR_MS, roles: ROOM }),
    ],
    refusal: null,
    afterRefusal: () => [],
  };
}
