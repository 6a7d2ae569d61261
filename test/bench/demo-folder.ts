import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { DEMO_PASSPHRASE } from "../../main/features/demo/demo-file";
import { fillDemoFolder } from "../../main/features/demo/fill";
import { FEATURES } from "../../main/features/index";
import { closeKeyOf, openWithPassphrase, readOfficeKeyFile } from "../../main/platform/office-key";
import { dataPaths } from "../../main/platform/paths";
import { Database } from "../../main/store/database";
import { FeatureSet } from "../../main/store/feature-set";
import { noteCleanClose } from "../../main/store/log/clean-close";
import type { Copies } from "./folders/copies";
import { multiplyLog } from "./folders/log";
import { multiplyView } from "./folders/view";
import type { Say } from "./result";

export const DEMO_REQUESTS = 100_000;
/** Requests that are played from intake to handover; the others are copies of their streams. */
const PLAYED = 2_000;

/** A folder of measurements in out/, kept for the next run as long as the view's form is the same. */
export async function keptFolder(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const folder = resolve("out", name);
  const mark = join(folder, "made-for.json");
  const wanted = JSON.stringify({ view: new FeatureSet(FEATURES).viewVersion, played: PLAYED });
  if (existsSync(mark) && readFileSync(mark, "utf8") === wanted) return folder;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await make(folder);
  writeFileSync(mark, wanted);
  return folder;
}

/** The smaller demo that all others are made of. */
export function playedFolder(say: Say): Promise<string> {
  return keptFolder("bench-demo-played", async (folder) => {
    say(`playing ${PLAYED.toLocaleString("en")} requests of a demo (once)`);
    await fillDemo(folder, PLAYED);
  });
}

/**
 * A demo folder with 100,000 requests: a smaller demo, whose streams are there many times. `wholly`: in log and keys too,
 * not in the view alone.
 */
export async function demoFolder(wholly: boolean, say: Say): Promise<string> {
  const played = await playedFolder(say);
  return keptFolder(`bench-demo-${DEMO_REQUESTS}${wholly ? "" : "-view"}`, async (folder) => {
    say(`making them ${DEMO_REQUESTS.toLocaleString("en")} (once)`);
    for (const name of readdirSync(played)) cpSync(join(played, name), join(folder, name));
    await multiplyFolder(folder, DEMO_REQUESTS / PLAYED, wholly);
  });
}

/** A demo's folder with so many requests, each played by commands. */
export async function fillDemo(folder: string, requests: number): Promise<void> {
  await fillDemoFolder({
    paths: dataPaths(folder),
    resources: resolve("resources"),
    office: "bantul",
    sizes: { requests },
    seed: 1,
    now: Date.now(),
  });
}

/** Makes each request of a demo's folder so many requests. `wholly`: in log and keys too, not in the view alone. */
export async function multiplyFolder(folder: string, times: number, wholly: boolean): Promise<void> {
  const paths = dataPaths(folder);
  const officeKey = await openWithPassphrase(readOfficeKeyFile(paths.officeKey), DEMO_PASSPHRASE);
  const copies: Copies = { times, ...rangesOf(paths.log) };
  if (wholly) multiplyLog(paths, officeKey, copies);
  multiplyView(paths, officeKey, copies);
  noteCleanClose(paths, closeKeyOf(officeKey));
}

function rangesOf(log: string): Pick<Copies, "stride" | "serials"> {
  const database = new Database(log, { readOnly: true });
  try {
    const found = database.rawGet<{ last: number; requests: number }>(
      "SELECT max(pos) AS last, count(*) FILTER (WHERE type = 'request.received') AS requests FROM events",
    );
    return { stride: found?.last ?? 1, serials: found?.requests ?? 1 };
  } finally {
    database.close();
  }
}
