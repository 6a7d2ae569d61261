import { protocol } from "electron";
import { respond } from "./pages";

const scheme = "app";
const host = "sigap";

/** Where the app's own pages come from: `app://sigap`. */
export const appOrigin = `${scheme}://${host}`;

/** The address of the console's page. */
export const appAddress = `${appOrigin}/`;

/**
 * Declares `app://` as a standard, secure scheme. Electron allows this only before its "ready" event, so the main
 * module calls it while it is being loaded.
 */
export function registerSchemes(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/**
 * Serves the built pages of `folder` under `app://sigap/`. Called once after "ready".
 * A path without a file extension is a place inside the console and gets the page itself.
 */
export function serveApp(folder: string): void {
  // `protocol.handle` would load Node's whole fetch implementation for its Request and Response: 80 ms at every start.
  protocol.registerBufferProtocol(scheme, (request, callback) => {
    respond(folder, request).then(callback, () => callback({ statusCode: 500, data: Buffer.alloc(0) }));
  });
}
