import { type CalendarState, EMPTY_CALENDAR, reduceCalendar } from "../../shared/domain/calendar/events";
import { type CatalogState, EMPTY_CATALOG, reduceCatalog } from "../../shared/domain/catalog/events";
import type { LogEvent } from "../../shared/domain/eventlog/event";
import { streamEntity, streamKind } from "../../shared/domain/eventlog/event";
import { EMPTY_OFFICE, type OfficeState, reduceOffice } from "../../shared/domain/office/events";
import { type OperatorState, reduceOperator } from "../../shared/domain/operators/events";
import { reduceRequest } from "../../shared/domain/requests/reduce";
import type { RequestState } from "../../shared/domain/requests/state";
import type { Topic } from "../../shared/ipc/contract";
import type { Database } from "../store/database";
import { pendingTexts, type TextSink } from "../store/view/search";
import { ReferenceProjection } from "./catalog/projection";
import type { Reference } from "./reference";
import { RequestProjection } from "./requests/projection";

/** The folded states by kind of stream. */
interface States {
  request: RequestState;
  operator: OperatorState;
  catalog: CatalogState;
  calendar: CalendarState;
  office: OfficeState;
}
export type StreamKind = keyof States;
export type StateOf<K extends StreamKind> = States[K];

/** Kinds that others depend on come first in a rebuild. */
export const STREAM_KINDS: readonly StreamKind[] = ["office", "calendar", "catalog", "operator", "request"];

/** Topics that a change of a kind of stream is announced under. */
export const TOPICS_OF: Readonly<Record<StreamKind, readonly Topic[]>> = {
  request: ["requests"],
  operator: ["operators", "session"],
  catalog: ["catalog"],
  calendar: ["calendar", "requests"],
  office: ["settings", "session", "requests"],
};

/** The kind of a stream, or null for one that this version does not know. */
export function kindOf(stream: string): StreamKind | null {
  const kind = streamKind(stream);
  return (STREAM_KINDS as readonly string[]).includes(kind) ? (kind as StreamKind) : null;
}

function reduce(kind: StreamKind, state: States[StreamKind] | null, event: LogEvent): States[StreamKind] | null {
  switch (kind) {
    case "request":
      return reduceRequest(state as RequestState | null, event);
    case "operator":
      return reduceOperator(state as OperatorState | null, event);
    case "catalog":
      return reduceCatalog((state as CatalogState | null) ?? EMPTY_CATALOG, event);
    case "calendar":
      return reduceCalendar((state as CalendarState | null) ?? EMPTY_CALENDAR, event);
    case "office":
      return reduceOffice((state as OfficeState | null) ?? EMPTY_OFFICE, event);
  }
}

/** Folds events that are in causal order onto a state. */
export function foldOnto<K extends StreamKind>(
  kind: K,
  state: StateOf<K> | null,
  ordered: readonly LogEvent[],
): StateOf<K> | null {
  let folded: States[StreamKind] | null = state;
  for (const event of ordered) folded = reduce(kind, folded, event);
  return folded as StateOf<K> | null;
}

/** Turns folded states into rows of view.db. */
export class Projections {
  private readonly requests: RequestProjection;
  private readonly references: ReferenceProjection;

  /** `texts` takes what is searched for: a queue while commands run, the index itself while a view is built. */
  constructor(
    database: Database,
    private readonly reference: Reference,
    texts: TextSink = pendingTexts(database),
  ) {
    this.requests = new RequestProjection(database, texts);
    this.references = new ReferenceProjection(database);
  }

  /**
   * `first` is the stored first event of the stream: its position and origin name a request's row. `newText`: what is
   * searched for was not written before, or was corrected.
   */
  project(
    kind: StreamKind,
    stream: string,
    state: States[StreamKind] | null,
    first: { pos: number; origin: string },
    newText: boolean,
  ): void {
    if (state === null) {
      if (kind === "request") this.requests.remove(streamEntity(stream));
      return;
    }
    if (kind === "request") {
      this.requests.project(state as RequestState, first.pos, first.origin, this.reference, newText);
      return;
    }
    switch (kind) {
      case "operator":
        this.references.operator(state as OperatorState);
        break;
      case "catalog":
        this.references.service(streamEntity(stream), state as CatalogState);
        break;
      case "calendar":
        this.references.document("calendar", state);
        break;
      case "office":
        this.references.document("office", state);
        break;
    }
    this.reference.refresh(kind);
  }
}
