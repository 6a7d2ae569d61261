import type { RequestState } from "../../../shared/domain/requests/state";
import { Refusal } from "../../../shared/ipc/errors";
import type { CommandTools, Decision } from "../command";

/** A request's folded state. @throws Refusal `not-found` */
export function requestOf(tools: CommandTools, id: string): RequestState {
  return tools.state<RequestState>("request", id);
}

/** The request that the operator saw, in the version they saw. @throws Refusal `not-found`, `stale` */
export function seenRequest(tools: CommandTools, seen: { id: string; version: number }): RequestState {
  const state = requestOf(tools, seen.id);
  if (state.version !== seen.version) {
    throw new Refusal("stale", { number: state.number, seen: seen.version, now: state.version });
  }
  return state;
}

/** Answers with the request's new version. */
export function requestAnswer(id: string): Decision<{ id: string; version: number }>["answer"] {
  return (versions) => ({ id, version: versions.get(`request/${id}`) ?? 0 });
}
