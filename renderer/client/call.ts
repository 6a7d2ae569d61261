import type { Bridge, CallInput, CallName, CallOutput } from "../../shared/ipc/contract";
import { type CallError, type ErrorCode, replySchema } from "../../shared/ipc/errors";

/** A call that the main process or a worker refused. `fields` says which form field is wrong (bad-input). */
export class CallRefused extends Error {
  readonly code: ErrorCode;
  readonly params: Readonly<Record<string, string | number>>;
  readonly fields: Readonly<Record<string, string>>;

  constructor(error: CallError) {
    super(error.code);
    this.name = "CallRefused";
    this.code = error.code;
    this.params = error.params;
    this.fields = error.fields;
  }
}

/** Asks the main process for one entry of the contract. Throws CallRefused, whatever went wrong. */
export type Call = <N extends CallName>(name: N, input: CallInput<N>) => Promise<CallOutput<N>>;

/**
 * Makes the typed call over a bridge. Input and output are checked on the other side, against the same contract;
 * here only the envelope is.
 */
export function makeCall(bridge: Bridge): Call {
  return async <N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> => {
    const reply = replySchema.safeParse(await bridge.call(name, input).catch(() => null));
    if (!reply.success) throw new CallRefused({ code: "internal", params: {}, fields: {} });
    if (!reply.data.ok) throw new CallRefused(reply.data.error);
    return reply.data.value as CallOutput<N>;
  };
}

/** Any thrown thing as a refusal: what is not one is an internal fault. */
export function toRefusal(thrown: unknown): CallRefused {
  return thrown instanceof CallRefused ? thrown : new CallRefused({ code: "internal", params: {}, fields: {} });
}
