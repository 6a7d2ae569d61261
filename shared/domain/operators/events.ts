import { z } from "zod";
import { codesIn } from "../eventlog/codes";
import type { LogEvent } from "../eventlog/event";
import { ROLES, type Role } from "./roles";

/** A role that only a newer version knows gives no right here. */
const roles = codesIn(ROLES);

/** Payloads of an operator's stream; login, name and the password's hash are in the personal part. */
export const operatorPayloads = {
  "operator.created": z.object({ roles }),
  "operator.roles-set": z.object({ roles }),
  "operator.password-set": z.object({}),
  "operator.deactivated": z.object({}),
  "operator.reactivated": z.object({}),
  "operator.logged-in": z.object({}),
  "operator.login-failed": z.object({}),
  /** Every administrator was gone: the office passphrase made this operator one, with a new password, or a new operator. */
  "operator.administrator-restored": z.object({}),
} as const;
/** Sealed parts by event type. All of it may be missing. `passwordHash` is an Argon2id hash. */
export const operatorPersonal = {
  "operator.created": z.object({ login: z.string(), name: z.string(), passwordHash: z.string() }),
  "operator.password-set": z.object({ passwordHash: z.string() }),
  "operator.administrator-restored": z.object({ login: z.string(), name: z.string(), passwordHash: z.string() }),
} as const;

export type OperatorEventType = keyof typeof operatorPayloads;

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

function created(event: LogEvent, roles: Role[]): OperatorState {
  return {
    id: event.stream.slice("operator/".length),
    login: text(event.personal?.login),
    name: text(event.personal?.name),
    roles,
    active: true,
    passwordHash: text(event.personal?.passwordHash),
    createdAt: event.at.wall,
    lastLoginAt: null,
    failedLogins: 0,
    failedAt: null,
    version: 1,
  };
}

/** How a stream begins: with an operator who is created, or with an administrator who is restored to an office. */
function first(event: LogEvent): OperatorState | null {
  if (event.type === "operator.created") {
    const parsed = operatorPayloads["operator.created"].safeParse(event.payload);
    return parsed.success ? created(event, parsed.data.roles) : null;
  }
  if (event.type !== "operator.administrator-restored") return null;
  const parsed = operatorPayloads["operator.administrator-restored"].safeParse(event.payload);
  return parsed.success ? created(event, ["administrator"]) : null;
}

/**
 * Folds one event into an operator. Never throws. Unknown types only count; a set of roles that cannot be read takes all
 * roles away, because it may have taken away any. Whether the author was allowed to is judged over all operators
 * (`judgeOperators`): this fold alone believes every event.
 */
export function reduceOperator(state: OperatorState | null, event: LogEvent): OperatorState | null {
  if (state === null) return first(event);
  const next = { ...state, version: state.version + 1 };
  const newPassword = () => ({ passwordHash: text(event.personal?.passwordHash), failedLogins: 0, failedAt: null });
  switch (event.type as OperatorEventType) {
    case "operator.roles-set":
      return { ...next, roles: operatorPayloads["operator.roles-set"].safeParse(event.payload).data?.roles ?? [] };
    case "operator.password-set":
      return { ...next, ...newPassword() };
    case "operator.deactivated":
      return { ...next, active: false };
    case "operator.reactivated":
      return { ...next, active: true };
    case "operator.logged-in":
      return { ...next, lastLoginAt: event.at.wall, failedLogins: 0, failedAt: null };
    case "operator.login-failed":
      return { ...next, failedLogins: next.failedLogins + 1, failedAt: event.at.wall };
    case "operator.administrator-restored": {
      const restored = [...new Set<Role>([...next.roles, "administrator"])];
      return { ...next, roles: restored, active: true, ...newPassword() };
    }
    default:
      return next;
  }
}

/** Wrong tries that cost nothing. */
const FREE_TRIES = 5;
const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 15 * 60_000;

/**
 * Milliseconds until the next try is allowed: after five wrong ones 5 s, doubled with each further one, at most 15 min.
 *
 * @param now the wall clock in epoch milliseconds.
 * @param waited how long whoever asks has seen this wait run, by a clock that never jumps. Where the wall clock was set
 * back behind the last wrong try, the wait runs by this: nobody is locked out longer than the wait itself.
 */
export function loginWait(state: Pick<OperatorState, "failedLogins" | "failedAt">, now: number, waited = 0): number {
  if (state.failedLogins < FREE_TRIES || state.failedAt === null) return 0;
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (state.failedLogins - FREE_TRIES));
  return Math.max(0, wait - Math.max(waited, now - state.failedAt));
}
