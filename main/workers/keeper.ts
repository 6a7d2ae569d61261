import { existsSync, statSync } from "node:fs";
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { systemClock } from "../platform/clock";
import { type OfficeKey, receivedOfficeKey, viewKeyOf } from "../platform/office-key";
import type { DataPaths } from "../platform/paths";
import { Database, openView } from "../store/database";
import { ChainSeal } from "../store/log/chain-seal";
import { readLogCheck } from "../store/log/log-check";
import { LogChecker } from "../store/log/log-checker";
import { NoteSeal } from "../store/log/note-seal";
import type { KeeperEvent, KeeperStart } from "./protocol";

const LOOK_EVERY_MS = 1_000;
/** A write-ahead file is folded back into its database from this size on. */
const CHECKPOINT_BYTES = 4 * 1024 * 1024;

/**
 * The keeper thread: checkpoints on connections of its own, so that no command pays for them, and checks the log's chains,
 * a slice at a time.
 */
function run(): void {
  const port = parentPort;
  if (!port) throw new Error("the keeper runs as a worker thread only");
  const { paths, officeKey: sent } = workerData as KeeperStart;
  const officeKey = receivedOfficeKey(sent);
  const kept = [
    { path: paths.log, schema: "main", database: new Database(paths.log) },
    { path: paths.view, schema: "view", database: openView(paths.view, viewKeyOf(officeKey)) },
  ];
  for (const { schema, database } of kept) {
    database.exec(`PRAGMA busy_timeout = 1000; PRAGMA wal_autocheckpoint = 0; PRAGMA ${schema}.synchronous = FULL`);
  }
  const check = checking(port, paths, officeKey);
  const timer = setInterval(() => {
    for (const { path, schema, database } of kept) {
      const side = `${path}-wal`;
      try {
        if (existsSync(side) && statSync(side).size >= CHECKPOINT_BYTES) {
          database.rawAll(`PRAGMA ${schema}.wal_checkpoint(PASSIVE)`);
        }
      } catch {
        // A full disk or a busy file puts it off: the write-ahead file grows, nothing is lost.
      }
    }
    try {
      check.step();
    } catch {
      // The same: the walk goes on from where it was noted.
    }
  }, LOOK_EVERY_MS);
  port.on("message", () => {
    clearInterval(timer);
    for (const { database } of kept) database.close();
    check.close();
    port.close();
  });
}

/** The walk over the log's chains, on a connection that reads; says when one came to its end. */
function checking(port: MessagePort, paths: DataPaths, officeKey: OfficeKey): { step(): void; close(): void } {
  const log = new Database(paths.log, { readOnly: true });
  const noteSeal = new NoteSeal(officeKey);
  const path = paths.logCheck;
  const now = () => systemClock().now().wall;
  const checker = new LogChecker({ log, chainSeal: new ChainSeal(officeKey), noteSeal, path, now });
  return {
    step: () => {
      if (!checker.step()) return;
      const bad = readLogCheck(path, noteSeal).whole?.bad;
      const said: KeeperEvent = { damage: bad ? `${bad.reason} ${bad.origin} ${bad.seq}` : null };
      port.postMessage(said);
    },
    close: () => log.close(),
  };
}

run();
