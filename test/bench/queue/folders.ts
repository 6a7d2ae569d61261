import { cpSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { DEMO_PASSPHRASE } from "../../../main/features/demo/demo-file";
import { FEATURES } from "../../../main/features/index";
import { closeKeyOf, openWithPassphrase, readOfficeKeyFile, viewKeyOf } from "../../../main/platform/office-key";
import { type DataPaths, dataPaths } from "../../../main/platform/paths";
import { Database } from "../../../main/store/database";
import { FeatureSet } from "../../../main/store/feature-set";
import { noteCleanClose } from "../../../main/store/log/clean-close";
import { createViewIndexes, createViewTables } from "../../../main/store/view/schema";
import { DEMO_REQUESTS, keptFolder } from "../demo-folder";
import { indexTexts } from "../folders/view";
import type { Say } from "../result";

const features = new FeatureSet(FEATURES);

/** A million requests of ten years: of each finished one of the demo ten, of each open one four. */
const YEARS = 10;
const OPEN_COPIES = 4;
const YEAR_MS = 31_536_000_000;
/** Tables with rows of each request that no page reads: they stay empty. */
const OF_REQUESTS = ["requests", "bookings", "facts", "subjects", "due", "conflicts"];
/** The log positions of one copy; those of the years before come first, as in a log that grew. */
const ROWS_A_YEAR = 10_000_000;

/**
 * A folder whose queue holds a million requests, made from the demo's: its view.db gets the demo's finished requests
 * again for each of the years before, and its open ones four times. Log and keys stay the demo's: what is measured reads
 * the view alone. Made once for a version of the view, kept in out/.
 */
export function millionFolder(demo: string, say: Say): Promise<string> {
  return keptFolder("bench-queue-1000000", async (folder) => {
    say("making a queue of a million requests (once)");
    for (const name of readdirSync(demo)) cpSync(join(demo, name), join(folder, name));
    const officeKey = await openWithPassphrase(readOfficeKeyFile(dataPaths(demo).officeKey), DEMO_PASSPHRASE);
    multiply(dataPaths(demo), dataPaths(folder), viewKeyOf(officeKey), say);
    noteCleanClose(dataPaths(folder), closeKeyOf(officeKey));
  });
}

function multiply(demo: DataPaths, target: DataPaths, key: string, say: Say): void {
  rmSync(target.view, { force: true });
  const database = new Database(target.log);
  try {
    database.attach("view", target.view, key);
    database.attach("demo", demo.view, key);
    database.exec(
      `PRAGMA view.journal_mode = MEMORY; PRAGMA view.synchronous = OFF; PRAGMA view.cache_size = -200000; BEGIN`,
    );
    createViewTables(database, features);
    // Nobody goes on in the demo's place: the copy is no second workstation.
    database.exec("DELETE FROM meta WHERE key = 'place'");
    const others = features.tables.map(({ name }) => name).filter((name) => !OF_REQUESTS.includes(name));
    for (const table of others) {
      database.exec(`INSERT INTO view.${table} SELECT * FROM demo.${table}`);
    }
    const columns = database.rawAll<{ name: string }>("PRAGMA demo.table_info(requests)").map(({ name }) => name);
    for (let year = YEARS - 1; year >= 0; year--) copyYear(database, columns, year);
    for (let copy = 1; copy < OPEN_COPIES; copy++) copyOpen(database, columns, copy);
    say("putting their words into the full-text index");
    indexTexts(database, 0);
    say("sorting their indexes");
    createViewIndexes(database, features);
    database.exec("COMMIT; PRAGMA view.journal_mode = WAL");
  } finally {
    database.close();
  }
}

/** A request again, `year` years earlier. */
function copyYear(database: Database, columns: readonly string[], year: number): void {
  const values = columns.map((name) => {
    if (name === "row") return `row + ${(YEARS - 1 - year) * ROWS_A_YEAR}`;
    if (name === "id") return year === 0 ? "id" : `id || '-${year}'`;
    if (name === "year") return `year - ${year}`;
    if (name === "number") return `replace(number, '-' || year || '-', '-' || (year - ${year}) || '-')`;
    if (name === "due_sort") return `iif(due_at IS NULL, due_sort, due_sort - ${year * YEAR_MS})`;
    if (/_at$|^paused_since$/.test(name)) return `${name} - ${year * YEAR_MS}`;
    return name;
  });
  database.exec(`INSERT INTO view.requests (${columns.join(", ")}) SELECT ${values.join(", ")} FROM demo.requests
    ${year === 0 ? "" : "WHERE is_open = 0"} ORDER BY row`);
}

/** Open requests again, received some hours later: a busier office. */
function copyOpen(database: Database, columns: readonly string[], copy: number): void {
  const later = copy * 3_600_000;
  const values = columns.map((name) => {
    if (name === "row") return `row + ${YEARS * ROWS_A_YEAR * copy}`;
    if (name === "id") return `id || '+${copy}'`;
    if (name === "serial") return `serial + ${DEMO_REQUESTS * copy}`;
    if (name === "number") return `number || '${copy}'`;
    if (name === "due_sort") return `iif(due_at IS NULL, due_sort, due_sort + ${later})`;
    if (/_at$|^paused_since$/.test(name)) return `${name} + ${later}`;
    return name;
  });
  database.exec(`INSERT INTO view.requests (${columns.join(", ")}) SELECT ${values.join(", ")} FROM demo.requests
    WHERE is_open = 1 ORDER BY row`);
}
