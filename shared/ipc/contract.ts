import type { z } from "zod";
import { accessCalls } from "./access";
import { attachmentsCalls } from "./attachments";
import { bookingsCalls } from "./bookings";
import { calendarCalls } from "./calendar";
import type { Call } from "./call";
import { callsCalls } from "./calls";
import { catalogCalls } from "./catalog";
import { documentsCalls } from "./documents";
import { emergencyDeskCalls } from "./emergency-desk";
import { incidentsCalls } from "./incidents";
import { operatorsCalls } from "./operators";
import { registersCalls } from "./registers";
import { requestsCalls } from "./requests";
import { sessionCalls } from "./session";
import { settingsCalls } from "./settings";
import { workstationCalls } from "./workstation";

/** The one table of what the renderer can ask for. `test/architecture` pins the list of names. */
export const contract = {
  ...sessionCalls,
  ...catalogCalls,
  ...requestsCalls,
  ...registersCalls,
  ...bookingsCalls,
  ...callsCalls,
  ...incidentsCalls,
  ...emergencyDeskCalls,
  ...operatorsCalls,
  ...settingsCalls,
  ...calendarCalls,
  ...documentsCalls,
  ...attachmentsCalls,
  ...accessCalls,
  ...workstationCalls,
} as const satisfies Record<string, Call>;

export type Contract = typeof contract;
export type CallName = keyof Contract;
/** What a caller passes (before defaults and transforms). */
export type CallInput<N extends CallName> = z.input<Contract[N]["input"]>;
/** What a handler gets (after parsing). */
export type ParsedInput<N extends CallName> = z.output<Contract[N]["input"]>;
export type CallOutput<N extends CallName> = z.output<Contract[N]["output"]>;
export type NamesOf<K extends Call["kind"]> = { [N in CallName]: Contract[N]["kind"] extends K ? N : never }[CallName];

/** What changed in the store; screens refetch what they show of it. */
export const TOPICS = [
  "requests",
  "catalog",
  "operators",
  "calendar",
  "settings",
  "session",
  "workstation",
  "access",
  "calls",
  "incidents",
  "units",
  "places",
  "shifts",
  "emergency",
] as const;
/** A topic, or one entity under it: `requests/<id>`. */
export type Topic = string;

/** The bridge that the preload script exposes as `window.sigap`. */
export interface Bridge {
  call(name: string, input: unknown): Promise<unknown>;
  onChanged(listener: (topics: readonly Topic[]) => void): () => void;
}
