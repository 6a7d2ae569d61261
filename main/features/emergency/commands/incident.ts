import type { IncidentState } from "../../../../shared/domain/emergency/incident";
import { Refusal } from "../../../../shared/ipc/errors";
import type { CommandTools, Decision } from "../../command";

/** @throws Refusal `not-found` */
export function incidentOf(tools: CommandTools, id: string): IncidentState {
  return tools.state<IncidentState>("incident", id);
}

/** The kejadian in the version that the operator saw. @throws Refusal `not-found`, `stale` */
export function seenIncident(tools: CommandTools, seen: { id: string; version: number }): IncidentState {
  const state = incidentOf(tools, seen.id);
  if (state.version !== seen.version) {
    throw new Refusal("stale", { number: state.number, seen: seen.version, now: state.version });
  }
  return state;
}

/** Answers with the version of a stream, also where nothing was written. */
export function answerOf(
  tools: CommandTools,
  kind: string,
  id: string,
): Decision<{ id: string; version: number }>["answer"] {
  const before = tools.known(kind, id) === null ? 0 : tools.versionOf(kind, id);
  return (versions) => ({ id, version: versions.get(`${kind}/${id}`) ?? before });
}
