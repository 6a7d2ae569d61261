import { clashesOf, overlap } from "../../../../shared/domain/bookings/times";
import type { RequestStatus } from "../../../../shared/domain/requests/types";
import type { BookableResource, Booked } from "../../../../shared/ipc/bookings";
import type { CallOutput, ParsedInput } from "../../../../shared/ipc/contract";
import { sql } from "../../../store/database";
import type { Query, QueryTools } from "../../query";

type Input = ParsedInput<"bookings.list">;

function taken(input: Pick<Input, "from" | "to" | "resource">, tools: QueryTools) {
  let query = sql
    .selectFrom("view.bookings")
    .innerJoin("view.requests", "view.requests.id", "view.bookings.request")
    .select([
      "view.bookings.id",
      "view.bookings.request",
      "view.bookings.resource",
      "view.bookings.from_at",
      "view.bookings.to_at",
      "view.requests.number",
      "view.requests.service_name",
      "view.requests.status",
      "view.requests.applicant",
      "view.requests.agency",
      "view.requests.subject",
      "view.requests.version",
    ])
    .where("view.bookings.active", "=", 1)
    .where("view.bookings.from_at", "<", input.to)
    .where("view.bookings.to_at", ">", input.from);
  if (input.resource !== null) query = query.where("view.bookings.resource", "=", input.resource);
  return tools.database.all(query.orderBy("view.bookings.from_at").orderBy("view.bookings.id"));
}

/** What can be booked, and what else has bookings in the answer: a resource may have left the settings since. */
function resourcesOf(input: Input, booked: readonly { resource: string }[], tools: QueryTools): BookableResource[] {
  const set = tools.reference.settings.resources.filter(
    (resource) =>
      (input.resource === null || resource.id === input.resource) &&
      (input.kind === null || resource.kind === input.kind),
  );
  const used = new Set(booked.map((booking) => booking.resource));
  const known = new Set(tools.reference.settings.resources.map((resource) => resource.id));
  const left = input.kind === null ? [...used].filter((id) => !known.has(id)) : [];
  return [
    ...set
      .filter((resource) => resource.active || used.has(resource.id))
      .map(({ id, kind, name, capacity, active }) => ({ id, kind, name, capacity, active })),
    ...left.map((id) => ({ id, kind: null, name: id, capacity: null, active: false })),
  ];
}

/** The bookings that touch a time, each with those that it clashes with, and the resources that they take. */
export const bookingsList: Query<Input, CallOutput<"bookings.list">> = (input, tools) => {
  const inTime = taken(input, tools);
  const resources = resourcesOf(
    input,
    inTime.map((row) => ({ resource: row.resource })),
    tools,
  );
  const shown = new Set(resources.map((resource) => resource.id));
  // A booking that reaches over the edge of the time may clash with one beyond it.
  const from = inTime.reduce((earliest, row) => Math.min(earliest, row.from_at), input.from);
  const to = inTime.reduce((latest, row) => Math.max(latest, row.to_at), input.to);
  const around = from < input.from || to > input.to ? taken({ ...input, from, to }, tools) : inTime;
  const clashes = clashesOf(around.map((row) => ({ id: row.id, resource: row.resource, ...spanOf(row) })));
  const personal = tools.may("requests.read-personal");
  const order = new Map(resources.map((resource, index) => [resource.id, index]));
  const bookings: Booked[] = inTime
    .filter((row) => shown.has(row.resource) && overlap(spanOf(row), input))
    .map((row) => ({
      id: row.id,
      request: row.request,
      number: row.number,
      serviceName: row.service_name,
      status: row.status as RequestStatus,
      applicant: personal ? row.applicant : "",
      agency: personal ? row.agency : "",
      subject: personal ? row.subject : "",
      resource: row.resource,
      ...spanOf(row),
      clashesWith: [...(clashes.get(row.id) ?? [])],
      version: row.version,
    }))
    .sort((one, other) => (order.get(one.resource) ?? 0) - (order.get(other.resource) ?? 0));
  return { resources, bookings };
};

function spanOf(row: { from_at: number; to_at: number }) {
  return { from: row.from_at, to: row.to_at };
}
