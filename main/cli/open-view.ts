import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FEATURES } from "../features/index";
import { type OfficeKey, viewKeyOf } from "../platform/office-key";
import type { DataPaths } from "../platform/paths";
import { openLogForReading } from "../store/backup/backup-files";
import { type Database, openView } from "../store/database";
import { FeatureSet } from "../store/feature-set";
import { Keyring } from "../store/log/keyring";
import { buildView } from "../store/view/rebuild";
import { progressOn } from "./progress";
import type { CliContext } from "./verb";

/**
 * Reads a folder's rows, also while the console runs: `work` gets the log with the view attached, both of one moment.
 * Where the console has not been opened with this version yet, the rows are made beside and thrown away.
 */
export function readingView<Result>(
  context: CliContext,
  paths: DataPaths,
  officeKey: OfficeKey,
  work: (log: Database, features: FeatureSet) => Result,
): Result {
  const key = viewKeyOf(officeKey);
  const features = new FeatureSet(FEATURES);
  const place = mkdtempSync(join(tmpdir(), "sigap-view-"));
  const log = openLogForReading(paths.log);
  try {
    const isReady = isOfThisVersion(paths.view, key, features);
    const view = isReady ? paths.view : join(place, "view.db");
    if (!isReady) {
      const keyring = Keyring.open(paths.keys, officeKey, context.random, false);
      const progress = progressOn(context.io, "Peristiwa dilipat", () => context.clock.now().mono);
      try {
        buildView(paths, view, keyring, features, progress);
      } finally {
        keyring.close();
      }
    }
    log.attach("view", view, key);
    log.exec("BEGIN");
    const result = work(log, features);
    log.exec("COMMIT");
    return result;
  } finally {
    log.close();
    rmSync(place, { recursive: true, force: true });
  }
}

function isOfThisVersion(view: string, key: string, features: FeatureSet): boolean {
  if (!existsSync(view)) return false;
  const database = openView(view, key, { readOnly: true });
  try {
    return database.rawGet<{ user_version: number }>("PRAGMA view.user_version")?.user_version === features.viewVersion;
  } catch {
    return false;
  } finally {
    database.close();
  }
}
