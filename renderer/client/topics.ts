import { type CallName, TOPICS, type Topic } from "../../shared/ipc/contract";

const BY_PREFIX: Readonly<Record<string, readonly Topic[]>> = {
  session: ["session"],
  requests: ["requests", "calendar", "catalog", "operators", "settings"],
  deadlines: ["requests", "calendar", "catalog", "settings"],
  documents: ["requests", "calendar", "catalog", "operators", "settings"],
  registers: ["requests", "calendar", "catalog", "operators", "settings"],
  bookings: ["requests", "settings", "catalog"],
  catalog: ["catalog", "requests"],
  operators: ["operators"],
  settings: ["settings", "catalog", "operators"],
  calendar: ["calendar", "settings"],
  workstation: TOPICS,
};

/** The topics whose change makes a query's answer old, unless the screen names others. */
export function topicsOf(name: CallName): readonly Topic[] {
  return BY_PREFIX[name.split(".")[0] ?? ""] ?? [];
}
