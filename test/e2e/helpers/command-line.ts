import { spawn } from "node:child_process";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildFolder } from "../../../scripts/lib/paths.mjs";

/** Runs one of the administrator's commands of the built app, in plain Node. Throws with what it wrote if it fails. */
export function runCommand(...words: readonly string[]): Promise<string> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [join(buildFolder, "main/cli.js"), ...words], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    let errors = "";
    child.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString("utf8");
    });
    child.stderr.on("data", (chunk: Buffer) => {
      errors += chunk.toString("utf8");
    });
    child.on("error", fail);
    child.on("close", (code) => {
      if (code === 0) done(output);
      else fail(new Error(`${words.join(" ")} ended with ${code}: ${errors}`));
    });
  });
}

/** A new folder for data that outlives one launch; whoever asks removes it. */
export function newFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), "sigap-e2e-"));
}

/** A folder with demo data of Bantul. */
export async function demoFolder(requests: number): Promise<string> {
  const parent = await newFolder();
  const folder = join(parent, "demo");
  await runCommand("demo", "--data", folder, "--office", "bantul", "--requests", String(requests), "--seed", "1");
  return folder;
}
