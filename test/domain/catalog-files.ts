import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { OFFICES, type Office } from "../../shared/domain/catalog/entry";
import { type OfficeCatalogFiles, parseOfficeCatalog } from "../../shared/domain/catalog/parse";
import type { Service } from "../../shared/domain/catalog/service";

export const catalogFolder = join(import.meta.dirname, "../../resources/catalog");

function read(path: string): unknown {
  return JSON.parse(readFileSync(path, "utf8"));
}

/** The files of one office as they are shipped, freshly read so that a test may damage them. */
export function officeFiles(office: Office): OfficeCatalogFiles & { entries: Record<string, unknown>[] } {
  const folder = join(catalogFolder, "overlays");
  const translated = `anomalies/${office}.json`;
  const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
  return {
    office,
    fileName: `${office}.json`,
    entries: read(join(catalogFolder, `${office}.json`)) as Record<string, unknown>[],
    overlays: names.map((name) => ({ fileName: `overlays/${name}`, json: read(join(folder, name)) })),
    anomalies: { fileName: translated, json: read(join(catalogFolder, translated)) },
  };
}

/** All services of all offices, or of one. */
export function shippedServices(offices: readonly Office[] = OFFICES): Service[] {
  return offices.flatMap((office) => parseOfficeCatalog(officeFiles(office)).services);
}

/** The one service whose id begins so, e.g. `bantul-52-`. */
export function shippedService(office: Office, start: string): Service {
  const found = shippedServices([office]).filter((service) => service.entry.id.startsWith(start));
  const [service] = found;
  if (service === undefined || found.length !== 1) throw new Error(`${found.length} services begin with ${start}`);
  return service;
}
