import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { withLock } from "./lock.mjs";
import { buildFolder, packageFile, root } from "./paths.mjs";
import { run, say } from "./report.mjs";

const inputs = [
  "main",
  "shared",
  "renderer",
  "resources",
  "electron.vite.config.ts",
  "tsconfig.base.json",
  "package.json",
  "package-lock.json",
];
const stampFile = join(buildFolder, "stamp.json");

/** Builds the app into dist/ if a source file has changed since the last build; concurrent callers build once. */
export async function ensureBuild() {
  if (await isFresh()) return;
  await withLock(join(root, "node_modules/.cache/sigap-build.lock"), "building", async () => {
    if (await isFresh()) return;
    const started = performance.now();
    const state = await inputState();
    await forgetBuild();
    say("Building …");
    await run(process.execPath, [packageFile("electron-vite/bin/electron-vite.js"), "build", "--logLevel", "warn"], {
      cwd: root,
    });
    await mkdir(buildFolder, { recursive: true });
    await writeFile(stampFile, JSON.stringify({ state }));
    say(`Built in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
  });
}

/** Makes the next command build again, for whoever writes to dist/ in another way. */
export async function forgetBuild() {
  await rm(stampFile, { force: true });
}

async function isFresh() {
  if (!existsSync(stampFile) || !existsSync(join(buildFolder, "main"))) return false;
  const stamp = JSON.parse(await readFile(stampFile, "utf8").catch(() => "{}"));
  return stamp.state === (await inputState());
}

/** Changes whenever an input file is added, removed or written. */
async function inputState() {
  const hash = createHash("sha256");
  for (const input of inputs) {
    for (const file of await filesOf(join(root, input))) {
      const status = await stat(file);
      hash.update(`${relative(root, file)} ${status.size} ${status.mtimeMs}\n`);
    }
  }
  return hash.digest("hex");
}

async function filesOf(path) {
  const status = await stat(path).catch(() => null);
  if (status === null) return [];
  if (status.isFile()) return [path];
  const entries = await readdir(path, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}
