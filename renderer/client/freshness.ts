import { hashKey, type Query, type QueryClient, type QueryKey } from "@tanstack/react-query";
import type { Topic } from "../../shared/ipc/contract";
import type { Bridge } from "./bridge";
import { concerns } from "./topics";

declare module "@tanstack/react-query" {
  interface Register {
    /** `topics`: whose changes make the answer old. */
    queryMeta: { topics?: readonly Topic[] };
  }
}

/** A first answer is asked for again as often when the store changes while it is on its way. */
const MOST_TRIES = 5;

/** `invalidateQueries` would otherwise give up the question that is on its way, and put another one behind it. */
const ONE_AT_A_TIME = { cancelRefetch: false };

/**
 * Asks what is shown again when the store changes. However often it changes, each question is on its way once only: one
 * that is overtaken by a change is asked again when its answer has come.
 */
export class Freshness {
  /** Questions on their way whose answers may be old when they come, by their key's hash. */
  private readonly overtaken = new Set<string>();

  constructor(private readonly queries: QueryClient) {}

  /** Listens to the store and to the answers; the returned function stops. */
  start(bridge: Pick<Bridge, "onChanged">): () => void {
    const stopChanges = bridge.onChanged((topics) => this.changed(topics));
    const stopAnswers = this.queries.getQueryCache().subscribe((event) => {
      const { queryHash, queryKey } = event.query;
      if (event.type === "removed") this.overtaken.delete(queryHash);
      if (event.type !== "updated") return;
      if (event.action.type === "fetch") this.overtaken.delete(queryHash);
      if (event.action.type !== "success" && event.action.type !== "error") return;
      if (!this.overtaken.delete(queryHash)) return;
      // After the answer is done with: now the query still counts as being asked.
      setTimeout(() => void this.queries.invalidateQueries({ queryKey, exact: true }, ONE_AT_A_TIME));
    });
    return () => {
      stopChanges();
      stopAnswers();
    };
  }

  /**
   * The answer to a question. The first one has none before it that could be shown meanwhile to be renewed: it is asked
   * again until nothing that it depends on changed. No longer wanted, it is asked no more.
   */
  async ask<Value>(queryKey: QueryKey, signal: AbortSignal, question: () => Promise<Value>): Promise<Value> {
    const hash = hashKey(queryKey);
    const first = this.queries.getQueryData(queryKey) === undefined;
    return askUntilFresh(question, () => first && this.overtaken.delete(hash), signal);
  }

  private changed(topics: readonly Topic[]): void {
    const isOld = ({ meta, state }: Query): boolean => {
      // What was refused to somebody else may be answered to whoever is logged in now.
      if (state.status === "error" && topics.some((changed) => concerns(changed, "session"))) return true;
      return meta?.topics?.some((topic) => topics.some((changed) => concerns(changed, topic))) ?? false;
    };
    for (const query of this.queries.getQueryCache().findAll({ predicate: isOld, fetchStatus: "fetching" })) {
      this.overtaken.add(query.queryHash);
    }
    void this.queries.invalidateQueries({ predicate: isOld }, ONE_AT_A_TIME);
  }
}

/**
 * Asks until an answer was not overtaken by a change on its way, a few times at most, or until nobody wants it any more.
 * `takeOvertaken` tells whether it was, and forgets it.
 */
async function askUntilFresh<Value>(
  question: () => Promise<Value>,
  takeOvertaken: () => boolean,
  signal: AbortSignal,
): Promise<Value> {
  for (let tries = 1; ; tries++) {
    const value = await question();
    if (signal.aborted || tries === MOST_TRIES || !takeOvertaken()) return value;
  }
}
