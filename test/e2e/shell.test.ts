import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type LaunchedSigap, launchSigap } from "./helpers/launch";

describe("the window", () => {
  let sigap: LaunchedSigap;
  const messages: string[] = [];

  beforeAll(async () => {
    sigap = await launchSigap();
    sigap.page.on("console", (message) => messages.push(message.text()));
    await sigap.page.reload();
    await sigap.page.getByRole("heading").first().waitFor();
  });
  afterAll(() => sigap?.close());

  test("shows its page without anything being refused to it", async () => {
    expect(sigap.page.url()).toMatch(/^app:\/\/sigap\//);
    expect(messages.filter((text) => /Content Security Policy|Refused|Failed to load/.test(text))).toEqual([]);
  });

  test("gives the page two functions and no Node", async () => {
    const found = await sigap.page.evaluate(() => ({
      bridge: Object.keys(Reflect.get(globalThis, "sigap")).sort(),
      node: ["require", "process", "module", "Buffer", "electron"].filter((name) => name in globalThis),
      secure: isSecureContext,
    }));
    expect(found).toEqual({ bridge: ["call", "onChanged"], node: [], secure: true });
  });

  test("runs sandboxed and isolated", async () => {
    const preferences = await sigap.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      const all: Record<string, unknown> = contents
        ? Reflect.get(contents, "getLastWebPreferences").call(contents)
        : {};
      return Object.fromEntries(
        ["sandbox", "contextIsolation", "nodeIntegration", "webSecurity", "webviewTag"].map((name) => [
          name,
          all[name],
        ]),
      );
    });
    expect(preferences).toEqual({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
    });
  });

  test("stays on its own pages", async () => {
    const before = sigap.page.url();
    const found = await sigap.page.evaluate(async () => {
      const script = document.createElement("script");
      script.textContent = "globalThis.inlineRan = true";
      document.head.append(script);
      const frame = document.createElement("iframe");
      frame.src = "https://sigap.invalid/frame";
      document.body.append(frame);
      const popup = window.open("https://sigap.invalid/popup");
      location.href = "https://sigap.invalid/elsewhere";
      return {
        popup: popup === null,
        inline: "inlineRan" in globalThis,
        fetch: await fetch("https://sigap.invalid/data").then(
          () => "answered",
          () => "refused",
        ),
        file: await fetch("app://sigap/..%2f..%2fpackage.json").then((response) => response.status),
        notifications: await Notification.requestPermission(),
        camera: await navigator.mediaDevices.getUserMedia({ video: true }).then(
          () => "granted",
          () => "refused",
        ),
      };
    });
    expect(found).toEqual({
      popup: true,
      inline: false,
      fetch: "refused",
      file: 400,
      notifications: "denied",
      camera: "refused",
    });
    expect(sigap.page.url()).toBe(before);
    expect(sigap.app.windows()).toHaveLength(1);
    expect(sigap.output()).toContain("https://sigap.invalid/elsewhere");
  });

  test("reaches no network: no request, no candidate of a call, no empty page", async () => {
    const server = createServer((_request, response) => response.end("reached"));
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    const { port } = server.address() as AddressInfo;
    try {
      // Past the page's own policy: what the session itself lets through.
      const answer = await sigap.app.evaluate(
        ({ session }, address) =>
          session.defaultSession.fetch(address).then(
            () => "answered",
            (error: unknown) => String(error),
          ),
        `http://127.0.0.1:${port}/`,
      );
      expect(answer).toContain("ERR_BLOCKED_BY_CLIENT");
    } finally {
      server.close();
    }
    const candidates = await sigap.page.evaluate(async () => {
      const connection = new RTCPeerConnection();
      connection.createDataChannel("x");
      const found: string[] = [];
      const gathered = new Promise<void>((done) => {
        connection.onicecandidate = ({ candidate }) => {
          if (candidate === null) done();
          else if (candidate.candidate !== "") found.push(candidate.candidate);
        };
      });
      await connection.setLocalDescription(await connection.createOffer());
      await gathered;
      connection.close();
      return found;
    });
    expect(candidates).toEqual([]);

    await sigap.page.evaluate(() => {
      location.href = "about:blank";
    });
    await expect
      .poll(() => sigap.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL()))
      .toMatch(/^app:\/\/sigap\//);
    await sigap.page.getByRole("heading").first().waitFor();
  });

  test("opens the same page at any place inside the console", async () => {
    const answers = await sigap.page.evaluate(async () => {
      const page = await (await fetch("app://sigap/requests/1")).text();
      const script = /<script[^>]* src="([^"]+)"/.exec(page)?.[1] ?? "";
      return { script, status: (await fetch(new URL(script, "app://sigap/requests/1"))).status };
    });
    expect(answers.script).toMatch(/\.js$/);
    expect(answers.status).toBe(200);
  });

  test("is no smaller than the screens are made for", async () => {
    const size = await sigap.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getMinimumSize());
    expect(size).toEqual([1024, 640]);
  });
});

test("an unknown flag ends the start with what to do", async () => {
  await expect(launchSigap({ args: ["--ofice", "bantul"] })).rejects.toThrow(/--ofice tidak dikenal/);
});
