import { LOCKED_DESK_ASKS, LOCKED_DESK_MAY } from "../../shared/domain/operators/permissions";
import type { CallName, ParsedInput } from "../../shared/ipc/contract";
import { Refusal } from "../../shared/ipc/errors";
import type { StoreClient } from "../workers/client";

type Store = Pick<StoreClient, "executeAtDesk" | "queryAtDesk">;

/**
 * The 112 desk of one lock: what the window may ask while nobody is logged in, or the screen is locked. It goes on with
 * calls and kejadian that were begun under this lock, and with no others.
 */
export class LockedDesk {
  /** What each of them was answered when it began: sent again it is the same one. */
  private readonly calls = new Map<string, Promise<unknown>>();
  private readonly incidents = new Map<string, Promise<unknown>>();

  /** True for what is answered at all. */
  answers(name: CallName): boolean {
    return LOCKED_DESK_MAY.includes(name) || LOCKED_DESK_ASKS.includes(name);
  }

  /** @throws Refusal `locked` for what was not begun under this lock */
  async answer(store: Store, name: CallName, input: unknown): Promise<unknown> {
    if (LOCKED_DESK_ASKS.includes(name)) return store.queryAtDesk(name, input);
    const give = () => store.executeAtDesk(name, input);
    switch (name) {
      case "calls.start":
        return once(this.calls, (input as ParsedInput<"calls.start">).id, give);
      case "calls.tell":
      case "calls.classify":
      case "calls.end":
        begun(this.calls, (input as ParsedInput<"calls.end">).id);
        return give();
      case "incidents.open": {
        const { id, call } = input as ParsedInput<"incidents.open">;
        if (call !== null) begun(this.calls, call);
        return once(this.incidents, id, give);
      }
      case "incidents.dispatch":
        begun(this.incidents, (input as ParsedInput<"incidents.dispatch">).id);
        return give();
      case "incidents.acknowledge-alarm":
        return give();
      default:
        throw new Refusal("locked");
    }
  }
}

function begun(known: ReadonlyMap<string, unknown>, id: string): void {
  if (!known.has(id)) throw new Refusal("locked");
}

/** The first answer counts; what was refused may be sent again. */
async function once(known: Map<string, Promise<unknown>>, id: string, give: () => Promise<unknown>): Promise<unknown> {
  const answered = known.get(id);
  if (answered) return answered;
  const answer = give();
  known.set(id, answer);
  try {
    return await answer;
  } catch (error) {
    known.delete(id);
    throw error;
  }
}
