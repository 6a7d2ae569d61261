import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CalendarError } from "../../../shared/domain/calendar/schema";
import { OFFICES } from "../../../shared/domain/catalog/entry";
import type { CatalogProblem } from "../../../shared/domain/catalog/parse";
import { knownCode } from "../../../shared/domain/eventlog/codes";
import { loadCalendar, loadCatalog } from "../../platform/resources";
import { yearHash } from "../calendar/commands/publish";
import type { BringTarget } from "../feature";

/** SHA-256 over the catalog's and calendar's files, to see whether the app brought others since they were last read. */
function fingerprint(resources: string): string {
  const hash = createHash("sha256");
  for (const folder of ["catalog", "catalog/overlays", "catalog/anomalies", "calendar"]) {
    const path = join(resources, folder);
    // A folder that is not there is named as a problem when the catalog is loaded.
    if (!existsSync(path)) continue;
    for (const name of readdirSync(path).sort()) {
      if (name.endsWith(".json")) hash.update(name).update(readFileSync(join(path, name)));
    }
  }
  return hash.digest("hex");
}

/**
 * Publishes what the app's own catalog and calendar files have that the log does not. A file with a fault changes
 * nothing: the last good catalog stays in force, and the fault is returned for the administrator to see.
 */
export function refreshCatalog(store: BringTarget, resources: string, app: string): CatalogProblem[] {
  // An office that only a newer version knows has its catalog from there.
  const office = knownCode(OFFICES, store.referenceData.office.office);
  if (!office) return [];
  const found = fingerprint(resources);
  if (store.readMeta("catalog_fingerprint") === found) return [];
  const catalog = loadCatalog(resources, office);
  if (catalog.problems.length > 0) return catalog.problems;
  try {
    const asMain = { operatorId: null, main: true } as const;
    const calendar = loadCalendar(resources, office);
    const brought = JSON.parse(store.readMeta("calendar_brought") ?? "{}") as Record<string, string>;
    store.execute("setup.publish-calendar", { office, ...calendar, brought }, asMain);
    const years = calendar.years.map((year) => [String(year.year), yearHash(year)]);
    store.writeMeta("calendar_brought", JSON.stringify(Object.fromEntries(years)));
  } catch (error) {
    if (!(error instanceof CalendarError || error instanceof SyntaxError)) throw error;
    return [{ file: "calendar", entry: "", field: "(isi)", message: error.message }];
  }
  store.execute("setup.publish-catalog", { services: catalog.services, app }, { operatorId: null, main: true });
  store.writeMeta("catalog_fingerprint", found);
  return [];
}
