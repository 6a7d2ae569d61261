import type { Ordered } from "../../../shared/domain/eventlog/causal";
import { type ClockEnd, clockEndOf, wrongClocks } from "../../../shared/domain/eventlog/clocks";
import type { LogEvent } from "../../../shared/domain/eventlog/event";
import type { Stream } from "../../features/feature";
import { type Database, sql } from "../database";
import type { FeatureSet } from "../feature-set";
import { isMachineEvent } from "../log/erasure";

/**
 * What a person has to know of an event, by what the events themselves say: every console flags the same.
 * `unknown-stream`, `unreadable`: this version cannot read it. `clock-wrong`: its author's clock was.
 */
export type Flag = "unknown-stream" | "unreadable" | "clock-wrong";

/** The flags of a stream's events, and where its clocks stand. */
export interface StreamFlags {
  flags: readonly { id: string; flag: Flag }[];
  clocks: ClockEnd;
}

/** True for an event whose type or payload this version cannot read. */
export function isUnreadable(stream: Stream, event: LogEvent): boolean {
  if (isMachineEvent(event.type) || !stream.readable) return false;
  return !stream.readable(stream.upcast?.(event) ?? event);
}

/** The flags of a whole stream, folded to `state`. */
export function flagsOf(
  stream: Stream,
  { ordered, waiting }: { ordered: readonly LogEvent[]; waiting: readonly LogEvent[] },
  state: unknown,
): StreamFlags {
  const wrong = wrongClocks(ordered);
  const allRead = state !== null && stream.allRead?.(state) === true;
  const unreadable = [...(allRead ? [] : ordered), ...waiting].filter((event) => isUnreadable(stream, event));
  return {
    flags: [
      ...unreadable.map(({ id }) => ({ id, flag: "unreadable" as const })),
      ...[...wrong].map((id) => ({ id, flag: "clock-wrong" as const })),
    ],
    clocks: clockEndOf(ordered, wrong),
  };
}

/** Writes the flags of a whole stream in place of those that it had. `building`: it has none yet. */
export function putFlags(database: Database, name: string, { flags }: StreamFlags, building = false): void {
  if (!building) database.run(sql.deleteFrom("view.flags").where("stream", "=", name));
  for (const { id, flag } of flags) putFlag(database, name, id, flag);
}

/** Flags what this version cannot read of events that follow a stream that was flagged before. */
export function flagNext(database: Database, stream: Stream, name: string, events: readonly LogEvent[]): void {
  for (const event of events) if (isUnreadable(stream, event)) putFlag(database, name, event.id, "unreadable");
}

/** Flags an event of a kind of stream that no feature folds. */
export function flagUnknown(
  database: Database,
  features: FeatureSet,
  row: Pick<Ordered, "id"> & { stream: string },
): void {
  if (features.streamOf(row.stream) === null) putFlag(database, row.stream, row.id, "unknown-stream");
}

function putFlag(database: Database, stream: string, id: string, flag: Flag): void {
  database.run(sql.replaceInto("view.flags").values({ event_id: id, stream, flag }));
}
