import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type PageAnswer, respond } from "../../main/app/pages";

let parent: string;
let folder: string;

beforeAll(() => {
  parent = mkdtempSync(join(tmpdir(), "sigap-pages-"));
  folder = join(parent, "renderer");
  mkdirSync(join(folder, "assets"), { recursive: true });
  mkdirSync(join(parent, "renderer-secret"));
  writeFileSync(join(parent, "secret.json"), "{}");
  writeFileSync(join(parent, "renderer-secret", "a.json"), "{}");
  writeFileSync(
    join(folder, "index.html"),
    '<meta property="csp-nonce" nonce="SIGAP_STYLE_NONCE"><p>SIGAP_STYLE_NONCE</p>',
  );
  writeFileSync(join(folder, "assets", "index-1.js"), "export {};");
  writeFileSync(join(folder, "assets", "notes.txt"), "not part of the app");
});

afterAll(() => rmSync(parent, { recursive: true, force: true }));

const get = (address: string, method = "GET"): Promise<PageAnswer> => respond(folder, { url: address, method });

describe("app:// pages", () => {
  test("the page carries a policy with a nonce of its own at every load", async () => {
    const nonces = await Promise.all(
      ["app://sigap/", "app://sigap/requests/8d1f"].map(async (address) => {
        const response = await get(address);
        const policy = response.headers["Content-Security-Policy"] ?? "";
        const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? "";
        expect(response.statusCode).toBe(200);
        expect(response.headers["Content-Type"]).toBe("text/html; charset=utf-8");
        expect(policy).toContain("default-src 'none'");
        expect(policy).toContain("script-src 'self';");
        expect(policy).not.toContain("unsafe");
        expect(response.data.toString("utf8")).toBe(`<meta property="csp-nonce" nonce="${nonce}"><p>${nonce}</p>`);
        return nonce;
      }),
    );
    expect(nonces[0]).toMatch(/^[A-Za-z0-9+/]{22}==$/);
    expect(nonces[0]).not.toBe(nonces[1]);
  });

  test("a script has its type and may not be guessed as another", async () => {
    const response = await get("app://sigap/assets/index-1.js");
    expect(response.headers["Content-Type"]).toBe("text/javascript; charset=utf-8");
    expect(response.headers["X-Content-Type-Options"]).toBe("nosniff");
  });

  test.each([
    ["app://sigap/../secret.json", 404],
    ["app://sigap/%2e%2e/secret.json", 404],
    ["app://sigap/..%2fsecret.json", 400],
    ["app://sigap/..%2frenderer-secret/a.json", 400],
    ["app://sigap/assets/..%2f..%2f..%2fsecret.json", 400],
    ["app://sigap/..%5csecret.json", 400],
    ["app://sigap/a%00.js", 400],
    ["app://sigap/%E0%A4%A.js", 400],
    ["app://elsewhere/assets/index-1.js", 400],
    ["app://sigap/assets/notes.txt", 404],
    ["app://sigap/assets/missing.js", 404],
  ])("%s is refused with %i", async (address, status) => {
    const response = await get(address);
    expect(response.statusCode).toBe(status);
    expect(response.data.toString("utf8")).toBe("");
  });

  test("only reading is offered", async () => {
    expect((await get("app://sigap/", "POST")).statusCode).toBe(405);
  });
});
