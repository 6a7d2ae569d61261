import { z } from "zod";
import { OFFICES } from "../domain/catalog/entry";
import { codeIn } from "../domain/eventlog/codes";
import { outsideText } from "../domain/fields/repair";
import { ROLES } from "../domain/operators/roles";
import { type Calls, nothing } from "./call";
import { idField, personName } from "./fields";

const id = idField;

export const loginName = outsideText()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{1,31}$/, { error: "login-form" });
/** At least 8 characters; a longer phrase is welcome. */
export const newPassword = outsideText().min(8, { error: "weak-password" }).max(200, { error: "too-long" });
const password = outsideText().min(1, { error: "required" }).max(200, { error: "too-long" });
export const workstationCode = outsideText()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z][A-Z0-9]{0,5}$/, { error: "workstation-form" });

export const operatorBrief = z.object({
  id,
  login: z.string(),
  name: z.string(),
  roles: z.array(z.enum(ROLES)),
});
export type OperatorBrief = z.infer<typeof operatorBrief>;

/**
 * What the window shows first.
 * - `setup`: an empty data folder. - `unlock-key`: the office key waits for its passphrase.
 * - `login`: nobody is logged in. - `locked`: somebody is, and must give the password again. - `ready`.
 * - `blocked`: the store could not be opened; `problem` says why and what to do.
 */
export const sessionStatus = z.object({
  phase: z.enum(["setup", "unlock-key", "login", "locked", "ready", "blocked"]),
  office: codeIn(OFFICES).nullable(),
  officeName: z.string().nullable(),
  zone: z.string().nullable(),
  workstation: z.string().nullable(),
  demo: z.boolean(),
  /** One login per role, shown on the login screen of a demo folder only. */
  demoLogins: z.array(z.object({ login: z.string(), password: z.string(), role: z.enum(ROLES), name: z.string() })),
  /** How the office key is kept on this workstation: in the OS key store or wrapped with a passphrase. */
  keyProtection: z.enum(["os-key-store", "passphrase"]).nullable(),
  keyStoreAvailable: z.boolean(),
  operator: operatorBrief.nullable(),
  permissions: z.array(z.string()),
  idleLockMinutes: z.number(),
  problem: z
    .object({
      code: z.string(),
      params: z.record(z.string(), z.union([z.string(), z.number()])),
      /** The newest backup known, offered when the log is damaged. */
      lastBackup: z.string().nullable(),
      /** Where Sigap wrote what went wrong. */
      logFile: z.string(),
    })
    .nullable(),
  version: z.string(),
});
export type SessionStatus = z.infer<typeof sessionStatus>;

export const setupInput = z.object({
  office: z.enum(OFFICES),
  workstation: workstationCode,
  administrator: z.object({ login: loginName, name: personName, password: newPassword }),
  /** Wraps the office key; needed to restore a backup on another workstation. */
  passphrase: newPassword,
});

export const loginInput = z.object({
  login: outsideText().trim().toLowerCase().min(1, { error: "required" }).max(64),
  password,
  /** The operator looked at the computer's clock, which stands before the last entry, and says that it is right. */
  clockConfirmed: z.boolean().default(false),
});
export const unlockInput = z.object({ password });
export const unlockKeyInput = z.object({ passphrase: password });

export const createOperatorInput = z.object({
  login: loginName,
  name: personName,
  roles: z.array(z.enum(ROLES)).min(1, { error: "role-needed" }),
  password: newPassword,
});
export const setRolesInput = z.object({ id, roles: z.array(z.enum(ROLES)).min(1, { error: "role-needed" }) });
export const resetPasswordInput = z.object({ id, password: newPassword });
export const changePasswordInput = z.object({ current: password, password: newPassword });
export const operatorIdInput = z.object({ id });

export const operatorRow = operatorBrief.extend({
  active: z.boolean(),
  createdAt: z.int(),
  lastLoginAt: z.int().nullable(),
  failedLogins: z.int(),
});
export type OperatorRow = z.infer<typeof operatorRow>;

export const sessionCalls = {
  "session.status": { kind: "session", input: nothing, output: sessionStatus, permission: null },
  "session.establish": { kind: "session", input: setupInput, output: sessionStatus, permission: null },
  "session.unlock-key": { kind: "session", input: unlockKeyInput, output: sessionStatus, permission: null },
  "session.login": { kind: "session", input: loginInput, output: sessionStatus, permission: null },
  "session.logout": { kind: "session", input: nothing, output: sessionStatus, permission: "logged-in" },
  "session.lock": { kind: "session", input: nothing, output: sessionStatus, permission: "logged-in" },
  "session.unlock": { kind: "session", input: unlockInput, output: sessionStatus, permission: null },
  "session.change-password": {
    kind: "session",
    input: changePasswordInput,
    output: sessionStatus,
    permission: "logged-in",
  },
  "session.restore-backup": { kind: "session", input: nothing, output: sessionStatus, permission: null },
} as const satisfies Calls;
