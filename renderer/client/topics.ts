import { type CallInput, type CallName, TOPICS, type Topic } from "../../shared/ipc/contract";

const BY_PREFIX: Readonly<Record<string, readonly Topic[]>> = {
  session: ["session"],
  requests: ["requests", "calendar", "catalog", "operators", "settings"],
  deadlines: ["requests", "calendar", "catalog", "settings"],
  documents: ["requests", "calendar", "catalog", "operators", "settings"],
  registers: ["requests", "calendar", "catalog", "operators", "settings"],
  bookings: ["requests", "settings", "catalog"],
  access: ["access", "operators"],
  catalog: ["catalog", "requests"],
  operators: ["operators"],
  settings: ["settings", "catalog", "operators"],
  calendar: ["calendar", "settings"],
  // Tallies and marks follow the settings; a call shows its kejadian, a kejadian its units and calls.
  calls: ["calls", "incidents", "emergency", "operators"],
  incidents: ["incidents", "calls", "units", "places", "emergency", "operators"],
  units: ["units", "incidents"],
  places: ["places", "emergency"],
  shifts: ["shifts", "calls", "incidents", "operators"],
  emergency: ["emergency", "units"],
  workstation: TOPICS,
};

interface About<N extends CallName> {
  topic: Topic;
  /** The id of the one thing that is asked about. */
  id: (input: CallInput<N>) => string;
}

/** Questions about one thing: of their topic, only a change of that thing makes the answer old. */
const ABOUT_ONE: { readonly [N in CallName]?: About<N> } = {
  "requests.detail": { topic: "requests", id: ({ id }) => id },
  "requests.timeline": { topic: "requests", id: ({ id }) => id },
  "registers.request": { topic: "requests", id: ({ id }) => id },
  "calls.detail": { topic: "calls", id: ({ id }) => id },
  "incidents.detail": { topic: "incidents", id: ({ id }) => id },
  "deadlines.explain-request": { topic: "requests", id: ({ id }) => id },
};

/**
 * What a query's answer depends on: topics ("requests": all of them), or one thing of a topic ("requests/<id>") where the
 * input names it. A screen may name others.
 */
export function topicsOf<N extends CallName>(name: N, input?: CallInput<N>): readonly Topic[] {
  const topics = BY_PREFIX[name.split(".")[0] ?? ""] ?? [];
  const about: About<N> | undefined = ABOUT_ONE[name];
  if (about === undefined || input === undefined) return topics;
  return topics.map((topic) => (topic === about.topic ? `${topic}/${about.id(input)}` : topic));
}

/**
 * Whether a change makes old what depends on a topic. A change of "requests" concerns all of them, one of "requests/1"
 * whatever shows that one: it alone ("requests/1"), or lists of them ("requests").
 */
export function concerns(changed: Topic, topic: Topic): boolean {
  return changed === topic || changed.startsWith(`${topic}/`) || topic.startsWith(`${changed}/`);
}
