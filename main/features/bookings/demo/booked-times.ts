import { DAY_MS } from "../../../../shared/domain/calendar/civil";
import type { Service } from "../../../../shared/domain/catalog/service";
import type { Resource } from "../../../../shared/domain/office/settings";
import type { ReceiveInput } from "../../../../shared/ipc/requests";

const HOUR_MS = 3_600_000;

/** Which times of the office's resources are taken, so that demo requests book none twice. */
export class BookedTimes {
  /** Taken times by resource and day. */
  private readonly taken = new Map<string, { from: number; to: number }[]>();

  constructor(private readonly resources: readonly Resource[]) {}

  /** Takes a resource for what an intake asks for; the first that is free; nothing where the service books none or all are taken. */
  book(service: Service, fields: ReceiveInput["fields"]): ReceiveInput["bookings"] {
    const { starts, ends } = fields;
    if (typeof starts !== "number") return [];
    const from = starts;
    const to = typeof ends === "number" ? ends : from + 2 * HOUR_MS;
    for (const { id, kind, active } of this.resources) {
      if (!active || !service.books.includes(kind)) continue;
      const day = `${id} ${Math.floor(from / DAY_MS)}`;
      const others = this.taken.get(day) ?? [];
      if (others.some((other) => other.from < to && other.to > from)) continue;
      this.taken.set(day, [...others, { from, to }]);
      return [{ resource: id, from, to, note: "" }];
    }
    return [];
  }
}
