import type { App, Session, WebContents } from "electron";

/** What the guards need to know: the one origin whose pages may be shown, and where to report a refusal. */
export interface GuardOptions {
  readonly allowedOrigin: string;
  readonly refused: (what: string, address: string) => void;
}

/**
 * Keeps every window on the console's own pages, whoever creates it: no navigation elsewhere, no popups, no embedded
 * pages, no download. Called once, before the first window.
 */
export function guardContents(app: Pick<App, "on">, options: GuardOptions): void {
  app.on("web-contents-created", (_event, contents) => guard(contents, options));
  app.on("certificate-error", (event, _contents, url, _error, _certificate, callback) => {
    // Chromium's own judgement stands: a bad certificate is never accepted.
    event.preventDefault();
    options.refused("certificate", url);
    callback(false);
  });
  app.on("select-client-certificate", (event, _contents, url, _list, callback) => {
    event.preventDefault();
    options.refused("client-certificate", url);
    callback();
  });
  app.on("login", (event, _contents, details) => {
    // No page of the console asks for HTTP authentication; the callback is not called, which cancels the request.
    event.preventDefault();
    options.refused("http-login", details.url);
  });
}

/** Every address by which a page could reach a network or the disk. */
const OUTSIDE = ["http://*/*", "https://*/*", "ws://*/*", "wss://*/*", "ftp://*/*", "file:///*"];

/**
 * Refuses every permission a page could ask for (camera, location, notifications, USB …), every download and every
 * request to a network or the disk.
 */
export function guardSession(session: Session, options: GuardOptions): void {
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    options.refused(`permission ${permission}`, details.requestingUrl);
    callback(false);
  });
  // The console's pages are not among these addresses; nothing it shows or sends is anywhere else.
  session.webRequest.onBeforeRequest({ urls: OUTSIDE }, ({ url }, answer) => {
    const allowed = isAllowedAddress(url.replace(/^ws/, "http"), options.allowedOrigin);
    if (!allowed) options.refused("request", url);
    answer({ cancel: !allowed });
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on("will-download", (event, item) => {
    event.preventDefault();
    options.refused("download", item.getURL());
  });
}

/** Whether an address lies on the allowed origin. Standard schemes only: "app://sigap/…" or the development server. */
export function isAllowedAddress(address: string, allowedOrigin: string): boolean {
  try {
    const url = new URL(address);
    // The URL class gives "null" as the origin of schemes it does not know, so scheme and host are compared.
    return `${url.protocol}//${url.host}` === allowedOrigin && url.username === "" && url.password === "";
  } catch {
    return false;
  }
}

function guard(contents: WebContents, options: GuardOptions): void {
  // No address of this computer is told to anybody, and nothing goes out beside a proxy: there is none.
  contents.setWebRTCIPHandlingPolicy("disable_non_proxied_udp");
  // An empty page is navigated to without being asked about.
  contents.on("did-navigate", (_event, url) => {
    if (!url.startsWith("about:")) return;
    options.refused("navigation", url);
    void contents.loadURL(`${options.allowedOrigin}/`);
  });
  contents.setWindowOpenHandler((details) => {
    options.refused("popup", details.url);
    return { action: "deny" };
  });
  contents.on("will-navigate", (event) => {
    if (isAllowedAddress(event.url, options.allowedOrigin)) return;
    event.preventDefault();
    options.refused("navigation", event.url);
  });
  contents.on("will-redirect", (event) => {
    if (isAllowedAddress(event.url, options.allowedOrigin)) return;
    event.preventDefault();
    options.refused("redirect", event.url);
  });
  contents.on("will-frame-navigate", (event) => {
    if (event.isMainFrame) return;
    event.preventDefault();
    options.refused("frame", event.url);
  });
  contents.on("will-attach-webview", (event, _preferences, parameters) => {
    event.preventDefault();
    options.refused("webview", parameters.src ?? "");
  });
}
