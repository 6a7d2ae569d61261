import { type CallState, timesOf } from "../../../../shared/domain/emergency/call";
import type { IncidentState } from "../../../../shared/domain/emergency/incident";
import type { UnitState } from "../../../../shared/domain/emergency/unit";
import type { NewEvent } from "../../../../shared/domain/eventlog/event";
import type { CallOutput, ParsedInput } from "../../../../shared/ipc/contract";
import { Refusal } from "../../../../shared/ipc/errors";
import type { Command, CommandTools } from "../../command";
import { deskSettings } from "../desk-settings";
import { answerOf, seenIncident } from "./incident";

/**
 * Opens a kejadian's ticket, attaches its call and passes it on to the chosen units, all of it at once or none of it.
 * Numbers read `112-20261123-K1-0042`: the office's day, the workstation, the running number of that day. Sent again
 * under its id it is one.
 */
export const openIncident: Command<ParsedInput<"incidents.open">, CallOutput<"incidents.open">> = {
  permission: "emergency.take",
  decide(input, tools) {
    const { id, call: callId } = input;
    const again = tools.known<IncidentState>("incident", id);
    if (again) return { events: [], answer: () => ({ id, version: again.version, number: again.number }) };
    const call = callId === null ? null : tools.known<CallState>("call", callId);
    if (callId !== null && call === null) throw new Refusal("not-found", { id: callId });
    const day = tools.reference.localTime(tools.numberedAt()).slice(0, 10);
    const { serial, prefix } = tools.series("incident", day);
    const number = `112-${day.replaceAll("-", "")}-${prefix}-${String(serial).padStart(4, "0")}`;
    const stream = `incident/${id}`;
    const { category, priority, area, umbrella, outside, late } = input;
    const events: NewEvent[] = [
      {
        stream,
        type: "incident.opened",
        payload: {
          number,
          day,
          serial,
          category,
          priority,
          area,
          call: callId,
          umbrella,
          outside,
          reportedAt: call ? timesOf(call).ring : tools.now.wall,
          late: late || (call?.late ?? false),
        },
        personal: personalOf(input),
      },
      ...(callId === null || call === null ? [] : linkedTo(id, callId, call)),
      ...input.units.map((unit) =>
        dispatched(tools, { incident: id, dispatch: tools.newId(), unit, point: null, message: input.message }),
      ),
    ];
    return { events, answer: (versions) => ({ id, version: versions.get(stream) ?? 0, number }) };
  },
};

interface Told {
  what: string;
  answers: Record<string, string>;
  where: string;
  place: string | null;
  lat: number | null;
  lon: number | null;
}

function personalOf({ what, answers, where, place, lat, lon }: Told) {
  return { what, answers, where, place: place ?? "", lat, lon };
}

/** A call that becomes a kejadian's: it is real by it, whatever was not said yet. */
function linkedTo(incident: string, id: string, call: CallState): NewEvent[] {
  const stream = `call/${id}`;
  const linked = { stream, type: "call.linked", payload: { incident, point: null } };
  const left = call.incident === null ? [] : [{ stream, type: "call.unlinked", payload: { incident: call.incident } }];
  const payload = { class: "real", forwardedTo: null, foundLater: false };
  const classified =
    call.class === "unclassified" ? [{ stream, type: "call.classified", payload, personal: { note: "" } }] : [];
  return [...left, linked, ...classified];
}

/** @throws Refusal `not-found`, `unit-retired` */
export function dispatched(
  tools: CommandTools,
  {
    incident,
    dispatch,
    unit,
    point,
    message,
  }: { incident: string; dispatch: string; unit: string; point: string | null; message: string },
): NewEvent {
  const sent = tools.state<UnitState>("unit", unit);
  if (!sent.active || sent.level !== "unit") throw new Refusal("unit-retired", { name: sent.name });
  return {
    stream: `incident/${incident}`,
    type: "incident.dispatched",
    payload: {
      dispatch,
      unit,
      at: tools.now.wall,
      acknowledgeWithin: deskSettings(tools.rows).limits.acknowledgeWithin,
      contacts: sent.contacts.length,
      point,
    },
    personal: { message },
  };
}

/** What is known of it now. @throws Refusal `not-found`, `stale` */
export const changeIncident: Command<ParsedInput<"incidents.change">, CallOutput<"incidents.change">> = {
  permission: "emergency.take",
  decide(input, tools) {
    const { id } = seenIncident(tools, input);
    const { category, priority, area, umbrella, outside } = input;
    const payload = { category, priority, area, umbrella, outside };
    return {
      events: [{ stream: `incident/${id}`, type: "incident.changed", payload, personal: personalOf(input) }],
      answer: answerOf(tools, "incident", id),
    };
  },
};
