import { z } from "zod";
import type { Permission } from "../domain/operators/permissions";
import { idField } from "./fields";

/**
 * Where a call runs: `command` in the writer worker, `query` in a reader worker, `work` in the work worker (files),
 * `session` in the main process (login, lock, key, dialogs of the system). `permission` is checked there against the
 * operator's current roles; "logged-in": what is asked for names its own; null: before login.
 */
export interface Call {
  kind: "command" | "query" | "work" | "session";
  input: z.ZodType;
  output: z.ZodType;
  permission: Permission | "logged-in" | null;
}

/** A feature's calls by name. */
export type Calls = Readonly<Record<string, Call>>;

export const nothing = z.object({});
export const anyId = z.object({ id: idField });
