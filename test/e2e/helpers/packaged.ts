import { type ChildProcess, spawn } from "node:child_process";
import { link, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Page } from "playwright-core";

/** An installed Sigap that runs. */
export interface PackagedSigap {
  readonly page: Page;
  readonly dataDir: string;
  close(): Promise<void>;
}

/** What a run without a window left behind. */
export interface PackagedRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const startMilliseconds = 60_000;
const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];

/** What Chromium needs for these tests and an installed Sigap refuses. */
const STRIPPED = /^--(no-sandbox|remote-debugging-port)\b/;

/**
 * A copy of the unpacked app that can be driven, in a folder beside it. The app itself has no switch for that: the copy
 * starts at a file of its own, which takes these words out of what the app reads and then loads the app as it is.
 */
export async function drivenCopy(unpacked: string): Promise<string> {
  const { createPackageWithOptions, extractAll } = await import("@electron/asar");
  const copy = `${unpacked}-driven`;
  const source = `${copy}-source`;
  for (const folder of [copy, source]) await rm(folder, { recursive: true, force: true });
  const archive = join(unpacked, "resources", "app.asar");
  await linkFolder(unpacked, copy, (path) => path.startsWith(archive));
  extractAll(archive, source);
  const packageFile = join(source, "package.json");
  const description = JSON.parse(await readFile(packageFile, "utf8")) as { main: string };
  await writeFile(join(source, "strip.js"), `process.argv = process.argv.filter((word) => !${STRIPPED}.test(word));\n`);
  await writeFile(join(source, "driven.js"), `import "./strip.js";\nimport "./${description.main}";\n`);
  await writeFile(packageFile, JSON.stringify({ ...description, main: "driven.js" }));
  await createPackageWithOptions(source, join(copy, "resources", "app.asar"), { unpack: "**/*.node" });
  await rm(source, { recursive: true });
  return copy;
}

/** The same files under other names, without their bytes a second time. */
async function linkFolder(from: string, to: string, leaveOut: (path: string) => boolean): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const path = join(from, entry.name);
    if (leaveOut(path)) continue;
    if (entry.isDirectory()) await linkFolder(path, join(to, entry.name), leaveOut);
    else await link(path, join(to, entry.name));
  }
}

/** Starts a driven copy with arguments of its own on a new data folder, driven through the debugging port of its window. */
export async function launchPackaged(executable: string, words: readonly string[] = []): Promise<PackagedSigap> {
  const dataDir = await mkdtemp(join(tmpdir(), "sigap-packaged-"));
  const child = spawn(executable, [...sandbox, "--remote-debugging-port=0", "--data", dataDir, ...words], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<void>((done) => child.once("close", () => done()));
  const stop = async (): Promise<void> => {
    child.kill("SIGTERM");
    const timer = setTimeout(() => child.kill("SIGKILL"), 10_000);
    await ended;
    clearTimeout(timer);
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    const address = await debuggingAddress(child);
    await pageIsThere(address);
    const browser = await chromium.connectOverCDP(address);
    const context = browser.contexts()[0];
    if (!context) throw new Error("The installed app has no browser context.");
    const page = context.pages()[0] ?? (await context.waitForEvent("page", { timeout: startMilliseconds }));
    const close = async (): Promise<void> => {
      await browser.close();
      await stop();
    };
    return { page, dataDir, close };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Waits until the window's page is listed: a connection made while it comes into being can wait for it for ever. */
async function pageIsThere(address: string): Promise<void> {
  const list = new URL("/json/list", address.replace(/^ws/, "http"));
  const end = Date.now() + startMilliseconds;
  while (Date.now() < end) {
    const targets = (await (await fetch(list)).json()) as { type: string; url: string; title: string }[];
    if (targets.some((target) => target.type === "page" && target.url.startsWith("app://") && target.title !== ""))
      return;
    await new Promise((wait) => setTimeout(wait, 100));
  }
  throw new Error("The installed app opened no page.");
}

/** Runs an installed Sigap until it ends by itself; kills it after a minute. */
export function runPackaged(
  executable: string,
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<PackagedRun> {
  return new Promise((done, fail) => {
    const child = spawn(executable, [...sandbox, ...words], {
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
      timeout: startMilliseconds,
      killSignal: "SIGKILL",
    });
    let stdout = "";
    let stderr = "";
    child.stdout.on("data", (chunk: Buffer) => {
      stdout += chunk.toString("utf8");
    });
    child.stderr.on("data", (chunk: Buffer) => {
      stderr += chunk.toString("utf8");
    });
    child.on("error", fail);
    child.on("close", (code) => done({ code, stdout, stderr }));
  });
}

function debuggingAddress(child: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    let output = "";
    const timer = setTimeout(() => fail(new Error(`No debugging port after a minute:\n${output}`)), startMilliseconds);
    child.stderr?.on("data", (chunk: Buffer) => {
      output += chunk.toString("utf8");
      const address = /DevTools listening on (ws:\S+)/.exec(output)?.[1];
      if (address === undefined) return;
      clearTimeout(timer);
      done(address);
    });
    child.once("close", () => {
      clearTimeout(timer);
      fail(new Error(`The installed app ended:\n${output}`));
    });
  });
}
