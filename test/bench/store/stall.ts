import { resolve } from "node:path";
import { Worker } from "node:worker_threads";
import { closeKeyOf, type OfficeKey } from "../../../main/platform/office-key";
import type { DataPaths } from "../../../main/platform/paths";
import { noteCleanClose } from "../../../main/store/log/clean-close";
import { StoreClient, StoreThreads } from "../../../main/workers/client";
import { type CallInput, contract } from "../../../shared/ipc/contract";
import { RESOURCES } from "../../helpers/store";
import { openToFill } from "../folders/files";
import { type BenchResult, ratio, type Say } from "../result";
import { median } from "../statistics";
import { filledStore } from "./fill";
import { intake } from "./intake";

const ROWS = 1_000_000;
const RUNS = 9;
/** The second reader starts a little later than the first. */
const FULL_CREW_MS = 3_000;

/** Copies of one request's row until there are a million: what a query reads, without the events behind it. */
function multiplyRows(paths: DataPaths, officeKey: OfficeKey): void {
  const database = openToFill(paths, officeKey);
  const indexes = database.rawAll<{ name: string; sql: string }>(
    "SELECT name, sql FROM view.sqlite_schema WHERE type = 'index' AND tbl_name = 'requests'",
  );
  for (const { name } of indexes) database.exec(`DROP INDEX view.${name}`);
  const columns = database.rawAll<{ name: string }>("PRAGMA view.table_info(requests)").map(({ name }) => name);
  const values = columns.map((name) => {
    if (name === "row" || name === "serial") return `r.${name} + copies.n * 1000`;
    if (name === "id" || name === "number") return `r.${name} || '-' || copies.n`;
    if (name === "due_sort" || name === "received_at") return `r.${name} + (copies.n * 7919) % 50000000`;
    return `r.${name}`;
  });
  database.exec(`
    WITH RECURSIVE copies (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM copies WHERE n < ${ROWS / 100})
    INSERT INTO view.requests (${columns.join(", ")})
    SELECT ${values.join(", ")} FROM copies CROSS JOIN (SELECT * FROM view.requests ORDER BY row LIMIT 100) AS r`);
  for (const { name, sql } of indexes) database.exec(sql.replace(` ${name} `, ` view.${name} `));
  database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  database.close();
}

/** Watches the event loop of this thread: the longest time between two turns, in milliseconds. */
function watchLoop(): () => number {
  let longest = 0;
  let last = performance.now();
  let watching = true;
  const turn = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (watching) setTimeout(turn, 1);
  };
  setTimeout(turn, 1);
  return () => {
    watching = false;
    return longest;
  };
}

/** Queries that read every row: a filter without an index, the counts of all views. */
function heavyQueries(client: StoreClient, operatorId: string): Promise<unknown>[] {
  const page: CallInput<"requests.page"> = {
    view: "all",
    search: "",
    sort: "due",
    descending: false,
    after: null,
    limit: 200,
    filters: {
      serviceId: null,
      section: "tidak ada",
      status: null,
      channel: "app",
      receivedFrom: null,
      receivedTo: null,
    },
  };
  return [client.query("requests.page", page, operatorId), client.query("requests.counts", {}, operatorId)];
}

/**
 * Two bare threads: each computes for as long as it is told, as a thread that reads many rows does, and answers with a
 * message that it was given before.
 */
class BareThreads {
  private readonly workers = [0, 1].map(
    () =>
      new Worker(
        `const { parentPort } = require("node:worker_threads");
         let answer = null;
         parentPort.on("message", (message) => {
           if ("answer" in message) { answer = message.answer; return; }
           const until = performance.now() + message.busy;
           while (performance.now() < until);
           parentPort.postMessage(answer);
         });`,
        { eval: true },
      ),
  );

  teach(answers: readonly unknown[]): void {
    for (const [at, answer] of answers.entries()) this.workers[at]?.postMessage({ answer });
  }

  async ask(milliseconds: number): Promise<void> {
    await Promise.all(
      this.workers.map(async (worker) => {
        const answered = new Promise((done) => worker.once("message", done));
        worker.postMessage({ busy: milliseconds });
        await answered;
      }),
    );
  }

  async close(): Promise<void> {
    for (const worker of this.workers) await worker.terminate();
  }
}

/**
 * The longest stall of the main thread while queries over a million rows run and a request is received, against that
 * while bare threads are busy for as long and answer with the same messages, in turn.
 */
export async function benchStall(folder: string, say: Say): Promise<BenchResult[]> {
  say(`stall: making ${ROWS.toLocaleString("en")} rows`);
  const opened = filledStore(folder, 200, false);
  const operatorId = opened.operators["service-desk"];
  opened.shut();
  const bare = new BareThreads();
  try {
    multiplyRows(opened.paths, opened.officeKey);
    noteCleanClose(opened.paths, closeKeyOf(opened.officeKey));
    say("stall: measuring");
    const client = await StoreClient.open({
      paths: opened.paths,
      officeKey: opened.officeKey,
      threads: new StoreThreads(resolve("dist/main")),
      resources: RESOURCES,
      workstation: { version: "0.0.0", dataFolder: opened.paths.folder, keyProtection: "passphrase" },
      onChanged: () => {},
      onRebuild: () => {},
      onLost: (reason) => say(reason),
    });
    const counts = (await client.query("requests.counts", {}, operatorId)) as { all: number };
    if (counts.all < ROWS) throw new Error(`only ${counts.all} rows`);
    await new Promise((crew) => setTimeout(crew, FULL_CREW_MS));
    bare.teach(await Promise.all(heavyQueries(client, operatorId)));
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      const form = contract["requests.receive"].input.parse(intake(run));
      const longest = watchLoop();
      const began = performance.now();
      const running = heavyQueries(client, operatorId);
      await client.execute("requests.receive", form, operatorId);
      await Promise.all(running);
      const took = performance.now() - began;
      ours.push(longest());
      const longestBare = watchLoop();
      await bare.ask(took);
      theirs.push(longestBare());
      say(
        `stall: ${(ours.at(-1) ?? 0).toFixed(1)} ms, bare ${(theirs.at(-1) ?? 0).toFixed(1)} ms, in ${took.toFixed(0)} ms`,
      );
    }
    await client.close();
    const name = "longest stall of the main thread under queries over 1,000,000 rows against bare busy threads";
    return [ratio(name, median(ours), median(theirs), 2)];
  } finally {
    await bare.close();
    opened.close();
  }
}
