import type { IpcMain, IpcMainInvokeEvent } from "electron";
import type { z } from "zod";
import { type CallName, contract } from "../../shared/ipc/contract";
import { Refusal, type Reply } from "../../shared/ipc/errors";
import type { Logger } from "../platform/log";

/** Answers one call of the contract with input that has been parsed. */
export type CallHandler = (name: CallName, input: unknown) => Promise<unknown>;

export interface RegisterOptions {
  /** True for the console's own main frame; anything else is refused. */
  isTrusted(event: IpcMainInvokeEvent): boolean;
  handle: CallHandler;
  logger: Logger;
}

/** Puts what is wrong with an input into one key per field. */
export function fieldErrors(error: z.ZodError): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) {
    const path = issue.path.join(".") || "input";
    fields[path] ??= /^[a-z-]+$/.test(issue.message) ? issue.message : "invalid";
  }
  return fields;
}

/**
 * Answers one call: known name, right sender, parsed input, parsed output. Every refusal is typed; anything unexpected
 * is logged and told as `internal`, without its details.
 */
export async function answerCall(
  name: unknown,
  input: unknown,
  trusted: boolean,
  options: RegisterOptions,
): Promise<Reply> {
  try {
    if (!trusted) throw new Refusal("wrong-sender");
    if (typeof name !== "string" || !Object.hasOwn(contract, name))
      throw new Refusal("unknown-name", { name: String(name) });
    const call = contract[name as CallName];
    const parsed = call.input.safeParse(input ?? {});
    if (!parsed.success) throw new Refusal("bad-input", {}, fieldErrors(parsed.error));
    const value = await options.handle(name as CallName, parsed.data);
    return { ok: true, value: call.output.parse(value) };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, error: error.toCallError() };
    options.logger.error(`call ${String(name)}`, error);
    return { ok: false, error: new Refusal("internal").toCallError() };
  }
}

/** Registers the one channel that the renderer calls through. */
export function registerCalls(ipc: Pick<IpcMain, "handle">, options: RegisterOptions): void {
  ipc.handle("sigap:call", (event, name: unknown, input: unknown) =>
    answerCall(name, input, options.isTrusted(event), options),
  );
}
