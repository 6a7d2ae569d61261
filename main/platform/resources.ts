import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseHolidayFile, parseHoursFile } from "../../shared/domain/calendar/files";
import type { HolidayYear, OfficeHours } from "../../shared/domain/calendar/schema";
import type { Office } from "../../shared/domain/catalog/entry";
import { type CatalogProblem, parseOfficeCatalog } from "../../shared/domain/catalog/parse";
import type { Service } from "../../shared/domain/catalog/service";
import { Areas } from "../../shared/domain/emergency/areas";
import { type DistrictBox, parseBoxes } from "../../shared/domain/emergency/boxes";

export interface CatalogFiles {
  services: Service[];
  problems: CatalogProblem[];
}

/** Reads an office's catalog from the resources folder. A file that cannot be used is a problem, not an exception. */
export function loadCatalog(resources: string, office: Office): CatalogFiles {
  const folder = join(resources, "catalog");
  const problems: CatalogProblem[] = [];
  const fileName = `${office}.json`;
  const entries = readJson(join(folder, fileName), fileName, problems);
  const overlays = readdirSync(join(folder, "overlays"))
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => ({
      fileName: `overlays/${name}`,
      json: readJson(join(folder, "overlays", name), `overlays/${name}`, problems),
    }));
  const translated = `anomalies/${fileName}`;
  const anomalies = { fileName: translated, json: readJson(join(folder, translated), translated, problems) };
  if (problems.length > 0) return { services: [], problems };
  return parseOfficeCatalog({ office, fileName, entries, overlays, anomalies });
}

/** The calendar the app ships: joint decrees by year and the office's hours. @throws CalendarError, SyntaxError */
export function loadCalendar(resources: string, office: Office): { hours: OfficeHours; years: HolidayYear[] } {
  const folder = join(resources, "calendar");
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), "utf8"));
  return { hours: parseHoursFile(read("office-hours.json"), office), years: parseHolidayFile(read("holidays.json")) };
}

/** The box around the office's district that the app ships. @throws ZodError, SyntaxError where the file is damaged */
export function loadBox(resources: string, office: Office): DistrictBox {
  return parseBoxes(JSON.parse(readFileSync(join(resources, "areas", "boxes.json"), "utf8")), office);
}

/** Every area of the country that the app ships: some 90,000, read in a fraction of a second. @throws Error */
export function loadAreas(resources: string): Areas {
  return new Areas(readFileSync(join(resources, "areas", "areas.txt"), "utf8"));
}

function readJson(path: string, file: string, problems: CatalogProblem[]): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
    const message = missing ? `${file}: berkas tidak ada` : `${file}: bukan JSON yang dapat dibaca (${reason})`;
    problems.push({ file, entry: "", field: "(isi)", message });
    return null;
  }
}
