import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { z } from "zod";
import type { NoteSeal } from "./note-seal";

const placesSchema = z.array(z.object({ origin: z.string(), seq: z.int().positive(), hash: z.string() }));

const checkSchema = z.object({
  /** The last walk over the whole log that came to an end; `bad`: the first event that is not as it was written. */
  whole: z
    .object({
      at: z.int(),
      events: z.int(),
      bad: z.object({ origin: z.string(), seq: z.int(), id: z.string(), reason: z.string() }).nullable(),
    })
    .nullable(),
  /** The walk under way: how many events it has checked, and where it stands in each chain. */
  walk: z.object({ events: z.int(), places: placesSchema }).nullable(),
  /** Up to where each chain was found whole by the last walk and by what was checked behind it. */
  good: placesSchema,
});

/** What is known of the log's chains. Hashes in hex, times in epoch milliseconds. */
export type LogCheck = z.infer<typeof checkSchema>;
export type CheckedPlace = z.infer<typeof placesSchema>[number];

export const NEVER_CHECKED: LogCheck = { whole: null, walk: null, good: [] };

/** Reads what was noted; nothing where there is no note, or one that somebody without the office's key wrote. */
export function readLogCheck(path: string, seal: NoteSeal): LogCheck {
  try {
    const [json = "", mac = ""] = readFileSync(path, "utf8").split("\n");
    if (!seal.fits("log check", [json], Buffer.from(mac, "hex"))) return NEVER_CHECKED;
    return checkSchema.parse(JSON.parse(json));
  } catch {
    return NEVER_CHECKED;
  }
}

/** Notes it, sealed. A note that a power cut loses costs a walk, nothing more. */
export function writeLogCheck(path: string, check: LogCheck, seal: NoteSeal): void {
  const json = JSON.stringify(check);
  const mac = seal.of("log check", [json]).toString("hex");
  writeFileSync(`${path}.new`, `${json}\n${mac}\n`, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}
