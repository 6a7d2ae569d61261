import { writeSync } from "node:fs";
import { Database, openView } from "../../../main/store/database";

/** Holds the write lock of a database file, encrypted where a key is given, for some milliseconds. */
const [path = "", milliseconds = "0", key = ""] = process.argv.slice(2);
const database = key === "" ? new Database(path) : openView(path, key);
database.exec("BEGIN IMMEDIATE");
writeSync(1, "held\n");
setTimeout(() => {
  database.exec("ROLLBACK");
  database.close();
}, Number(milliseconds));
