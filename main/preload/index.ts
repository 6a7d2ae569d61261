// The one bridge between the sandboxed page and the main process. Nothing else of Electron reaches the page.
import { contextBridge, type IpcRendererEvent, ipcRenderer } from "electron";

const bridge = {
  /** Calls one entry of the contract; resolves to what the main process answers. Checked there, not here. */
  call(name: string, input: unknown): Promise<unknown> {
    return ipcRenderer.invoke("sigap:call", name, input);
  },
  /** Tells the listener what changed in the store, until the function that it returns is called. */
  onChanged(listener: (change: unknown) => void): () => void {
    // The page never sees the event object: its sender would give it more than this bridge.
    const forward = (_event: IpcRendererEvent, change: unknown): void => listener(change);
    ipcRenderer.on("sigap:changed", forward);
    return () => {
      ipcRenderer.off("sigap:changed", forward);
    };
  },
};

contextBridge.exposeInMainWorld("sigap", bridge);
