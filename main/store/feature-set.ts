import { createHash } from "node:crypto";
import type { LogEvent } from "../../shared/domain/eventlog/event";
import { ownEntry, streamKind } from "../../shared/domain/eventlog/event";
import { Refusal } from "../../shared/ipc/errors";
import type { BulkCommand, Command } from "../features/command";
import type { Composer, Feature, Features, Stream, ViewTable } from "../features/feature";
import type { Query } from "../features/query";
import { isMachineEvent } from "./log/erasure";
import { MACHINE_TABLES } from "./view/machine-tables";

type Named<T> = Readonly<Record<string, T>>;

/** The features that were handed to the machine, looked up by name. Made once for each connection. */
export class FeatureSet {
  readonly list: readonly Feature[];
  /** Every kind of stream in the order of folding: those that others follow from come first. */
  readonly streams: readonly Stream[];
  /** The tables of view.db: the machine's own, then each feature's. */
  readonly tables: readonly ViewTable[];
  /** A number that changes with every table, index and rule of the rows: a view.db of another one is built again. */
  readonly viewVersion: number;
  private readonly byKind: ReadonlyMap<string, Stream>;
  private readonly commands: Named<Command<unknown, unknown>>;
  private readonly mainCommands: Named<Command<unknown, unknown>>;
  private readonly bulks: Named<BulkCommand<unknown>>;
  private readonly queries: Named<Query<unknown, unknown>>;
  private readonly composers: Named<Composer>;

  constructor(readonly features: Features) {
    this.list = features.list;
    this.streams = this.list.flatMap((feature) => feature.streams);
    this.byKind = new Map(this.streams.map((stream) => [stream.kind, stream]));
    this.tables = [...MACHINE_TABLES, ...this.list.flatMap((feature) => feature.view.tables)];
    this.commands = joined(this.list, "commands") as Named<Command<unknown, unknown>>;
    this.mainCommands = joined(this.list, "mainCommands") as Named<Command<unknown, unknown>>;
    this.bulks = joined(this.list, "bulk") as Named<BulkCommand<unknown>>;
    this.queries = joined(this.list, "queries") as Named<Query<unknown, unknown>>;
    this.composers = joined(this.list, "documents");
    this.viewVersion = versionOf(this);
  }

  /** How a stream's kind folds, or null for one that this version does not know. */
  streamOf(stream: string): Stream | null {
    return this.byKind.get(streamKind(stream)) ?? null;
  }

  /** @throws Error for a stream that no feature folds */
  known(stream: string): Stream {
    const found = this.streamOf(stream);
    if (!found) throw new Error(`unknown kind of stream: ${stream}`);
    return found;
  }

  /** @throws Refusal `unknown-name`. `main`: also what only the main process may ask. */
  command(name: string, main: boolean): Command<unknown, unknown> {
    const command = ownEntry(this.commands, name) ?? (main ? ownEntry(this.mainCommands, name) : undefined);
    if (!command) throw new Refusal("unknown-name", { name });
    return command;
  }

  /** A command for several entities; null for the name of a single one. */
  bulk(name: string): BulkCommand<unknown> | null {
    return ownEntry(this.bulks, name) ?? null;
  }

  /** @throws Refusal `unknown-name` */
  query(name: string): Query<unknown, unknown> {
    const query = ownEntry(this.queries, name);
    if (!query) throw new Refusal("unknown-name", { name });
    return query;
  }

  /** @throws Refusal `unknown-name` */
  composer(kind: string): Composer {
    const composer = ownEntry(this.composers, kind);
    if (!composer) throw new Refusal("unknown-name", { name: kind });
    return composer;
  }

  /** Topics that a change of these streams is announced under: each kind's own, and the entity under the first of them. */
  topicsOf(streams: Iterable<string>): Set<string> {
    const topics = new Set<string>();
    for (const name of streams) {
      const stream = this.streamOf(name);
      if (!stream) {
        topics.add("workstation");
        continue;
      }
      const [first, ...others] = stream.topics;
      if (first) topics.add(stream.single ? first : `${first}/${name.slice(stream.kind.length + 1)}`);
      for (const topic of others) topics.add(topic);
    }
    return topics;
  }
}

/**
 * Folds events that are in causal order onto a state, older payload versions brought to the present one. Onto null it
 * folds a whole stream; onto a state, what follows everything in it.
 */
export function foldOnto(stream: Stream, state: unknown, ordered: readonly LogEvent[]): unknown {
  const events = stream.upcast ? ordered.map((event) => stream.upcast?.(event) ?? event) : ordered;
  let folded = state;
  for (const event of events) {
    // What the machine notes about a stream is no fact of its feature.
    if (!isMachineEvent(event.type)) folded = stream.reduce(folded, event);
  }
  return state === null && folded !== null && stream.settle ? stream.settle(folded, events) : folded;
}

/** Conflicts of a state as a feature counts them; 0 where it has none. */
export function conflictsOf(stream: Stream, state: unknown): number {
  return state === null ? 0 : (stream.conflictsOf?.(state) ?? 0);
}

function joined<K extends "commands" | "mainCommands" | "bulk" | "queries" | "documents">(
  list: readonly Feature[],
  part: K,
): NonNullable<Feature[K]> {
  const together: Record<string, unknown> = {};
  for (const feature of list) {
    for (const [name, entry] of Object.entries(feature[part] ?? {})) {
      if (Object.hasOwn(together, name)) throw new Error(`${name} is answered by two features`);
      together[name] = entry;
    }
  }
  return together as NonNullable<Feature[K]>;
}

function versionOf(set: FeatureSet): number {
  const text = JSON.stringify([
    set.tables.map(({ name, columns, order }) => [name, columns, order]),
    set.list.map(({ name, view }) => [name, view.version, view.indexes]),
    set.streams.map(({ kind, searched, facts, subjects, due }) => [kind, !!searched, !!facts, !!subjects, !!due]),
  ]);
  // user_version is a signed number of 32 bits; 0 is what a file without one has.
  return (createHash("sha256").update(text).digest().readUInt32BE(0) >>> 1) + 1;
}
