import { resolve } from "node:path";
import { viewKeyOf } from "../../../main/platform/office-key";
import { Database } from "../../../main/store/database";
import { noteCleanClose } from "../../../main/store/log/opening";
import { StoreClient, StoreThreads } from "../../../main/workers/client";
import { type CallInput, contract } from "../../../shared/ipc/contract";
import { RESOURCES } from "../../helpers/store";
import { type BenchResult, measured, type Say } from "../result";
import { filledStore } from "./fill";
import { intake } from "./intake";

const ROWS = 1_000_000;
const RUNS = 3;
/** The second reader starts a little later than the first. */
const FULL_CREW_MS = 3_000;

/** Copies of one request's row until there are a million: what a query reads, without the events behind it. */
function multiplyRows(viewPath: string, logPath: string, key: string): void {
  const database = new Database(logPath);
  database.attach("view", viewPath, key);
  database.exec("PRAGMA view.synchronous = OFF; PRAGMA view.cache_size = -100000");
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

/** The longest stall of the main thread while queries over a million rows run and a request is received. */
export async function benchStall(folder: string, say: Say): Promise<BenchResult[]> {
  say(`stall: making ${ROWS.toLocaleString("en")} rows`);
  const opened = filledStore(folder, 200, false);
  const operatorId = opened.operators["service-desk"];
  opened.shut();
  try {
    multiplyRows(opened.paths.view, opened.paths.log, viewKeyOf(opened.officeKey));
    noteCleanClose(opened.paths);
    const client = await StoreClient.open({
      paths: opened.paths,
      officeKey: opened.officeKey,
      threads: new StoreThreads(resolve("dist/main")),
      resources: RESOURCES,
      workstation: { version: "0.0.0", dataFolder: opened.paths.folder, demo: false, keyProtection: "passphrase" },
      onChanged: () => {},
      onRebuild: () => {},
      onLost: (reason) => say(reason),
    });
    const counts = (await client.query("requests.counts", {}, operatorId)) as { all: number };
    if (counts.all < ROWS) throw new Error(`only ${counts.all} rows`);
    await new Promise((crew) => setTimeout(crew, FULL_CREW_MS));
    const stalls: number[] = [];
    const queries: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      const longest = watchLoop();
      const began = performance.now();
      const running = heavyQueries(client, operatorId);
      await client.execute("requests.receive", contract["requests.receive"].input.parse(intake(run)), operatorId);
      await Promise.all(running);
      queries.push(performance.now() - began);
      stalls.push(longest());
    }
    await client.close();
    return [
      measured("longest stall of the main thread, queries over 1,000,000 rows", Math.max(...stalls), "ms", "lower", 50),
      measured("those queries together", Math.max(...queries), "ms", "lower"),
    ];
  } finally {
    opened.close();
  }
}
