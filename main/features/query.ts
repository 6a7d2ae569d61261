import type { Permission } from "../../shared/domain/operators/permissions";
import type { Database } from "../store/database";
import type { Drafts } from "../store/drafts";
import type { EventLog } from "../store/log/eventlog";
import type { Keyring } from "../store/log/keyring";
import type { OperatorReference, Reference } from "./reference";

/** What a query reads from. Everything an operator may not see is left out here, before it leaves the worker. */
export interface QueryTools {
  database: Database;
  log: EventLog;
  keyring: Keyring;
  drafts: Drafts | null;
  reference: Reference;
  operator: OperatorReference;
  /** Epoch milliseconds. */
  now: number;
  may(permission: Permission): boolean;
  /** What only the main process knows of this workstation. */
  workstation: WorkstationFacts;
}

export interface WorkstationFacts {
  version: string;
  dataFolder: string;
  demo: boolean;
  keyProtection: "os-key-store" | "passphrase";
  catalogProblems: { file: string; entry: string; field: string; message: string }[];
  notices: { code: string; params: Record<string, string | number> }[];
}

export type Query<Input, Output> = (input: Input, tools: QueryTools) => Output;
