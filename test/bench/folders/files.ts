import { type OfficeKey, viewKeyOf } from "../../../main/platform/office-key";
import type { DataPaths } from "../../../main/platform/paths";
import { Database } from "../../../main/store/database";
import { attachView } from "../../../main/store/log/opening";

/** Log and view of a closed folder on one connection, for filling the view with many rows at once: nothing survives a power cut. */
export function openToFill(paths: DataPaths, officeKey: OfficeKey): Database {
  const database = new Database(paths.log);
  attachView(database, paths.view, viewKeyOf(officeKey));
  database.exec(`PRAGMA view.synchronous = OFF; PRAGMA view.secure_delete = OFF;
    PRAGMA view.cache_size = -200000`);
  return database;
}

/** A folder's view for statements of the measurement's own. Only read from it. */
export function openToRead(paths: DataPaths, officeKey: OfficeKey): Database {
  const database = new Database(paths.log);
  attachView(database, paths.view, viewKeyOf(officeKey));
  return database;
}
