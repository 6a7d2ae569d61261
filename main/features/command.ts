import type { AuthorClock, NewEvent } from "../../shared/domain/eventlog/event";
import type { Permission } from "../../shared/domain/operators/permissions";
import type { RequestState } from "../../shared/domain/requests/state";
import { Refusal } from "../../shared/ipc/errors";
import type { StagedFile } from "../store/files/staged";
import type { OperatorReference, Reference } from "./reference";

/** What a command may look at. It decides; the store appends, folds and projects what it decided. */
export interface CommandTools {
  now: AuthorClock;
  /** Who gives the command; null before the first administrator exists. */
  operator: OperatorReference | null;
  reference: Reference;
  newId(): string;
  /** A code that cannot be guessed, of letters and digits that are not mistaken for each other: "K7QM-2XVP". */
  surveyCode(): string;
  /** @throws Refusal `not-found` */
  request(id: string): RequestState;
  /** The same, or null where it has not come to this workstation. */
  knownRequest(id: string): RequestState | null;
  /** The next number of this workstation for the year. */
  nextNumber(year: number): { number: string; serial: number };
  /** The next running number of this workstation in the year's agenda of incoming letters. */
  nextAgenda(year: number): { serial: number; prefix: string };
  /** What takes a resource in a time, the earliest first. */
  bookingsBetween(resource: string, from: number, to: number): { number: string; from: number; to: number }[];
  operatorByLogin(login: string): OperatorReference | null;
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

/** The request that the operator saw, in the version they saw. @throws Refusal `not-found`, `stale` */
export function seenRequest(tools: CommandTools, seen: { id: string; version: number }): RequestState {
  const state = tools.request(seen.id);
  if (state.version !== seen.version) {
    throw new Refusal("stale", { number: state.number, seen: seen.version, now: state.version });
  }
  return state;
}

/** Answers with the request's new version. */
export function requestAnswer(id: string): Decision<{ id: string; version: number }>["answer"] {
  return (versions) => ({ id, version: versions.get(`request/${id}`) ?? 0 });
}

/** The operator who acts. @throws Refusal `not-logged-in` */
export function actingOperator(tools: CommandTools): OperatorReference {
  if (!tools.operator) throw new Refusal("not-logged-in");
  return tools.operator;
}
