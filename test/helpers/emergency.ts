import { randomUUID } from "node:crypto";
import type { LineCause, LineEvent } from "../../shared/domain/emergency/codes";
import type { Role } from "../../shared/domain/operators/roles";
import type { CallInput } from "../../shared/ipc/contract";
import type { TestStore } from "./store";

/** A call by one key, as the form begins it; override what a test is about. */
export function aCall(changes: Partial<CallInput<"calls.start">> = {}): CallInput<"calls.start"> {
  return { id: randomUUID(), channel: "112", ringAt: null, answerAt: null, number: "0812-3456-7890", ...changes };
}

/** Begins a call and returns its id. */
export function startCall(
  open: TestStore,
  changes: Partial<CallInput<"calls.start">> = {},
  role: Role = "call-taker",
): string {
  return open.execute("calls.start", aCall(changes), role).id;
}

/** What a call's form holds, as it is saved. */
export function aTold(id: string, changes: Partial<CallInput<"calls.tell">> = {}): CallInput<"calls.tell"> {
  return {
    id,
    number: "0812-3456-7890",
    channel: "112",
    ringAt: null,
    answerAt: null,
    name: "Pak Slamet",
    what: "Kebakaran dapur, api besar",
    where: "Jalan Parangtritis km 6, timur pasar",
    hurt: "",
    note: "",
    reference: "",
    ...changes,
  };
}

/** A call that was held for something at once and has ended. */
export function classifiedCall(
  open: TestStore,
  said: CallInput<"calls.classify">["class"],
  changes: Partial<CallInput<"calls.start">> = {},
): string {
  const id = startCall(open, changes);
  open.execute("calls.classify", { id, class: said, ended: true }, "call-taker");
  return id;
}

/** A kejadian as the form opens it; override what a test is about. */
export function anIncident(changes: Partial<CallInput<"incidents.open">> = {}): CallInput<"incidents.open"> {
  return {
    id: randomUUID(),
    call: null,
    category: "fire",
    priority: 1,
    what: "Kebakaran dapur, api besar",
    where: "Jalan Parangtritis km 6, timur pasar",
    area: null,
    place: null,
    lat: null,
    lon: null,
    ...changes,
  };
}

/** All calls, newest first, as a role sees them. */
export function callsOf(open: TestStore, changes: Partial<CallInput<"calls.page">> = {}, role: Role = "call-taker") {
  const all = { search: "", class: null, channel: null, from: null, to: null, after: null, limit: 50 };
  return open.query("calls.page", { ...all, ...changes }, role);
}

/** The exchange tells of a call; returns the call's id. `at`: ISO time; `from` "" is a withheld number. */
export function tellLine(
  open: TestStore,
  told: { call: string; event: LineEvent; at: string; from?: string; leg?: string; cause?: LineCause },
): string {
  const { at, from = "0812-3456-7890", leg = "", cause = null, ...rest } = told;
  const input = { ...rest, at: Date.parse(at), from, leg, cause };
  return (open.store.execute("calls.line-event", input, { operatorId: null, main: true }) as { id: string }).id;
}
