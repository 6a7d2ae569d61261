import { join, resolve } from "node:path";
import { Worker } from "node:worker_threads";
import { viewKeyOf } from "../../../main/platform/office-key";
import { Database } from "../../../main/store/database";
import { contract } from "../../../shared/ipc/contract";
import type { TestStore } from "../../helpers/store";
import { type BenchResult, ratio, type Say } from "../result";
import { quantile } from "../statistics";
import { filledStore } from "./fill";
import { intake } from "./intake";

const THERE = 5_000;
const WARM_UP = 1_000;
const MEASURED = 4_000;

/** A table with one column in a file of its own: the least that a durable insertion can be with this driver. */
function bareInsertion(opened: TestStore): { insert(): void; close(): void } {
  const row = opened.store.database.rawGet<{ bytes: number }>(
    `SELECT CAST(avg(length(id) + length(stream) + length(type) + length(after) + length(hlc) + length(origin)
       + length(prev_hash) + length(hash) + length(actor) + length(payload) + length(personal) + 30) AS INTEGER) AS bytes
     FROM events WHERE type = 'request.received'`,
  );
  const database = new Database(join(opened.paths.folder, "bare.db"));
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0");
  database.exec("CREATE TABLE bare (id INTEGER PRIMARY KEY, content TEXT NOT NULL) STRICT");
  const content = "x".repeat(row?.bytes ?? 1_000);
  return {
    insert: () => database.rawRun("INSERT INTO bare (content) VALUES (?)", content),
    close: () => database.close(),
  };
}

/** The app's own checkpoints, in its own thread, on the files that are measured. */
async function keeperThread(opened: TestStore): Promise<() => Promise<void>> {
  const keeper = new Worker(resolve("dist/main/keeper.js"), {
    workerData: { paths: opened.paths, viewKey: viewKeyOf(opened.officeKey) },
  });
  await new Promise((online) => keeper.once("online", online));
  return async () => {
    keeper.postMessage("close");
    await new Promise((ended) => keeper.once("exit", ended));
  };
}

/**
 * Receiving a request (validate, decide, append, fold, project, commit, durable) against a bare durable insertion of one
 * row of the same size, in turn, in a folder that holds requests already, while the keeper's checkpoints run.
 */
export async function benchCommand(folder: string, say: Say): Promise<BenchResult[]> {
  say(`receiving requests: filling a folder with ${THERE} requests`);
  const opened = filledStore(folder, THERE, false);
  const bare = bareInsertion(opened);
  const stopKeeper = await keeperThread(opened);
  const operatorId = opened.operators["service-desk"];
  const context = { operatorId };
  const rival: number[] = [];
  const ours: number[] = [];
  try {
    for (let n = 0; n < WARM_UP + MEASURED; n++) {
      const form = intake(THERE + n);
      opened.clock.advance(1_000);
      const began = performance.now();
      bare.insert();
      const between = performance.now();
      opened.store.execute("requests.receive", contract["requests.receive"].input.parse(form), context);
      const ended = performance.now();
      if (n === WARM_UP) say(`receiving requests: measuring ${MEASURED} of each`);
      if (n < WARM_UP) continue;
      rival.push(between - began);
      ours.push(ended - between);
      // The keeper's thread and the event loop of a real writer get their turns.
      if (n % 50 === 0) await new Promise((turn) => setImmediate(turn));
    }
  } finally {
    await stopKeeper();
    bare.close();
    opened.close();
  }
  const at = (share: number) => [quantile(ours, share), quantile(rival, share)] as const;
  const told = ([our, bare]: readonly [number, number]) => `${our.toFixed(2)} ms against ${bare.toFixed(2)} ms`;
  say(`receiving requests: p50 ${told(at(0.5))}, p99 ${told(at(0.99))}`);
  return [
    ratio("receive a request against a bare durable insert, p50", ...at(0.5), 3),
    ratio("receive a request against a bare durable insert, p99", ...at(0.99), 4),
  ];
}
