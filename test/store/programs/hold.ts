import { writeSync } from "node:fs";
import { Database } from "../../../main/store/database";

/** Holds the write lock of a database file for some milliseconds. */
const [path = "", milliseconds = "0"] = process.argv.slice(2);
const database = new Database(path);
database.exec("BEGIN IMMEDIATE");
writeSync(1, "held\n");
setTimeout(() => {
  database.exec("ROLLBACK");
  database.close();
}, Number(milliseconds));
