import { closeSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs";
import type { Stream } from "../../features/feature";
import type { DataPaths } from "../../platform/paths";
import { Database, sql } from "../database";
import type { FeatureSet } from "../feature-set";
import { forgetCleanClose } from "../log/clean-close";
import { EventLog, type FoldColumns, foldColumns } from "../log/eventlog";
import type { Keyring } from "../log/keyring";
import { removeView } from "../log/opening";
import { flagUnknown } from "./flags";
import { projectColumns } from "./fold-rows";
import { judgeKind } from "./judgement";
import { Projector } from "./projector";
import { createViewIndexes, createViewTables } from "./schema";
import { indexedTexts } from "./search";

export interface RebuildResult {
  streams: number;
  events: number;
}

/** Folds every stream of one kind and writes its rows. */
function rebuildKind(
  database: Database,
  stream: Stream,
  keyring: Keyring,
  projector: Projector,
  onEvents: (count: number) => void,
): RebuildResult {
  const result = { streams: 0, events: 0 };
  let name = "";
  let rows: FoldColumns[] = [];
  const finish = () => {
    if (rows.length === 0) return;
    projectColumns(stream, name, rows, keyring, projector, true);
    result.streams += 1;
    result.events += rows.length;
    onEvents(rows.length);
    rows = [];
  };
  const found = database.rawIterate<FoldColumns>(
    `SELECT ${foldColumns(stream.personalInRows)} FROM events WHERE stream >= ? AND stream < ? ORDER BY stream, pos`,
    `${stream.kind}/`,
    `${stream.kind}0`,
  );
  for (const row of found) {
    if (row[0] !== name) {
      finish();
      name = row[0];
    }
    rows.push(row);
  }
  finish();
  judgeKind(database, stream, keyring, projector);
  return result;
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
  features: FeatureSet,
  progress: (done: number, all: number) => void = () => {},
): RebuildResult {
  removeView(target);
  const database = new Database(paths.log, { readOnly: false });
  try {
    database.exec("PRAGMA cache_size = -64000");
    database.attach("view", target, keyring.viewKey);
    // The new file counts only once it is complete and renamed: nothing of it needs to survive a power cut before.
    database.exec(`PRAGMA view.journal_mode = OFF; PRAGMA view.synchronous = OFF; PRAGMA view.secure_delete = OFF;
      PRAGMA view.cache_size = -64000`);
    const log = new EventLog(database);
    const all = log.lastPosition();
    const total = { streams: 0, events: 0 };
    let reported = 0;
    database.exec("BEGIN");
    createViewTables(database, features);
    const reference = features.features.reference(database);
    const projector = new Projector(database, features, reference, { texts: indexedTexts(database) });
    const onEvents = (count: number) => {
      reported += count;
      if (reported % 5_000 < count) progress(reported, all);
    };
    keyring.withAllKeys(() => {
      for (const stream of features.streams) {
        const part = rebuildKind(database, stream, keyring, projector, onEvents);
        total.streams += part.streams;
        total.events += part.events;
      }
    });
    flagAll(database, features);
    for (const { origin, seq, hash } of log.heads()) {
      database.run(sql.insertInto("view.applied").values({ origin, seq, hash }));
    }
    createViewIndexes(database, features);
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

/** Flags the events that no feature folds. */
function flagAll(database: Database, features: FeatureSet): void {
  const kinds = features.streams.map(({ kind }) => `'${kind}'`).join(", ");
  const unknown = database.rawAll<{ id: string; stream: string }>(
    `SELECT id, stream FROM events WHERE substr(stream, 1, instr(stream, '/') - 1) NOT IN (${kinds})`,
  );
  for (const row of unknown) flagUnknown(database, features, row);
}

/** Puts a finished view file in the place of the one in use. No connection may be open on either. */
export function replaceView(paths: DataPaths, target: string): void {
  removeView(paths.view);
  renameSync(target, paths.view);
  for (const side of ["-wal", "-shm"]) rmSync(target + side, { force: true });
  forgetCleanClose(paths, "view");
}

/** True if two view files hold the same rows in every table. */
export function sameViews(left: string, right: string, key: string, features: FeatureSet): boolean {
  const database = new Database(":memory:");
  try {
    database.attach("a", left, key);
    database.attach("b", right, key);
    return features.tables.every(({ name, local }) => {
      // What a long stream's state was kept at depends on when it was asked for; it is no row of anything.
      if (local === "all") return true;
      const difference = database.rawGet<{ n: number }>(
        `SELECT (SELECT count(*) FROM (SELECT * FROM a.${name} EXCEPT SELECT * FROM b.${name}))
              + (SELECT count(*) FROM (SELECT * FROM b.${name} EXCEPT SELECT * FROM a.${name})) AS n`,
      );
      return difference?.n === 0;
    });
  } finally {
    database.close();
  }
}
