import { parseActor } from "../eventlog/actor";
import { byClock, orderCausally } from "../eventlog/causal";
import { type LogEvent, streamEntity } from "../eventlog/event";
import { type OperatorEventType, type OperatorState, operatorPayloads, reduceOperator } from "./events";
import { Knowledge } from "./knowledge";

/** Why an event of an operator's stream has no effect, or that its operator goes by another login. */
export type OperatorFlag =
  /** Whoever did it was no administrator as far as anybody could know there. */
  | "no-administrator"
  /** A workstation did by itself what only an operator may. */
  | "not-by-a-desk"
  /** An administrator was restored although there was one. */
  | "administrator-left"
  /** Another operator had the login first. */
  | "login-taken"
  /** It names itself among what came before it. */
  | "unordered";

export interface OperatorJudgement {
  /** The operators by id, without what has no effect. */
  states: ReadonlyMap<string, OperatorState>;
  /** By event id. */
  flagged: ReadonlyMap<string, OperatorFlag>;
}

const BY_ADMINISTRATORS: readonly string[] = [
  "operator.created",
  "operator.roles-set",
  "operator.deactivated",
  "operator.reactivated",
  "operator.password-set",
];

/** What a locked console notes of those who try to log in. */
const AT_THE_DOOR: readonly string[] = ["operator.logged-in", "operator.login-failed"];

/**
 * True for an event after which operators have to be judged anew. One that is false (a login) only ever adds to its own
 * operator's state, so `reduceOperator` may be asked alone.
 */
export function changesStanding({ type }: Pick<LogEvent, "type">): boolean {
  return !AT_THE_DOOR.includes(type);
}

/**
 * Folds all operators of an office at once and says which of their events have no effect, because whoever did them was
 * not allowed to. Takes every event of every operator's stream, in any order; every console that has them says the same.
 *
 * What an author knew is more than its event's `after` says, because each operator has a stream of their own. An event
 * is known to another where it stands before it in the other's causal past: over `after`, and over the operator events
 * that the same workstation had written before (whoever logs in at a console writes what is known there of them into its
 * chain). A console may have known more than that shows, so in favour of the author also what is earlier by the hybrid
 * clock counts. Then:
 *
 * - creating an operator, setting roles, deactivating, reactivating and setting another's password have an effect where
 *   the author (`operator/<id>`) was an active administrator in what is known, by events that themselves had an effect.
 *   Their own password operators set themselves. What others did at the same time without the author's knowledge does
 *   not count against it: both then had an effect.
 * - a workstation (`desk/<workstation>`) notes logins that came to pass or failed, makes the first administrator, where
 *   it is the one that established the office and knew no operator yet, and restores an administrator with the office
 *   passphrase, where every one that ever was is gone in all that is known or earlier.
 * - of two operators with one login the one made earlier by the hybrid clock keeps it; the other goes by the login, "~",
 *   and the workstation that made it: `sri~k2`.
 *
 * @param establishedBy the origin of the event that established the office; null where that has not come.
 */
export function judgeOperators(events: readonly LogEvent[], establishedBy: string | null): OperatorJudgement {
  const byStream = new Map<string, LogEvent[]>();
  for (const event of events) {
    const known = byStream.get(event.stream);
    if (known) known.push(event);
    else byStream.set(event.stream, [event]);
  }
  const streams = new Map([...byStream].map(([stream, list]) => [stream, orderCausally(list).ordered]));
  const court = new Court(streams, establishedBy);
  const flagged = court.judge();
  const states = new Map<string, OperatorState>();
  for (const [stream, ordered] of streams) {
    let state: OperatorState | null = null;
    for (const event of ordered) {
      state = flagged.has(event.id) ? counted(state) : reduceOperator(state, event);
    }
    if (state) states.set(streamEntity(stream), state);
  }
  tellApart(states, streams, flagged);
  return { states, flagged };
}

/** An event without effect only counts. */
function counted(state: OperatorState | null): OperatorState | null {
  return state && { ...state, version: state.version + 1 };
}

class Court {
  private readonly flagged = new Map<string, OperatorFlag>();
  /** What had an effect and changed who may do what, by stream. */
  private readonly standing = new Map<string, LogEvent[]>();
  private readonly knowledge: Knowledge;
  private readonly place = new Map<string, number>();

  constructor(
    streams: ReadonlyMap<string, readonly LogEvent[]>,
    private readonly establishedBy: string | null,
  ) {
    this.knowledge = new Knowledge([...streams.values()].flat());
    for (const ordered of streams.values())
      for (const [place, event] of ordered.entries()) this.place.set(event.id, place);
  }

  judge(): Map<string, OperatorFlag> {
    for (const event of this.knowledge.unordered) this.flagged.set(event.id, "unordered");
    for (const event of this.knowledge.ordered) {
      if (!Object.hasOwn(operatorPayloads, event.type)) continue;
      const fault = this.faultOf(event);
      if (fault) this.flagged.set(event.id, fault);
      else if (changesStanding(event)) this.enter(event);
    }
    return this.flagged;
  }

  private enter(event: LogEvent): void {
    const known = this.standing.get(event.stream);
    if (known) known.push(event);
    else this.standing.set(event.stream, [event]);
  }

  private faultOf(event: LogEvent): OperatorFlag | null {
    const actor = parseActor(event.actor);
    const type = event.type as OperatorEventType;
    if (actor?.kind === "desk") {
      if (AT_THE_DOOR.includes(type)) return null;
      if (type === "operator.administrator-restored") return this.allGone(event) ? null : "administrator-left";
      return type === "operator.created" && this.isFirst(event) ? null : "not-by-a-desk";
    }
    if (!actor) return "no-administrator";
    const own = event.stream === `operator/${actor.id}`;
    if (own && (AT_THE_DOOR.includes(type) || type === "operator.password-set")) return null;
    return BY_ADMINISTRATORS.includes(type) && this.isAdministrator(actor.id, event) ? null : "no-administrator";
  }

  /** The first administrator is made where the office was, before any operator. */
  private isFirst(event: LogEvent): boolean {
    if (event.origin !== this.establishedBy) return false;
    const { data } = operatorPayloads["operator.created"].safeParse(event.payload);
    return (
      data?.roles.includes("administrator") === true &&
      ![...this.standing.values()].flat().some((other) => this.knowledge.knew(event, other))
    );
  }

  private isAdministrator(id: string, event: LogEvent): boolean {
    const stream = `operator/${id}`;
    return (
      this.mayManage(stream, (other) => this.knowledge.knew(event, other)) ||
      this.mayManage(stream, (other) => this.knowledge.knew(event, other) || byClock(other, event) < 0)
    );
  }

  /** True where there was an administrator and none is left, in what was known and in what is earlier. */
  private allGone(event: LogEvent): boolean {
    const known = (other: LogEvent) => this.knowledge.knew(event, other) || byClock(other, event) < 0;
    const seen = [...this.standing.values()].flat().some(known);
    return seen && ![...this.standing.keys()].some((stream) => this.mayManage(stream, known));
  }

  private mayManage(stream: string, counts: (event: LogEvent) => boolean): boolean {
    const state = (this.standing.get(stream) ?? [])
      .filter(counts)
      .sort((a, b) => (this.place.get(a.id) ?? 0) - (this.place.get(b.id) ?? 0))
      .reduce<OperatorState | null>(reduceOperator, null);
    return state?.active === true && state.roles.includes("administrator");
  }
}

/** Gives every operator a login of their own; one whose login cannot be read here has none. */
function tellApart(
  states: Map<string, OperatorState>,
  streams: ReadonlyMap<string, readonly LogEvent[]>,
  flagged: Map<string, OperatorFlag>,
): void {
  const made = [...states.values()]
    .filter(({ login }) => login !== "")
    .map((state) => {
      const ordered = streams.get(`operator/${state.id}`) ?? [];
      return { state, by: ordered.find((event) => !flagged.has(event.id)) as LogEvent };
    });
  const taken = new Set<string>();
  const later: typeof made = [];
  for (const entry of made.sort((a, b) => byClock(a.by, b.by))) {
    if (taken.has(entry.state.login)) later.push(entry);
    else taken.add(entry.state.login);
  }
  for (const { state, by } of later) {
    const origin = by.origin.toLowerCase();
    const names = [origin.split(".")[0], origin, state.id].map((name) => `${state.login}~${name}`);
    const login = names.find((name) => !taken.has(name)) ?? `${state.login}~${state.id}`;
    taken.add(login);
    states.set(state.id, { ...state, login });
    flagged.set(by.id, "login-taken");
  }
}
