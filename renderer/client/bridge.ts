import type { Bridge } from "../../shared/ipc/contract";

declare global {
  interface Window {
    /** The one bridge to the main process, put there by the preload script. */
    readonly sigap: Bridge;
  }
}

export type { Bridge };
