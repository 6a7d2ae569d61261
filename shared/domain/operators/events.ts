import { z } from "zod";
import { type LogEvent, ownEntry } from "../eventlog/event";
import { ROLES, type Role } from "./roles";

const roles = z.array(z.enum(ROLES));

/** Payloads of an operator's stream; the name and the password's hash are in the personal part. */
export const operatorPayloads = {
  "operator.created": z.object({ login: z.string(), roles }),
  "operator.roles-set": z.object({ roles }),
  "operator.password-set": z.object({}),
  "operator.deactivated": z.object({}),
  "operator.reactivated": z.object({}),
  "operator.logged-in": z.object({}),
  "operator.login-failed": z.object({}),
} as const;
type OperatorEventType = keyof typeof operatorPayloads;

export interface OperatorState {
  id: string;
  login: string;
  name: string;
  roles: Role[];
  active: boolean;
  passwordHash: string;
  createdAt: number;
  lastLoginAt: number | null;
  /** Wrong passwords since the last right one, and when the last of them was. */
  failedLogins: number;
  failedAt: number | null;
  version: number;
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** Folds one event into an operator. Never throws; unknown and unreadable events only count. */
export function reduceOperator(state: OperatorState | null, event: LogEvent): OperatorState | null {
  const schema = ownEntry<z.ZodType>(operatorPayloads, event.type);
  const payload = schema?.safeParse(event.payload).data as { login?: string; roles?: Role[] } | undefined;
  if (state === null) {
    if (event.type !== "operator.created" || !payload) return null;
    return {
      id: event.stream.slice("operator/".length),
      login: payload.login ?? "",
      name: text(event.personal?.name),
      roles: payload.roles ?? [],
      active: true,
      passwordHash: text(event.personal?.passwordHash),
      createdAt: event.at.wall,
      lastLoginAt: null,
      failedLogins: 0,
      failedAt: null,
      version: 1,
    };
  }
  const next = { ...state, version: state.version + 1 };
  if (!payload) return next;
  switch (event.type as OperatorEventType) {
    case "operator.created":
      return next;
    case "operator.roles-set":
      return { ...next, roles: payload.roles ?? [] };
    case "operator.password-set":
      return { ...next, passwordHash: text(event.personal?.passwordHash), failedLogins: 0, failedAt: null };
    case "operator.deactivated":
      return { ...next, active: false };
    case "operator.reactivated":
      return { ...next, active: true };
    case "operator.logged-in":
      return { ...next, lastLoginAt: event.at.wall, failedLogins: 0, failedAt: null };
    case "operator.login-failed":
      return { ...next, failedLogins: next.failedLogins + 1, failedAt: event.at.wall };
  }
}

/** Wrong tries that cost nothing. */
const FREE_TRIES = 5;
const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 15 * 60_000;

/** Milliseconds until the next try is allowed: after five wrong ones 5 s, doubled with each further one, at most 15 min. */
export function loginWait(state: Pick<OperatorState, "failedLogins" | "failedAt">, now: number): number {
  if (state.failedLogins < FREE_TRIES || state.failedAt === null) return 0;
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (state.failedLogins - FREE_TRIES));
  // A clock that was set back must not lock anyone out for longer than the wait itself.
  const passed = Math.max(0, now - state.failedAt);
  return Math.max(0, wait - passed);
}
