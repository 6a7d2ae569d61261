import { createHash, timingSafeEqual } from "node:crypto";
import { createServer as createHttpServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { z } from "zod";
import { parseInstant } from "../../shared/domain/deadlines/instants";
import { LINE_CAUSES, LINE_EVENTS } from "../../shared/domain/emergency/codes";
import { outsideText } from "../../shared/domain/fields/repair";
import type { TellLine } from "../features/emergency/commands/call-line";

const PATH = "/v1/line-events";
const MOST_BYTES = 64 * 1024;
const A_SECOND = 50;
const BURST = 200;
/** What is older was lost on the way: a list of the exchange brings it (milliseconds). */
const OLDEST_MS = 7 * 86_400_000;
/** The exchange's clock may be ahead by so much. */
const AHEAD_MS = 5 * 60_000;

/** What an exchange posts for each thing that happens to a call. */
const lineEvent = z.object({
  call: outsideText().min(1).max(200),
  event: z.enum(LINE_EVENTS),
  at: z.string().max(64),
  from: outsideText().max(200).nullable().default(""),
  leg: outsideText().max(200).nullable().default(""),
  cause: z.enum(LINE_CAUSES).nullable().default(null),
});

export interface LineListenerOptions {
  /** What a caller of the interface must show. */
  token: string;
  /** 0: any free one. */
  port: number;
  /** Loopback, unless there is a certificate. */
  host?: string;
  certificate?: { cert: string; key: string };
  now(): number;
  /** Saves what was told; answered with 202 once it is saved. */
  tell(told: TellLine): void;
}

/** An answer that is no success: its status and what was wrong. */
class Refused extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** Lets so many through at once, and so many a second from then on. */
class Bucket {
  private left = BURST;
  private filledAt: number;

  constructor(private readonly now: () => number) {
    this.filledAt = now();
  }

  take(): boolean {
    const at = this.now();
    // A clock that is set back gives nothing and takes nothing.
    this.left = Math.min(BURST, this.left + (Math.max(0, at - this.filledAt) * A_SECOND) / 1000);
    this.filledAt = at;
    if (this.left < 1) return false;
    this.left -= 1;
    return true;
  }
}

const digest = (text: string) => createHash("sha256").update(text).digest();

/** True for an address that no other computer can reach. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127(?:\.\d{1,3}){3}$/.test(host);
}

/**
 * Takes what an exchange tells of calls over HTTP: `POST /v1/line-events` with a token. Without a certificate it listens
 * to this computer alone. @throws RangeError where another address is asked for without one
 */
export class LineListener {
  private readonly server: Server;
  private readonly bucket: Bucket;
  private readonly token: Buffer;

  constructor(private readonly options: LineListenerOptions) {
    const { host = "127.0.0.1", certificate, token } = options;
    if (!isLoopback(host) && !certificate) throw new RangeError("a certificate is needed");
    this.token = digest(token);
    this.bucket = new Bucket(() => performance.now());
    const handle = (request: IncomingMessage, response: ServerResponse) => void this.answer(request, response);
    this.server = certificate ? createHttpsServer(certificate, handle) : createHttpServer(handle);
    this.server.requestTimeout = 10_000;
    this.server.headersTimeout = 5_000;
  }

  /** Resolves to the port that it listens on. */
  listen(): Promise<number> {
    const { port, host = "127.0.0.1" } = this.options;
    return new Promise((resolve, reject) => {
      this.server.once("error", reject);
      this.server.listen(port, host, () => resolve((this.server.address() as AddressInfo).port));
    });
  }

  /** What is being answered is answered to the end. */
  close(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(() => resolve());
      this.server.closeIdleConnections();
    });
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [status, body] = await this.taken(request).then(
      () => [202, { accepted: true }] as const,
      (error: unknown) =>
        error instanceof Refused
          ? ([error.status, { error: error.message }] as const)
          : ([500, { error: "not saved" }] as const),
    );
    const text = JSON.stringify(body);
    // What is too large is not read to its end: the connection goes with it.
    if (status === 413) response.setHeader("connection", "close");
    response.writeHead(status, { "content-type": "application/json", "content-length": Buffer.byteLength(text) });
    response.end(text);
    if (status === 413) response.once("finish", () => request.destroy());
  }

  private async taken(request: IncomingMessage): Promise<void> {
    const path = (request.url ?? "").split("?")[0];
    if (path !== PATH) throw new Refused(404, `post to ${PATH}`);
    if (request.method !== "POST") throw new Refused(405, "only POST is taken");
    if (!this.isAllowed(request.headers.authorization ?? "")) throw new Refused(401, "the token is missing or wrong");
    if (!this.bucket.take()) throw new Refused(429, "too many at once: try again in a second");
    const type = (request.headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase();
    if (type !== "application/json") throw new Refused(415, "the body has to be application/json");
    this.options.tell(this.read(await bodyOf(request)));
  }

  private isAllowed(header: string): boolean {
    const [, given = ""] = /^Bearer\s+(.+)$/i.exec(header) ?? [];
    // Digests have one length whatever was sent: the comparison tells nothing by its time.
    return timingSafeEqual(digest(given), this.token) && given !== "";
  }

  private read(body: string): TellLine {
    let json: unknown;
    try {
      json = JSON.parse(body);
    } catch {
      throw new Refused(400, "the body is no JSON");
    }
    const parsed = lineEvent.safeParse(json);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      throw new Refused(400, `${issue?.path.join(".") || "body"}: ${issue?.message ?? "invalid"}`);
    }
    const { call, event, at: text, from, leg, cause } = parsed.data;
    const at = instantOf(text);
    const now = this.options.now();
    if (at < now - OLDEST_MS) throw new Refused(400, "at: older than 7 days");
    if (at > now + AHEAD_MS) throw new Refused(400, "at: has not come yet");
    return { call, event, at, from: from ?? "", leg: legOf(call, leg ?? ""), cause };
  }
}

function instantOf(text: string): number {
  try {
    return parseInstant(text);
  } catch {
    throw new Refused(400, "at: not an ISO 8601 time with an offset");
  }
}

/** A leg's name may hold the caller's number: what is kept in the open is a digest that only tells legs apart. */
function legOf(call: string, leg: string): string {
  return leg === ""
    ? ""
    : digest(JSON.stringify([call, leg]))
        .toString("hex")
        .slice(0, 16);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  if (Number(request.headers["content-length"] ?? 0) > MOST_BYTES) throw new Refused(413, "more than 64 KB");
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) throw new Refused(413, "more than 64 KB");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
