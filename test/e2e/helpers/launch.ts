import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ElectronApplication, Page } from "playwright-core";
import { launchDriven } from "../../../scripts/lib/drive.mjs";
import { launchArguments } from "../../../scripts/lib/launch.mjs";

/** How a test starts Sigap. */
export interface LaunchOptions {
  /** The app's own arguments, without `--data`. */
  readonly args?: readonly string[];
  /** A data folder that outlives this launch; without it the app gets a new one that `close` removes. */
  readonly dataDir?: string;
  /** An executable that holds the app itself (the packaged build) instead of the development Electron. */
  readonly executablePath?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** A folder that is started in place of the app's own, and starts that itself. */
  readonly folder?: string;
}

/** A running Sigap. */
export interface LaunchedSigap {
  readonly app: ElectronApplication;
  /** The first window, with its document loaded. */
  readonly page: Page;
  readonly dataDir: string;
  /** What the app wrote to stdout and stderr so far. */
  output(): string;
  /** Closes the app as a person would; kills it if it has not ended after a minute. */
  close(): Promise<void>;
  /** Ends it at once with SIGKILL, as a power cut would. The data folder stays. */
  kill(): Promise<void>;
}

const closeMilliseconds = 60_000;

/** Starts the built app on a data folder of its own and waits for its first window. */
export async function launchSigap(options: LaunchOptions = {}): Promise<LaunchedSigap> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), "sigap-e2e-")));
  const ownFolder = options.dataDir === undefined;
  try {
    return await launchOn(dataDir, ownFolder, options);
  } catch (error) {
    if (ownFolder) await rm(dataDir, { recursive: true, force: true });
    throw error;
  }
}

async function launchOn(dataDir: string, ownFolder: boolean, options: LaunchOptions): Promise<LaunchedSigap> {
  const appArguments = ["--data", dataDir, ...(options.args ?? [])];
  const { executablePath: packaged, folder } = options;
  const [, ...words] = launchArguments(appArguments);
  const app: ElectronApplication = await launchDriven(appArguments, {
    env: { ...inheritedEnvironment(), ...options.env },
    ...(folder === undefined ? {} : { args: [folder, ...words] }),
    ...(packaged === undefined ? {} : { args: words, executablePath: packaged }),
  });
  const child = app.process();
  let output = "";
  const collect = (chunk: Buffer): void => {
    output += chunk.toString("utf8");
  };
  child.stdout?.on("data", collect);
  child.stderr?.on("data", collect);
  const ended = new Promise<void>((done) => {
    if (child.exitCode !== null || child.signalCode !== null) done();
    else child.once("close", () => done());
  });
  const kill = async (): Promise<void> => {
    child.kill("SIGKILL");
    await ended;
  };
  try {
    const page = await app.firstWindow({ timeout: 60_000 });
    await page.waitForLoadState("domcontentloaded");
    // Dialogs and menus that fade in are waited for at every step; a person who wants no motion gets them at once.
    await page.emulateMedia({ reducedMotion: "reduce" });
    return {
      app,
      page,
      dataDir,
      output: () => output,
      kill,
      close: async () => {
        const timer = setTimeout(() => child.kill("SIGKILL"), closeMilliseconds);
        await app.close().catch(() => undefined);
        await ended;
        clearTimeout(timer);
        if (ownFolder) await rm(dataDir, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await kill();
    throw new Error(`Sigap opened no window. It wrote:\n${output}`, { cause: error });
  }
}

function inheritedEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(entries);
}
