import { request } from "node:http";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { TellLine } from "../../main/features/emergency/commands/call-line";
import { LineListener } from "../../main/line/listener";

let listener: LineListener;
let port: number;
let told: TellLine[];
const NOW = Date.parse("2026-11-23T09:00:00+07:00");

beforeEach(async () => {
  told = [];
  listener = new LineListener({ token: "rahasia", port: 0, now: () => NOW, tell: (one) => told.push(one) });
  port = await listener.listen();
});
afterEach(() => listener.close());

const event = { call: "a-1", event: "ring", at: "2026-11-23T08:59:58+07:00", from: "081234567890" };

function post(
  body: string | Buffer,
  { token = "rahasia", type = "application/json", path = "/v1/line-events", method = "POST" } = {},
): Promise<{ status: number; body: Record<string, unknown> }> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}`, "content-type": type };
    const sent = request({ port, host: "127.0.0.1", path, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, body: JSON.parse(Buffer.concat(chunks).toString()) }),
      );
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

describe("what an exchange posts", () => {
  test("is taken with the token, and handed on once", async () => {
    expect(await post(JSON.stringify(event))).toEqual({ status: 202, body: { accepted: true } });
    expect(told).toEqual([{ call: "a-1", event: "ring", at: NOW - 2_000, from: "081234567890", leg: "", cause: null }]);
  });

  test("keeps no leg's name, which may be a number, and tells legs apart all the same", async () => {
    for (const leg of ["SIP/081234567890", "SIP/1002", "SIP/1002"]) await post(JSON.stringify({ ...event, leg }));
    const legs = told.map(({ leg }) => leg);
    expect(new Set(legs).size).toBe(2);
    expect(legs.join()).not.toContain("0812");
  });

  test("is refused without the token, as another type, as no JSON, too late, or without its fields", async () => {
    const status = async (body: string, how: Parameters<typeof post>[1] = {}) => (await post(body, how)).status;
    expect(await status(JSON.stringify(event), { token: "salah" })).toBe(401);
    expect(await status(JSON.stringify(event), { token: "" })).toBe(401);
    expect(await status(JSON.stringify(event), { type: "text/plain" })).toBe(415);
    expect(await status("{")).toBe(400);
    expect(await status(JSON.stringify({ ...event, event: "dance" }))).toBe(400);
    expect(await status(JSON.stringify({ ...event, at: "2026-11-23T08:59:58" }))).toBe(400);
    expect(await status(JSON.stringify({ ...event, at: "2026-11-16T08:59:58+07:00" }))).toBe(400);
    expect(await status(JSON.stringify({ ...event, call: "" }))).toBe(400);
    expect(await status("", { path: "/" })).toBe(404);
    expect(await status("", { method: "GET" })).toBe(405);
    expect(told).toEqual([]);
  });

  test("of more than 64 KB is refused without being read", async () => {
    const large = await post(JSON.stringify({ ...event, from: "x".repeat(70_000) })).catch(() => ({ status: 413 }));
    expect(large.status).toBe(413);
    expect(told).toEqual([]);
  });

  test("thousands at once: a burst is taken, the rest is told to wait", async () => {
    const answers = await Promise.all(Array.from({ length: 400 }, () => post(JSON.stringify(event))));
    const taken = answers.filter(({ status }) => status === 202).length;
    expect(taken).toBeGreaterThanOrEqual(200);
    expect(answers.filter(({ status }) => status === 429).length).toBe(400 - taken);
  });

  test("from other computers only with a certificate", () => {
    const open = () =>
      new LineListener({ token: "t", port: 0, host: "0.0.0.0", now: () => NOW, tell: () => undefined });
    expect(open).toThrow(RangeError);
  });
});
