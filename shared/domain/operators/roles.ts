/** The seven roles of a district communications office that use the console. */
export const ROLES = [
  "administrator",
  "service-desk",
  "team-lead",
  "section-head",
  "head",
  "noc-operator",
  "call-taker",
] as const;

export type Role = (typeof ROLES)[number];
