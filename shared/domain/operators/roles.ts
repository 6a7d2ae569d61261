/** The roles of a district communications office that use the console: the seven, and the supervisor (pengarah) of 112. */
export const ROLES = [
  "administrator",
  "service-desk",
  "team-lead",
  "section-head",
  "head",
  "noc-operator",
  "call-taker",
  "emergency-supervisor",
] as const;

export type Role = (typeof ROLES)[number];
