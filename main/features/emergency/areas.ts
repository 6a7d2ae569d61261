import type { Office } from "../../../shared/domain/catalog/entry";
import { AreaSearch } from "../../../shared/domain/emergency/area-search";
import { type Areas, areaTitle } from "../../../shared/domain/emergency/areas";
import type { DistrictBox } from "../../../shared/domain/emergency/boxes";
import type { Outline } from "../../../shared/domain/emergency/outline";
import { readOutline } from "../../../shared/domain/emergency/outline";
import { loadAreas, loadBox } from "../../platform/resources";
import type { QueryTools } from "../query";
import { deskSettings } from "./desk-settings";

type Sources = Pick<QueryTools, "resources" | "kept" | "reference">;

function once<Value>({ kept }: Sources, name: string, make: () => Value): Value {
  if (!kept.has(name)) kept.set(name, make());
  return kept.get(name) as Value;
}

/** Every area of the country; null where the app's own files are not there. */
export function areasOf(tools: Sources): Areas | null {
  const { resources } = tools;
  return resources === null ? null : once(tools, "areas", () => loadAreas(resources));
}

export function areaSearchOf(tools: Sources): AreaSearch | null {
  const areas = areasOf(tools);
  return areas && once(tools, "area-search", () => new AreaSearch(areas));
}

/** The box around the office's district; null before there is an office, and where the files are not there. */
export function boxOf(tools: Sources): DistrictBox | null {
  const { resources, reference } = tools;
  const office = reference.office.office;
  return resources === null || office === null ? null : once(tools, "box", () => loadBox(resources, office as Office));
}

/** The outline that the office imported; null without one. */
export function outlineOf(tools: Sources & Pick<QueryTools, "database">): Outline | null {
  const { outline: geojson } = deskSettings(tools.database);
  if (geojson === "") return null;
  return once(tools, `outline ${geojson.length} ${geojson.slice(-200)}`, () => {
    const read = readOutline(geojson);
    return read.ok ? read.outline : null;
  });
}

/** "Kapanewon Sewon" for an area's code; the code itself where it is not known, "" for none. */
export function areaName(tools: Sources, code: string | null): string {
  if (code === null) return "";
  const area = areasOf(tools)?.get(code);
  return area ? areaTitle(area) : code;
}
