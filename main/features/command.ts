import type { AuthorClock, NewEvent } from "../../shared/domain/eventlog/event";
import type { Permission } from "../../shared/domain/operators/permissions";
import { Refusal } from "../../shared/ipc/errors";
import type { ReadDatabase } from "../store/database";
import type { StagedFile } from "../store/files/staged";
import type { OperatorReference, Reference } from "./reference";

/** What a command may look at. It decides; the store appends, folds and projects what it decided. */
export interface CommandTools {
  now: AuthorClock;
  /** Who gives the command; null before the first administrator exists, and for what a desk does by itself. */
  operator: OperatorReference | null;
  reference: Reference;
  newId(): string;
  /** A code that cannot be guessed, of letters and digits that are not mistaken for each other: "K7QM-2XVP". */
  surveyCode(): string;
  /** An entity's folded state. @throws Refusal `not-found` */
  state<State>(kind: string, id: string): State;
  /** The same, or null where it has not come to this workstation. */
  known<State>(kind: string, id: string): State | null;
  /** The version of an entity that the state is of. */
  versionOf(kind: string, id: string): number;
  /** The next running number of this workstation in a series' period, and what its numbers begin with. */
  series(name: string, period: string): { serial: number; prefix: string };
  /**
   * The moment (epoch milliseconds) whose year or day a number counts in where nobody is asked about the clock (a desk
   * by itself, an emergency call): now, or the last entry's while the clock stands before it.
   */
  numberedAt(): number;
  /** Rows of the view, read only. */
  rows: ReadDatabase;
  /** A fencing number for what only one workstation may do at a time: 0 without a hub, from 1 with one. */
  exclusive(name: string): number;
  /**
   * A file that the acting operator handed over and that is part of nothing yet; null where there is none. What a
   * command asked for is no longer staged once its events are committed.
   */
  stagedFile(id: string): StagedFile | null;
}

/** What a command decided: the facts, and what the caller is told. `versions` holds the new version of each stream. */
export interface Decision<Answer> {
  events: NewEvent[];
  answer: (versions: ReadonlyMap<string, number>) => Answer;
}

export interface Command<Input, Answer> {
  /** Checked in the writer against the operator's current roles; null for what only the main process may ask. */
  permission: Permission | null;
  decide(input: Input, tools: CommandTools): Decision<Answer>;
}

/**
 * A command that is given for several requests at once: the store runs the single command for each of them, through the
 * very same gates, and tells of each what became of it.
 */
export interface BulkCommand<Input> {
  /** The single command. */
  command: string;
  /** What the single command is given, as its form would send it. */
  inputs(input: Input): { id: string; input: unknown }[];
}

/** The operator who acts. @throws Refusal `not-logged-in` */
export function actingOperator(tools: CommandTools): OperatorReference {
  if (!tools.operator) throw new Refusal("not-logged-in");
  return tools.operator;
}
