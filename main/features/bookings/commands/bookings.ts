import type { z } from "zod";
import type { Service } from "../../../../shared/domain/catalog/service";
import type { NewEvent } from "../../../../shared/domain/eventlog/event";
import { releasesBookings } from "../../../../shared/domain/requests/rules";
import type { RequestState } from "../../../../shared/domain/requests/state";
import { Refusal } from "../../../../shared/ipc/errors";
import type { bookInput, cancelBookingInput, commandResult } from "../../../../shared/ipc/requests";
import type { Command, CommandTools } from "../../command";
import { pinnedService, requireOpen } from "../../requests/commands/pinned";
import { requestAnswer, seenRequest } from "../../requests/request";
import { bookingsBetween } from "../taken";

interface Wanted {
  resource: string;
  from: number;
  to: number;
  note: string;
}

const LONGEST_MS = 31 * 86_400_000;

/**
 * The events that take resources for a request.
 * @throws Refusal `bad-input` for a resource that the service may not book or a time that ends before it begins,
 * `booking-clash` with the number of the request that has the resource then
 */
export function bookingEvents(
  stream: string,
  wanted: readonly Wanted[],
  service: Service,
  tools: CommandTools,
  path: string,
): NewEvent[] {
  const events: NewEvent[] = [];
  for (const [index, { resource, from, to, note }] of wanted.entries()) {
    const field = (name: string) => (path === "bookings" ? `bookings.${index}.${name}` : `${path}.${name}`);
    const known = tools.reference.settings.resources.find((candidate) => candidate.id === resource);
    if (!known?.active || !service.books.includes(known.kind)) {
      throw new Refusal("bad-input", {}, { [field("resource")]: "resource-choice" });
    }
    if (to <= from) throw new Refusal("bad-input", {}, { [field("to")]: "time-order" });
    if (to - from > LONGEST_MS) throw new Refusal("bad-input", {}, { [field("to")]: "time-too-long" });
    const taken = bookingsBetween(tools.rows, resource, from, to)[0];
    const ownClash = wanted
      .slice(0, index)
      .some((other) => other.resource === resource && other.from < to && other.to > from);
    if (taken || ownClash) {
      throw new Refusal(
        "booking-clash",
        {
          resource: known.name,
          number: taken?.number ?? "",
          from: tools.reference.localTime(taken?.from ?? from),
          to: tools.reference.localTime(taken?.to ?? to),
        },
        { [field("from")]: "booking-clash" },
      );
    }
    events.push({
      stream,
      type: "request.booked",
      payload: { booking: tools.newId(), resource, from, to },
      personal: { note },
    });
  }
  return events;
}

/**
 * A request that is taken up again takes up its bookings too. One whose time somebody else has been given since is
 * cancelled: the resource is never promised twice.
 */
export function lostBookings(state: RequestState, tools: CommandTools): NewEvent[] {
  if (!releasesBookings(state)) return [];
  return state.bookings.flatMap(({ id, resource, from, to, cancelled }) =>
    cancelled || bookingsBetween(tools.rows, resource, from, to).length === 0
      ? []
      : [
          {
            stream: `request/${state.id}`,
            type: "request.booking-cancelled",
            payload: { booking: id },
            personal: { reason: "" },
          },
        ],
  );
}

/** Takes a resource for a request; a time that another booking has is refused. */
export const bookResource: Command<z.output<typeof bookInput>, z.output<typeof commandResult>> = {
  permission: "requests.act",
  decide(input, tools) {
    const state = seenRequest(tools, input);
    requireOpen(state);
    const service = pinnedService(tools, state);
    return {
      events: bookingEvents(`request/${state.id}`, [input.booking], service, tools, "booking"),
      answer: requestAnswer(state.id),
    };
  },
};

/** Gives a resource back, with the reason. */
export const cancelBooking: Command<z.output<typeof cancelBookingInput>, z.output<typeof commandResult>> = {
  permission: "requests.act",
  decide(input, tools) {
    const state = seenRequest(tools, input);
    if (!state.bookings.some((booking) => booking.id === input.booking && !booking.cancelled)) {
      throw new Refusal("does-not-apply", { number: state.number });
    }
    return {
      events: [
        {
          stream: `request/${state.id}`,
          type: "request.booking-cancelled",
          payload: { booking: input.booking },
          personal: { reason: input.reason },
        },
      ],
      answer: requestAnswer(state.id),
    };
  },
};
