import { existsSync, statSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import { Database, openView } from "../store/database";
import type { KeeperStart } from "./protocol";

const LOOK_EVERY_MS = 1_000;
/** A write-ahead file is folded back into its database from this size on. */
const CHECKPOINT_BYTES = 4 * 1024 * 1024;

/** The keeper thread: checkpoints on connections of its own, so that no command pays for them. */
function run(): void {
  const port = parentPort;
  if (!port) throw new Error("the keeper runs as a worker thread only");
  const { paths, viewKey } = workerData as KeeperStart;
  const kept = [
    { path: paths.log, schema: "main", database: new Database(paths.log) },
    { path: paths.view, schema: "view", database: openView(paths.view, viewKey) },
  ];
  for (const { schema, database } of kept) {
    database.exec(`PRAGMA busy_timeout = 1000; PRAGMA wal_autocheckpoint = 0; PRAGMA ${schema}.synchronous = FULL`);
  }
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
  }, LOOK_EVERY_MS);
  port.on("message", () => {
    clearInterval(timer);
    for (const { database } of kept) database.close();
    port.close();
  });
}

run();
