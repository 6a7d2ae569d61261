import type { Service } from "../../shared/domain/catalog/service";
import type { JsonObject, LogEvent } from "../../shared/domain/eventlog/event";
import { reduceRequest } from "../../shared/domain/requests/reduce";
import { clockEffect, limitRun } from "../../shared/domain/requests/rules";
import type { RequestState } from "../../shared/domain/requests/state";
import { Authors } from "./events";

/** Authors of one request's events by a service's own steps. */
export class RequestAuthors extends Authors<RequestState> {
  constructor(
    private readonly service: Service,
    count = 1,
  ) {
    super("request/r1", reduceRequest, count);
  }

  receive(author = 0, changes: JsonObject = {}): LogEvent {
    const receivedAt = Date.parse("2026-11-23T09:00:00+07:00");
    const limit = this.service.limits[0]?.limit ?? null;
    return this.write(
      author,
      "request.received",
      {
        number: "K1-2026-00001",
        year: 2026,
        serial: 1,
        office: this.service.entry.office,
        service: { id: this.service.entry.id, hash: "h" },
        firstStep: this.service.steps[0]?.id ?? "handover",
        limit,
        clockStarts: "receipt",
        receivedAt,
        channel: "letter",
        applicantKind: "agency",
        letterDate: null,
        requirements: this.service.entry.requirements.map((_text, index) => ({ index, state: "complete" })),
        promise: null,
        ...changes,
      },
      { applicantName: "Sri Wahyuni", subject: "Internet mati", requirementNotes: { "0": "asli" } },
    );
  }

  /** Ends the step that stands for the author (or the one named) with an outcome of it. */
  complete(author: number, outcome: string, step = this.state(author)?.current ?? ""): LogEvent {
    const found = this.service.steps.find((candidate) => candidate.id === step);
    const way = found?.outcomes.find((candidate) => candidate.id === outcome);
    if (!found || !way) throw new Error(`${step} has no outcome ${outcome}`);
    const run = limitRun(this.service, this.state(author)?.limit ?? null);
    return this.write(
      author,
      "request.step-completed",
      {
        step,
        outcome,
        effect: way.effect,
        next: way.to,
        option: null,
        takenBy: null,
        disposition: null,
        clock: way.effect === "return" ? null : clockEffect(run, step),
        promise: null,
        dueAtEnd: null,
      },
      { note: `${outcome} oleh ${author}`, takenByName: "" },
    );
  }

  handOver(author = 0): LogEvent {
    return this.write(
      author,
      "request.handed-over",
      { product: 0, form: "work", dueAtEnd: null },
      { receivedBy: "Budi", note: "", productDetail: "" },
    );
  }
}
