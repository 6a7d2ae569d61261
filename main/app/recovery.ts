import type { BrowserWindow, RenderProcessGoneDetails } from "electron";
import type { Logger } from "../platform/log";

/** So many times a window is loaded again by itself within the time below; then somebody is asked. */
const RELOADS = 3;
const WITHIN_MS = 10 * 60_000;
/** A window that does not answer may be busy with something long; after this it is given up. */
const PATIENCE_MS = 15_000;

export interface RecoveryOptions {
  readonly window: Pick<BrowserWindow, "isDestroyed" | "on" | "webContents">;
  load(): void;
  /** Says that the window keeps failing; true to try once more, false to quit. */
  ask(): Promise<boolean>;
  quit(): void;
  now(): number;
  logger: Logger;
}

/**
 * Loads a window again whose process crashed or stopped answering. Who is logged in stays so (the main process knows),
 * and half-typed forms lie in drafts.db.
 */
export function recoverWindow({ window, load, ask, quit, now, logger }: RecoveryOptions): void {
  const { webContents } = window;
  let reloads: number[] = [];
  let asking = false;
  let patience: NodeJS.Timeout | undefined;

  const recover = async (): Promise<void> => {
    if (window.isDestroyed() || asking) return;
    reloads = reloads.filter((at) => Math.abs(now() - at) < WITHIN_MS);
    if (reloads.length >= RELOADS) {
      asking = true;
      const again = await ask().finally(() => {
        asking = false;
      });
      if (!again) return quit();
      reloads = [];
      if (window.isDestroyed()) return;
    }
    reloads.push(now());
    load();
  };

  webContents.on("render-process-gone", (_event, { reason, exitCode }: RenderProcessGoneDetails) => {
    clearTimeout(patience);
    if (reason === "clean-exit") return;
    logger.error(`window ${reason}`, { exitCode });
    void recover();
  });
  window.on("unresponsive", () => {
    logger.warn("window unresponsive", null);
    clearTimeout(patience);
    patience = setTimeout(() => {
      // Its end is told as a crash.
      if (!window.isDestroyed()) webContents.forcefullyCrashRenderer();
    }, PATIENCE_MS);
    patience.unref();
  });
  window.on("responsive", () => clearTimeout(patience));
  window.on("closed", () => clearTimeout(patience));
}
