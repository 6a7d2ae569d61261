import { type EmergencySettings, NO_SETTINGS } from "../../../shared/domain/emergency/settings";
import { type ReadDatabase, sql } from "../../store/database";

/** The 112 desk's settings as they are now; what the office has not set is as Sigap brings it. */
export function deskSettings(database: ReadDatabase): EmergencySettings {
  const row = database.get(sql.selectFrom("view.emergency").select("json").where("id", "=", "settings"));
  return row ? (JSON.parse(row.json) as EmergencySettings) : NO_SETTINGS;
}
