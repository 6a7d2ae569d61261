import type { CallState } from "../../../../shared/domain/emergency/call";
import type { Said } from "../../../../shared/domain/emergency/events-common";
import { parseActor } from "../../../../shared/domain/eventlog/actor";
import type { CallOutput, ParsedInput } from "../../../../shared/ipc/contract";
import { Refusal } from "../../../../shared/ipc/errors";
import { sql } from "../../../store/database";
import type { Query, QueryTools } from "../../query";
import { shownNumber } from "../number";
import { toCallRows } from "./call-rows";

/** Who did something, by name; a workstation by its code. */
function actorName(actor: string, { reference }: QueryTools): string {
  const parsed = parseActor(actor);
  if (parsed?.kind === "operator") return reference.operatorName(parsed.id);
  return parsed?.workstation ?? actor;
}

/** A call as a whole. Nothing that was typed or told of a person for those who may not see it. */
export const callDetail: Query<ParsedInput<"calls.detail">, CallOutput<"calls.detail">> = ({ id }, tools) => {
  const found = tools.database.get(sql.selectFrom("view.calls").selectAll().where("id", "=", id));
  const personal = tools.may("emergency.personal");
  const folded = found ? tools.fold<CallState>("call", id, personal) : null;
  const [row] = found ? toCallRows([found], tools) : [];
  if (!row || !folded) throw new Refusal("not-found", { id });
  const { state } = folded;
  const said = ({ actor, at }: Said, text: string) => ({ actor: actorName(actor, tools), at, text });
  return {
    row,
    // The exchange hands on a withheld number all the same: it is for whoever takes the call.
    raw: state.raw === "" ? state.number : state.raw,
    hurt: state.caller.hurt,
    note: state.caller.note,
    reference: state.caller.reference,
    others: state.caller.others.map(shownNumber),
    forwardedTo: state.forwardedTo,
    classes: state.classes.map(({ class: held, forwardedTo, foundLater, note, ...by }) => ({
      ...said(by, note),
      class: held,
      forwardedTo,
      foundLater,
    })),
    legs: state.legs,
    callBacks: state.callBacks.map(({ result, note, calledAt, ...by }) => ({
      ...said(by, note),
      at: calledAt,
      result,
    })),
    blocks: state.blocks.map(({ step, until, note, ...by }) => ({ ...said(by, note), step, until })),
    notes: state.notes.map(({ text, ...by }) => said(by, text)),
    handedOver: state.handedOver && {
      ...said(state.handedOver, state.handedOver.note),
      neighbour: state.handedOver.neighbour,
      takenBy: state.handedOver.takenBy,
    },
  };
};

/** A masked number, for a reason that is recorded with it. @throws Refusal `does-not-apply` where there is none */
export const callUnmask: Query<ParsedInput<"calls.unmask">, CallOutput<"calls.unmask">> = ({ id }, tools) => {
  const row = tools.database.get(
    sql.selectFrom("view.calls").select(["number", "raw", "withheld"]).where("id", "=", id),
  );
  if (!row) throw new Refusal("not-found", { id });
  if (row.withheld === 1 || row.number + row.raw === "") throw new Refusal("does-not-apply");
  return { number: row.number === "" ? row.raw : shownNumber(row.number), raw: row.raw };
};
