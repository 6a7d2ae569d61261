import { createHash } from "node:crypto";
import { type CallState, withLineEvent } from "../../../../shared/domain/emergency/call";
import type { LineCause, LineEvent } from "../../../../shared/domain/emergency/codes";
import type { Command } from "../../command";
import { readNumber } from "../number";
import { type CallAnswer, callEvent, decided } from "./call";

/** What the exchange tells of a call. `call`: its own id of it, the same for all legs; `from`: as it was sent. */
export interface TellLine {
  call: string;
  event: LineEvent;
  /** Epoch milliseconds. */
  at: number;
  from: string;
  leg: string;
  cause: LineCause | null;
}

/** The id of a call that the exchange told of: the same on every workstation and in any order. */
export function lineCallId(call: string): string {
  const hex = createHash("sha256").update(`line/${call}`).digest("hex");
  const variant = "89ab"[Number.parseInt(hex.slice(16, 17), 16) % 4];
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join("-");
}

/** Notes what the exchange told of a call. What is known already adds nothing. No window can ask it. */
export const tellLine: Command<TellLine, CallAnswer> = {
  permission: null,
  decide({ call, event, at, from, leg, cause }, tools) {
    const id = lineCallId(call);
    const known = tools.known<CallState>("call", id);
    const raw = from.trim();
    const read = readNumber(raw);
    // The exchange sends nothing where the caller hid the number.
    const withheld = raw === "" || read.withheld;
    const payload = { event, at, leg, cause, withheld };
    const legs = known?.legs ?? [];
    const line = known?.line;
    const news =
      JSON.stringify(withLineEvent(legs, payload)) !== JSON.stringify(legs) ||
      line === undefined ||
      (withheld && !line.withheld) ||
      (read.e164 !== null && line.number === "");
    const personal = { number: read.e164 ?? "", raw, lineId: call };
    return decided(id, news ? [callEvent(id, "call.line-event", payload, personal)] : [], tools);
  },
};
