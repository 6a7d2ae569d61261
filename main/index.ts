import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { app, BrowserWindow, dialog, session as electronSession, ipcMain, powerMonitor, safeStorage } from "electron";
import { ArgumentError, helpText, parseArguments, type WindowArguments } from "./app/arguments";
import { guardContents, guardSession, isAllowedAddress } from "./app/guards";
import { startIdleLock } from "./app/idle-lock";
import { setMenu } from "./app/menu";
import { documentOutput } from "./app/print";
import { appAddress, appOrigin, registerSchemes, serveApp } from "./app/protocol";
import { recoverWindow } from "./app/recovery";
import { isFirstStart } from "./app/single-window";
import { createMainWindow, windowBackground } from "./app/window";
import { crashQuestion } from "./app/words";
import { runCli } from "./cli/run";
import { AccessRecorder } from "./ipc/access-recorder";
import { createHandler } from "./ipc/handlers";
import { registerCalls } from "./ipc/register";
import { systemRandom } from "./platform/ids";
import { type Logger, stderrLogger } from "./platform/log";
import { fileLogger, loggers } from "./platform/log-file";
import type { KeyStore } from "./platform/office-key";
import { type DataPaths, dataPaths } from "./platform/paths";
import { keepFilesPrivate, makeDataFolder, usualRoot } from "./platform/private-files";
import { DueScheduler } from "./session/due-scheduler";
import { IDLE_LOCK_MINUTES, Session } from "./session/session";
import { runSetupTask } from "./session/setup";
import { StoreThreads } from "./workers/client";

const DEMO_SIZES = { requests: 400 };

// The built files: this one lies in dist/main.
const workers = dirname(fileURLToPath(import.meta.url));
const renderer = join(workers, "../renderer");
const preload = join(workers, "../preload/index.cjs");

/** The operating system's key store; Chromium's `basic_text` is none: its key is known to everybody. */
function osKeyStore(): KeyStore | null {
  if (!safeStorage.isEncryptionAvailable()) return null;
  if (process.platform === "linux" && safeStorage.getSelectedStorageBackend() === "basic_text") return null;
  return {
    encrypt: (plain) => safeStorage.encryptString(plain.toString("base64")),
    decrypt: (wrapped) => {
      try {
        return Buffer.from(safeStorage.decryptString(wrapped), "base64");
      } catch {
        return null;
      }
    },
  };
}

function resourcesFolder(): string {
  return app.isPackaged ? join(process.resourcesPath, "resources") : resolve(workers, "../../resources");
}

function dataFolder(choice: WindowArguments): string {
  if (choice.dataFolder !== null) return resolve(choice.dataFolder);
  const name = choice.demo ? `demo-${choice.office ?? "bantul"}` : "data";
  return join(usualRoot(process.platform, app.getPath("appData"), process.env.LOCALAPPDATA), name);
}

async function openConsole(choice: WindowArguments): Promise<void> {
  const paths = dataPaths(dataFolder(choice));
  makeUsable(paths);
  if (!isFirstStart(app, paths.folder)) return app.exit(0);
  const file = fileLogger({ path: paths.appLog, now: () => Date.now() });
  // Where an installed console's standard error goes is up to the system; it may be kept for all to read.
  const logger = app.isPackaged ? file : loggers(stderrLogger(), file);
  process.on("uncaughtException", (error) => logger.error("uncaught", error));
  process.on("unhandledRejection", (reason) => logger.error("unhandled", reason));
  app.setPath("userData", join(paths.folder, "window"));
  const threads = new StoreThreads(workers);
  await app.whenReady();

  const developmentServer = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL;
  const address = developmentServer ?? appAddress;
  const allowedOrigin = developmentServer ? new URL(developmentServer).origin : appOrigin;
  const refused = (what: string, target: string) => logger.warn(`refused ${what}`, target);
  guardContents(app, { allowedOrigin, refused });
  guardSession(electronSession.defaultSession, { allowedOrigin, refused });
  serveApp(renderer);
  setMenu({ platform: process.platform, developer: !app.isPackaged });

  const announce = (topics: readonly string[]) => {
    for (const window of BrowserWindow.getAllWindows()) window.webContents.send("sigap:changed", topics);
  };
  const session = new Session({
    paths,
    resources: resourcesFolder(),
    workers,
    threads,
    version: app.getVersion(),
    keyStore: osKeyStore(),
    random: systemRandom(),
    now: () => Date.now(),
    logger,
    announce: (topics) => {
      announce(topics);
      due.changed();
    },
  });
  const due = new DueScheduler({
    ask: (after, until) => session.dueBetween(after, until),
    now: () => Date.now(),
    raise: announce,
    logger,
  });
  due.start();
  const opened = openSession(session, choice, paths.officeKey);
  registerCalls(ipcMain, {
    isTrusted: (event) => {
      const frame = event.senderFrame;
      return frame !== null && frame.parent === null && isAllowedAddress(frame.url, allowedOrigin);
    },
    handle: async (name, input) => {
      await opened;
      return handle(name, input);
    },
    logger,
  });
  const documents = documentOutput({
    parent: () => (window.isDestroyed() ? null : window),
    guard: { allowedOrigin, refused },
    logger,
  });
  const handle = createHandler(session, documents, new AccessRecorder({ now: () => Date.now(), logger }));
  const window = createMainWindow({
    address,
    preload,
    dataFolder: paths.folder,
    background: windowBackground.dark,
    title: "Sigap",
    developer: !app.isPackaged,
  });
  if (choice.traceStart) {
    // A screen sets the page's title once what it shows is painted.
    window.webContents.on("page-title-updated", (_event, title) => process.stdout.write(`screen ${title}\n`));
  }
  window.on("closed", () => app.quit());
  app.on("second-instance", () => raise(window));
  recoverWindow({
    window,
    load: () => void window.loadURL(address),
    ask: () => askAfterCrashes(window),
    quit: () => app.quit(),
    now: () => Date.now(),
    logger,
  });
  // Chromium starts these again by itself.
  app.on("child-process-gone", (_event, { type, reason, exitCode }) => {
    if (reason !== "clean-exit") logger.error(`process ${type} ${reason}`, { exitCode });
  });
  // Linux tells of a suspend only, not of a locked screen; the idle time is known everywhere.
  powerMonitor.on("lock-screen", () => session.lock());
  powerMonitor.on("suspend", () => session.lock());
  powerMonitor.on("user-did-resign-active", () => session.lock());
  const stopIdleLock = startIdleLock({
    idleSeconds: () => powerMonitor.getSystemIdleTime(),
    now: () => Date.now(),
    minutes: IDLE_LOCK_MINUTES,
    lock: () => session.lock(),
  });
  app.on("will-quit", () => {
    due.stop();
    stopIdleLock();
  });
  closeBeforeQuit(session, logger);
  await opened;

  async function openSession(target: Session, wanted: WindowArguments, keyFile: string): Promise<void> {
    if (wanted.demo && !existsSync(keyFile)) {
      const office = wanted.office ?? "bantul";
      await runSetupTask(workers, {
        task: "demo",
        paths,
        resources: resourcesFolder(),
        office,
        sizes: DEMO_SIZES,
        seed: 1,
      });
    }
    await target.start();
    if (wanted.demoLogin !== null) await target.demoLogin(wanted.demoLogin);
  }
}

/** A folder that refuses to be changed is told on the blocked screen; one that cannot be made has no screen. */
function makeUsable(paths: DataPaths): void {
  try {
    makeDataFolder(paths);
  } catch (error) {
    if (!existsSync(paths.folder)) throw error;
  }
}

/** For whoever starts Sigap again instead of looking for its window. */
function raise(window: BrowserWindow): void {
  if (window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** Says in the system's own dialog that the window keeps failing: there is no page that could say it. */
async function askAfterCrashes(window: BrowserWindow): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, crashQuestion);
  return response === 0;
}

/** The store is closed in order before the process ends; a second request to quit does not wait again. */
function closeBeforeQuit(session: Session, logger: Logger): void {
  let closed = false;
  app.on("before-quit", (event) => {
    if (closed) return;
    event.preventDefault();
    closed = true;
    session
      .close()
      .catch((error: unknown) => logger.error("close", error))
      .finally(() => app.quit());
  });
}

async function start(): Promise<void> {
  const wanted = parseArguments(process.argv, { packaged: app.isPackaged });
  switch (wanted.mode) {
    case "help":
      process.stdout.write(helpText);
      return app.exit(0);
    case "version":
      process.stdout.write(`${app.getVersion()}\n`);
      return app.exit(0);
    case "cli":
      await app.whenReady();
      return app.exit(await runCli(wanted.rest, { resources: resourcesFolder(), keyStore: osKeyStore() }));
    case "window":
      return openConsole(wanted.window);
  }
}

keepFilesPrivate();
registerSchemes();
// A graphics process that keeps crashing must not end the console: Chromium goes on without it.
app.commandLine.appendSwitch("disable-gpu-process-crash-limit");
app.on("window-all-closed", () => app.quit());
start().catch((error: unknown) => {
  if (error instanceof ArgumentError) process.stderr.write(`${error.message}\n`);
  else {
    stderrLogger().error("start", error);
    dialog.showErrorBox("Sigap", error instanceof Error ? error.message : String(error));
  }
  app.exit(1);
});
