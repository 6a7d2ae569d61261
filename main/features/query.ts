import type { LogEvent } from "../../shared/domain/eventlog/event";
import type { Permission } from "../../shared/domain/operators/permissions";
import type { ReadDatabase } from "../store/database";
import type { Drafts } from "../store/drafts";
import type { EventLog } from "../store/log/eventlog";
import type { Keyring } from "../store/log/keyring";
import type { EventRow } from "../store/tables";
import type { OperatorReference, Reference } from "./reference";

/** What a query reads from. Everything an operator may not see is left out here, before it leaves the worker. */
export interface QueryTools {
  database: ReadDatabase;
  log: EventLog;
  keyring: Keyring;
  drafts: Drafts | null;
  reference: Reference;
  operator: OperatorReference;
  /**
   * An entity folded from the log, with what this operator may read of it; null where nothing of it is here. Its events
   * come in causal order, then those whose ancestors have not arrived.
   */
  fold<State>(kind: string, id: string, personal: boolean): Folded<State> | null;
  /** Entities of a kind folded from the log without anything personal, in the order of their ids. */
  foldEach<State>(kind: string, ids: readonly string[]): Iterable<{ id: string; state: State }>;
  /** Epoch milliseconds. */
  now: number;
  may(permission: Permission): boolean;
  /** What only the main process knows of this workstation. */
  workstation: WorkstationFacts;
  /** The folder of the app's own files; null where there is none (a bare reader). */
  resources: string | null;
  /** What was read from the app's own files, by name: it is the same as long as the reader lives. */
  kept: Map<string, unknown>;
}

/** An entity's folded state and the events that it folds from. */
export interface Folded<State> {
  state: State;
  events: LogEvent[];
  /** Ids of those events that wait for an ancestor. */
  waiting: ReadonlySet<string>;
  rows: ReadonlyMap<string, EventRow>;
}

export interface WorkstationFacts {
  version: string;
  dataFolder: string;
  keyProtection: "os-key-store" | "passphrase";
  catalogProblems: { file: string; entry: string; field: string; message: string }[];
  notices: { code: string; params: Record<string, string | number> }[];
}

export type Query<Input, Output> = (input: Input, tools: QueryTools) => Output;
