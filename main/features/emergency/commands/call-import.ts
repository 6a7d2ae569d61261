import { createHash } from "node:crypto";
import type { CallClass } from "../../../../shared/domain/emergency/codes";
import { UNANSWERED_CLASSES } from "../../../../shared/domain/emergency/codes";
import type { NewEvent } from "../../../../shared/domain/eventlog/event";
import { sql } from "../../../store/database";
import type { Command, CommandTools } from "../../command";
import { readNumber } from "../number";
import { callEvent, numberParts } from "./call";

/** One call of a list. Times in epoch milliseconds. */
export interface ImportCall {
  number: string;
  ringAt: number;
  answerAt: number | null;
  endAt: number | null;
  class: CallClass;
  note: string;
}

/** Two lists tell of one call with clocks that are apart by so much (milliseconds). */
const SAME_MS = 60_000;

/** The id of a call of a list: the list read again brings the same one. */
function importedId({ number, ringAt }: ImportCall): string {
  const hex = createHash("sha256").update(`list/${number}/${ringAt}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Whether a call of a number at about that time is known, whoever told of it. */
function isKnown(call: ImportCall, tools: CommandTools): boolean {
  if (tools.known("call", importedId(call)) !== null) return true;
  const { e164, withheld } = readNumber(call.number);
  if (e164 === null || withheld) return false;
  return (
    tools.rows.get(
      sql
        .selectFrom("view.calls")
        .select("id")
        .where("number", "=", e164)
        .where("number", "<>", "")
        .where("ring_at", ">=", call.ringAt - SAME_MS)
        .where("ring_at", "<=", call.ringAt + SAME_MS)
        .limit(1),
    ) !== undefined
  );
}

/** Brings a call of the call management system's list; one that is known already stays as it is. `dryRun`: only looks. */
export const importCall: Command<ImportCall & { dryRun: boolean }, { added: boolean }> = {
  permission: null,
  decide({ dryRun, ...call }, tools) {
    if (isKnown(call, tools)) return { events: [], answer: () => ({ added: false }) };
    const id = importedId(call);
    const unanswered = (UNANSWERED_CLASSES as readonly string[]).includes(call.class);
    const { open, sealed } = numberParts(call.number);
    const payload = {
      channel: "112",
      ringAt: call.ringAt,
      answerAt: unanswered ? null : call.answerAt,
      endAt: call.endAt,
      late: false,
      imported: true,
      withheld: open.withheld || call.number.trim() === "",
    };
    const events: NewEvent[] = [
      callEvent(id, "call.started", payload, { ...sealed, note: call.note, reference: "" }),
      ...(call.class === "unclassified"
        ? []
        : [
            callEvent(id, "call.classified", { class: call.class, forwardedTo: null, foundLater: false }, { note: "" }),
          ]),
    ];
    return { events: dryRun ? [] : events, answer: () => ({ added: true }) };
  },
};
