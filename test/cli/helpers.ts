import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCli } from "../../main/cli/run";
import { DEMO_PASSPHRASE } from "../../main/features/demo/demo-file";
import { openWithPassphrase, readOfficeKeyFile, viewKeyOf } from "../../main/platform/office-key";
import type { DataPaths } from "../../main/platform/paths";
import { type Database, openView } from "../../main/store/database";
import { fixedClock, RESOURCES } from "../helpers/store";

export interface CliRun {
  code: number;
  out: string;
  err: string;
}

/** Runs an administrator's command in this process, with the clock at Monday 23 November 2026 09:00 WIB. */
export async function cli(...argv: string[]): Promise<CliRun> {
  const run: CliRun = { code: -1, out: "", err: "" };
  const io = {
    out: (text: string) => {
      run.out += text;
    },
    err: (text: string) => {
      run.err += text;
    },
  };
  run.code = await runCli(argv, { io, resources: RESOURCES, clock: fixedClock() });
  return run;
}

/** Runs a command with `--json`: exit code 0 and one JSON document are expected. */
export async function cliJson<T>(...argv: string[]): Promise<T> {
  const run = await cli(...argv, "--json");
  if (run.code !== 0) throw new Error(`exit code ${run.code}: ${run.err}`);
  return JSON.parse(run.out) as T;
}

/** A folder for a test's files, removed by `remove`. */
export function scratchFolder(): { path: (...parts: string[]) => string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), "sigap-cli-"));
  return { path: (...parts) => join(folder, ...parts), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** The view of a demo folder, of which everybody knows the passphrase. */
export async function openDemoView(paths: DataPaths): Promise<Database> {
  return openView(paths.view, viewKeyOf(await openWithPassphrase(readOfficeKeyFile(paths.officeKey), DEMO_PASSPHRASE)));
}
