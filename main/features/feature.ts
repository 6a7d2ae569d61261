import type { z } from "zod";
import type { CatalogProblem } from "../../shared/domain/catalog/parse";
import type { PrintDocument } from "../../shared/domain/documents/model";
import type { LogEvent } from "../../shared/domain/eventlog/event";
import type { Permission } from "../../shared/domain/operators/permissions";
import type { Database, ReadDatabase } from "../store/database";
import type { BulkCommand, Command } from "./command";
import type { DemoPart } from "./demo/part";
import type { Query, QueryTools } from "./query";
import type { Reference } from "./reference";

/**
 * What a feature of the console hands to the machine below (`main/store`, `main/workers`). The machine appends, folds,
 * projects, rebuilds, searches and erases by what is said here; it imports no feature. Method signatures keep a stream
 * of one state assignable to the list of all.
 */
export interface Feature {
  /** The name of its folders: `requests`. */
  readonly name: string;
  /** The kinds of stream that it folds; none for a feature that only reads others. */
  readonly streams: readonly Stream[];
  readonly view: ViewPart;
  /** Commands of the contract by name; their input is parsed before it gets here. */
  readonly commands?: Readonly<Record<string, Command<never, unknown>>>;
  /** Commands that only the main process gives: their input was made by it, from something already checked. */
  readonly mainCommands?: Readonly<Record<string, Command<never, unknown>>>;
  /** Commands that run a single command for each of several entities. */
  readonly bulk?: Readonly<Record<string, BulkCommand<never>>>;
  readonly queries?: Readonly<Record<string, Query<never, unknown>>>;
  /** Printed documents by kind. */
  readonly documents?: Readonly<Record<string, Composer>>;
  /** How a demo folder plays it. */
  readonly demo?: DemoPart;
}

/** A printed document: who may have it, and what stands on it. */
export interface Composer {
  readonly permission: Permission;
  /** @throws Refusal `not-found`, `does-not-apply` where there is no such document */
  readonly compose: (request: never, tools: QueryTools) => PrintDocument;
}

/** The tables of view.db that a feature's rows are in. */
export interface ViewPart {
  /** Raised whenever the same events give other rows: every view.db is built again then. */
  readonly version: number;
  readonly tables: readonly ViewTable[];
  /** Made once the rows of a rebuilt view are written. */
  readonly indexes: readonly string[];
}

export interface ViewTable {
  /** Without `view.`. */
  readonly name: string;
  /** The columns and constraints: `(id TEXT PRIMARY KEY, …) STRICT`. */
  readonly columns: string;
  /** What names a row, as an ORDER BY says it. */
  readonly order: string;
  /** Columns that hold something of this workstation alone (its log's positions, its own clock); "all": every row does. */
  readonly local?: readonly string[] | "all";
  /** The column with what people call an entity: its running number. What a lost piece of the log held is told by it. */
  readonly known?: { readonly kind: string; readonly by: string; readonly as: string };
  /**
   * Columns that hold something of sealed parts: they keep what they have where a key is lost. `kind`: of the stream whose
   * rows they are; `by`: the column with its entity's id, null where there is one row only.
   */
  readonly personal?: { readonly kind: string; readonly by: string | null; readonly columns: readonly string[] };
}

/** The features in the order of folding, and what they all refer to (office, calendar, catalog, operators). */
export interface Features {
  readonly list: readonly Feature[];
  reference(database: ReadDatabase): Reference;
  /** Brings what the app's own files (catalog, calendar) have and the log does not; returns the faults of the files. */
  bring(store: BringTarget, resources: string, app: string): CatalogProblem[];
}

/** What of the store is needed to bring the app's own files into the log. */
export interface BringTarget {
  readonly referenceData: Reference;
  execute(name: string, input: unknown, context: { operatorId: null; main: true }): unknown;
  readMeta(key: string): string | null;
  writeMeta(key: string, value: string): void;
}

/** The stored first event of a stream: its position in this log, and the workstation that wrote it. */
export interface First {
  pos: number;
  origin: string;
}

/** One kind of stream: how it folds, and what follows from its state. */
export interface Stream<State = unknown> {
  /** `request` of `request/<uuid>`. */
  readonly kind: string;
  /** Folds one event. Never throws, never looks at personal data to decide. */
  reduce(state: State | null, event: LogEvent): State | null;
  /**
   * What only all events together say, asked once after a whole stream was folded: which of them were concurrent and
   * contradict each other. An event that follows everything must never change its answer: it is folded by itself.
   */
  settle?(state: State, ordered: readonly LogEvent[]): State;
  /**
   * Folds all streams of the kind at once, where what one of them says may take the effect from another's events (who
   * may make operators). Asked when events came from elsewhere and when a view is built; what this workstation writes
   * itself was checked by the command. `states` by entity id, `flagged` by event id with the reason.
   */
  judge?(
    events: readonly LogEvent[],
    reference: Reference,
  ): { states: ReadonlyMap<string, State>; flagged: ReadonlyMap<string, string> };
  /** Other kinds whose rows `judge` looks at. */
  readonly judgedBy?: readonly string[];
  /** Whether an event may change what `judge` says; those that are false (a login) only add to their own stream. */
  judgedAnew?(event: LogEvent): boolean;
  /** What its events carry in the open, by type, and in their sealed part. `test/architecture` holds that both only grow. */
  readonly payloads?: Readonly<Record<string, z.ZodType>>;
  readonly personal?: Readonly<Record<string, z.ZodType>>;
  /** The payload version that each event type is written in now; 1 unless named. */
  readonly versions?: Readonly<Record<string, number>>;
  /** Brings an event of an older payload version to the present one. */
  upcast?(event: LogEvent): LogEvent;
  /** How many events the state has taken in: what a command names as seen. */
  versionOf(state: State): number;
  /** How many events of it contradict each other and wait for a person. */
  conflictsOf?(state: State): number;
  /** Event types whose sealed part the rows hold something of; the rest are folded for rows without it. */
  readonly personalInRows: readonly string[];
  /**
   * Whether somebody can log in by an entity of this kind. Every key of a kind that says so is looked up when a folder is
   * opened; where one is lost and nobody could log in any more, the folder stays shut. Their rows are written anew from
   * the log at every start: who may do what is never believed of view.db.
   */
  letsIn?(state: State): boolean;
  /** Event types after which what is searched for is written anew. The first event always counts. */
  readonly searchedAnew: readonly string[];
  /** Its sealed files. What adds one is an event `<kind>.attachment-added` with `content` and `attachment`. */
  readonly files?: StreamFiles<State>;
  /** Whether an event's own payload can be read by this version; what cannot is flagged and counted. */
  readable?(event: LogEvent): boolean;
  /** True where a folded state says that every event of it was read; then none of them is asked whether it can be. */
  allRead?(state: State): boolean;
  /** There is one stream of this kind, not one for each entity. */
  readonly single?: boolean;
  /** What a change is announced under; the first one as `<topic>/<id>`, unless there is one stream only. */
  readonly topics: readonly string[];
  /** Rows of view.db; made once for each connection. */
  projector(database: Database, reference: Reference): Projector<State>;
  /** Streams (of any kind folded after) whose rows follow from what changed. */
  dependents?(change: Change, database: ReadDatabase): readonly string[];
  /** Texts that it is found by. */
  searched?(state: State, reference: Reference): SearchTexts;
  /** Running numbers that an event gave out, by event type. */
  readonly numbers?: Readonly<Record<string, (event: LogEvent) => readonly TakenNumber[]>>;
  /** What it contributes to counts and sums. */
  facts?(state: State, reference: Reference): readonly Fact[];
  /** By what persons are known again: `phone:…`, `nik:…`. */
  subjects?(state: State): readonly string[];
  /** The next moments at which something is due, as long as nothing changes. */
  due?(state: State, reference: Reference): readonly Due[];
  readonly retention: Retention;
  /** True while it must be kept whatever its age: penangguhan pemusnahan. */
  onHold?(state: State): boolean;
}

/** The sealed files that belong to a kind of stream. */
export interface StreamFiles<State> {
  /** Who may open them. */
  readonly permission: Permission;
  /** Those that were not removed. */
  of(state: State): readonly FileOfStream[];
}

/** A sealed file. `name` and `key` are "" where this workstation cannot read them. */
export interface FileOfStream {
  id: string;
  /** SHA-256 of the sealed bytes, which names it on disk. */
  content: string;
  bytes: number;
  kind: string;
  mediaType: string;
  name: string;
  /** Base64 of the file's own key. */
  key: string;
}

/** Turns states of one kind into rows. */
export interface Projector<State> {
  /** `whole`: the stream was folded from its first event on, so rows of what turned out to be a conflict may be left. */
  put(state: State, first: First, whole: boolean): void;
  /** Takes away the rows of a stream whose events fold to nothing (any more). */
  remove(id: string): void;
}

/** What changed: the kinds of stream, the streams, and the types of their events (null: not known, so any). */
export interface Change {
  readonly kinds: ReadonlySet<string>;
  readonly streams: ReadonlySet<string>;
  readonly types: ReadonlySet<string> | null;
}

/** `everyone` reads the open text; the other only with `personal`. */
export interface SearchTexts {
  open: string;
  personal: string;
}

/** A running number of a series in a period: `{ name: "request", period: "2026", serial: 42 }`. */
export interface TakenNumber {
  name: string;
  period: string;
  serial: number;
}

/** What a stream adds to one series of figures on one day of the office. */
export interface Fact {
  /** `YYYY-MM-DD` in the office's zone. */
  day: string;
  /** `requests.received`. */
  series: string;
  section: string | null;
  service: string | null;
  value: number;
}

/** Something that will be due: epoch milliseconds, and what (`deadline`). */
export interface Due {
  at: number;
  what: string;
}

/** How long a kind of stream is kept. */
export interface Retention {
  /** Years after its end; null: for as long as the office exists. */
  readonly years: number | null;
  /** The source, or why there is none. */
  readonly because: string;
}
