import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { extname, join, sep } from "node:path";

const host = "sigap";

/** What the build writes into pages wherever a style nonce belongs (`html.cspNonce` of the build's configuration). */
const styleNoncePlaceholder = "SIGAP_STYLE_NONCE";

const contentTypes = new Map([
  [".html", "text/html; charset=utf-8"],
  [".js", "text/javascript; charset=utf-8"],
  [".css", "text/css; charset=utf-8"],
  [".json", "application/json; charset=utf-8"],
  [".map", "application/json; charset=utf-8"],
  [".svg", "image/svg+xml"],
  [".png", "image/png"],
  [".jpg", "image/jpeg"],
  [".webp", "image/webp"],
  [".ico", "image/x-icon"],
  [".woff2", "font/woff2"],
  [".woff", "font/woff"],
  [".ttf", "font/ttf"],
  // Fonts and character maps of documents, read as bytes.
  [".pfb", "application/octet-stream"],
  [".bcmap", "application/octet-stream"],
  [".wasm", "application/wasm"],
  [".mp3", "audio/mpeg"],
  [".ogg", "audio/ogg"],
]);

/** One answer as the scheme's handler gives it. */
export interface PageAnswer {
  statusCode: number;
  headers: Record<string, string>;
  data: Buffer;
}

/** Answers one request for `app://`: 200 with the file, 400, 404 or 405 without a body. */
export async function respond(folder: string, request: { url: string; method: string }): Promise<PageAnswer> {
  if (request.method !== "GET" && request.method !== "HEAD") return nothing(405);
  const path = filePath(folder, request.url);
  if (path === null) return nothing(400);
  const type = contentTypes.get(extname(path).toLowerCase());
  if (type === undefined) return nothing(404);
  try {
    const content = await readFile(path);
    if (extname(path) !== ".html") return answer(content, type, contentSecurityPolicy(null));
    const nonce = randomBytes(16).toString("base64");
    const page = content.toString("utf8").replaceAll(styleNoncePlaceholder, nonce);
    return answer(Buffer.from(page), type, contentSecurityPolicy(nonce));
  } catch (error) {
    if (isMissing(error)) return nothing(404);
    throw error;
  }
}

/**
 * The policy for a page: its own files only, no inline script, no other host.
 * The component library writes a few style elements at run time (theme colours, breakpoints). They carry the page's
 * nonce, which changes with every load, so that no other inline style or style attribute in markup applies.
 */
export function contentSecurityPolicy(styleNonce: string | null): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    styleNonce === null ? "style-src 'self'" : `style-src 'self' 'nonce-${styleNonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "media-src 'self' blob:",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** The file that an address names, or null for another host, a broken address or a path that leaves the folder. */
function filePath(folder: string, address: string): string | null {
  let path: string;
  try {
    const url = new URL(address);
    if (url.host !== host) return null;
    path = decodeURIComponent(url.pathname);
  } catch {
    return null;
  }
  if (path.includes("\0") || path.includes("\\")) return null;
  if (extname(path) === "") return join(folder, "index.html");
  const file = join(folder, path);
  return file.startsWith(folder.endsWith(sep) ? folder : folder + sep) ? file : null;
}

function answer(data: Buffer, type: string, policy: string): PageAnswer {
  return {
    statusCode: 200,
    headers: {
      "Content-Type": type,
      "Content-Security-Policy": policy,
      "X-Content-Type-Options": "nosniff",
      "Cross-Origin-Opener-Policy": "same-origin",
      "Cache-Control": "no-cache",
    },
    data,
  };
}

function nothing(statusCode: number): PageAnswer {
  return { statusCode, headers: { "Content-Type": "text/plain" }, data: Buffer.alloc(0) };
}

function isMissing(error: unknown): boolean {
  if (!(error instanceof Error) || !("code" in error)) return false;
  return error.code === "ENOENT" || error.code === "EISDIR" || error.code === "ENOTDIR";
}
