import type { CompiledCalendar } from "../../../../shared/domain/calendar/compile";
import { explainDue } from "../../../../shared/domain/deadlines/explain";
import { authorOf } from "../../../../shared/domain/eventlog/actor";
import type { LogEvent } from "../../../../shared/domain/eventlog/event";
import { codedValuesSchema, typedValuesSchema } from "../../../../shared/domain/fields/field";
import type { RegisterClock } from "../../../../shared/domain/registers/clocks";
import { mayFillSheet, sheetsOf, suggestedValues } from "../../../../shared/domain/registers/sheets";
import { requestPayloads } from "../../../../shared/domain/requests/events";
import type { CallOutput, ParsedInput } from "../../../../shared/ipc/contract";
import type { RegisterRequest } from "../../../../shared/ipc/registers";
import type { Query, QueryTools } from "../../query";
import { readRequest } from "../../requests/queries/detail";
import { clocksOf } from "./source";

function daysOf({ from, iso, basis }: RegisterClock, calendar: CompiledCalendar | null) {
  if (calendar === null || from === null || iso === null) return [];
  return explainDue(calendar, { receivedAt: from, iso, basis }).explanation;
}

/** Every filling in causal order; what another version wrote in another form is left out. */
function fillingsOf(events: readonly LogEvent[], tools: QueryTools): RegisterRequest["fillings"] {
  const filled = events.flatMap((event) => {
    if (event.type !== "request.sheet-filled") return [];
    const payload = requestPayloads["request.sheet-filled"].safeParse(event.payload);
    if (!payload.success) return [];
    const { sheet, entry } = payload.data;
    const coded = codedValuesSchema.parse(payload.data.values);
    const typed = typedValuesSchema.safeParse(event.personal?.texts);
    const values = { ...coded, ...(typed.success ? typed.data : {}) };
    const actorName = tools.reference.operatorName(authorOf(event.actor));
    return [{ eventId: event.id, sheet, entry, values, actorName, at: event.at.wall }];
  });
  return filled.map((filling, position) => ({
    ...filling,
    inForce: !filled.some(
      (later, place) => place > position && later.sheet === filling.sheet && later.entry === filling.entry,
    ),
  }));
}

/** A request as its register sees it: the clocks of the law day by day, its sheets, and everything filled in on them. */
export const registerRequest: Query<ParsedInput<"registers.request">, CallOutput<"registers.request">> = (
  input,
  tools,
) => {
  const { state, service, events } = readRequest(input.id, tools);
  const { register } = service;
  const mayAct = tools.may("requests.act");
  return {
    register,
    clocks: clocksOf({ state, service, tools }).map((clock) => ({
      ...clock,
      days: daysOf(clock, tools.reference.calendar),
    })),
    sheets: (register === null ? [] : sheetsOf(register)).map((sheet) => ({
      sheet: sheet.id,
      mayFill: mayAct && mayFillSheet(sheet, tools.operator.roles),
      suggested: suggestedValues(sheet, state),
    })),
    fillings: fillingsOf(events, tools),
    masked: !tools.may("requests.read-personal"),
  };
};
