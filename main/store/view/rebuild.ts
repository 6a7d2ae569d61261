import { closeSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs";
import { orderCausally } from "../../../shared/domain/eventlog/causal";
import { foldOnto, kindOf, Projections, STREAM_KINDS, type StreamKind } from "../../features";
import { Reference } from "../../features/reference";
import type { DataPaths } from "../../platform/paths";
import { isClockAhead } from "../../sync/hlc";
import { Database, sql } from "../database";
import { EventLog, eventOfColumns, FOLD_COLUMNS, type FoldColumns } from "../log/eventlog";
import type { Keyring } from "../log/keyring";
import { forgetCleanClose, removeView } from "../log/opening";
import { createViewIndexes, createViewTables, VIEW_ROWS } from "../log/schema";
import type { EventRow } from "../tables";
import { indexedTexts } from "./search";

export interface RebuildResult {
  streams: number;
  events: number;
}

/** Notes an event that came from more than five minutes ahead, or that this version does not know. */
export function flagEvent(database: Database, row: Pick<EventRow, "id" | "stream" | "hlc" | "received">): void {
  const flag =
    kindOf(row.stream) === null ? "unknown-stream" : isClockAhead(row.hlc, row.received) ? "clock-ahead" : null;
  if (flag) database.run(sql.replaceInto("view.flags").values({ event_id: row.id, stream: row.stream, flag }));
}

/** Folds every stream of one kind and writes its rows. */
function rebuildKind(
  database: Database,
  kind: StreamKind,
  keyring: Keyring,
  projections: Projections,
  onEvents: (count: number) => void,
): RebuildResult {
  const result = { streams: 0, events: 0 };
  let stream = "";
  let rows: FoldColumns[] = [];
  const finish = () => {
    if (rows.length === 0) return;
    projectColumns(kind, stream, rows, keyring, projections);
    result.streams += 1;
    result.events += rows.length;
    onEvents(rows.length);
    rows = [];
  };
  const statement = database.raw.prepare(
    `SELECT ${FOLD_COLUMNS} FROM events WHERE stream >= ? AND stream < ? ORDER BY stream, pos`,
  );
  statement.setReturnArrays(true);
  for (const item of statement.iterate(`${kind}/`, `${kind}0`)) {
    const row = item as unknown as FoldColumns;
    if (row[0] !== stream) {
      finish();
      stream = row[0];
    }
    rows.push(row);
  }
  finish();
  return result;
}

/** Folds one stream's events, all of them in the order of their positions, and writes its rows. */
export function projectColumns(
  kind: StreamKind,
  stream: string,
  rows: readonly FoldColumns[],
  keyring: Keyring,
  projections: Projections,
): void {
  const { ordered } = orderCausally(rows.map((row) => eventOfColumns(row, keyring)));
  const first = ordered[0];
  if (!first) return;
  const row = rows.find(([, , id]) => id === first.id);
  if (row)
    projections.project(kind, stream, foldOnto(kind, null, ordered), { pos: row[1], origin: first.origin }, true);
}

/**
 * Builds a view file from the log, beside the one in use.
 *
 * @param progress gets events folded so far and events in all.
 */
export function buildView(
  paths: DataPaths,
  target: string,
  keyring: Keyring,
  progress: (done: number, all: number) => void = () => {},
): RebuildResult {
  removeView(target);
  const database = new Database(paths.log, { readOnly: false });
  try {
    database.exec("PRAGMA cache_size = -64000");
    database.rawRun("ATTACH DATABASE ? AS view", target);
    // The new file counts only once it is complete and renamed: nothing of it needs to survive a power cut before.
    database.exec(`PRAGMA view.journal_mode = OFF; PRAGMA view.synchronous = OFF; PRAGMA view.secure_delete = OFF;
      PRAGMA view.cache_size = -64000; PRAGMA temp_store = MEMORY`);
    const log = new EventLog(database);
    const all = log.lastPosition();
    const total = { streams: 0, events: 0 };
    let reported = 0;
    database.exec("BEGIN");
    createViewTables(database);
    const reference = new Reference(database);
    const projections = new Projections(database, reference, indexedTexts(database));
    const onEvents = (count: number) => {
      reported += count;
      if (reported % 5_000 < count) progress(reported, all);
    };
    keyring.withAllKeys(() => {
      for (const kind of STREAM_KINDS) {
        const part = rebuildKind(database, kind, keyring, projections, onEvents);
        total.streams += part.streams;
        total.events += part.events;
      }
    });
    flagAll(database);
    for (const { origin, seq, hash } of log.heads()) {
      database.run(sql.insertInto("view.applied").values({ origin, seq, hash }));
    }
    createViewIndexes(database);
    database.exec("COMMIT");
    // The driver keeps a closed connection's files open until its statements are collected; a detached one's it closes.
    database.exec("DETACH DATABASE view");
    flushFile(target);
    progress(all, all);
    return total;
  } catch (error) {
    database.close();
    // A half-built file would take the room that a full disk lacks.
    removeView(target);
    throw error;
  } finally {
    database.close();
  }
}

/** A renamed file whose bytes are not on disk yet would be an empty one after a power cut. */
function flushFile(path: string): void {
  const file = openSync(path, "r+");
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function flagAll(database: Database): void {
  const unusual = database.raw.prepare(
    `SELECT id, stream, hlc, received FROM events
     WHERE CAST(substr(hlc, 1, 13) AS INTEGER) > received + 300000
        OR substr(stream, 1, instr(stream, '/') - 1) NOT IN (${STREAM_KINDS.map((kind) => `'${kind}'`).join(", ")})`,
  );
  for (const row of unusual.all()) flagEvent(database, row as unknown as EventRow);
}

/** Puts a finished view file in the place of the one in use. No connection may be open on either. */
export function replaceView(paths: DataPaths, target: string): void {
  removeView(paths.view);
  renameSync(target, paths.view);
  for (const side of ["-wal", "-shm"]) rmSync(target + side, { force: true });
  forgetCleanClose(paths, "view");
}

/** True if two view files hold the same rows in every table. */
export function sameViews(left: string, right: string): boolean {
  const database = new Database(":memory:");
  try {
    database.rawRun("ATTACH DATABASE ? AS a", left);
    database.rawRun("ATTACH DATABASE ? AS b", right);
    return VIEW_ROWS.every(({ table }) => {
      const difference = database.rawGet<{ n: number }>(
        `SELECT (SELECT count(*) FROM (SELECT * FROM a.${table} EXCEPT SELECT * FROM b.${table}))
              + (SELECT count(*) FROM (SELECT * FROM b.${table} EXCEPT SELECT * FROM a.${table})) AS n`,
      );
      return difference?.n === 0;
    });
  } finally {
    database.close();
  }
}
