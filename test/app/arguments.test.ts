import { describe, expect, test } from "vitest";
import { ArgumentError, parseArguments, type StartArguments } from "../../main/app/arguments";

const development = (...words: string[]): StartArguments =>
  parseArguments(["electron", "/opt/sigap", ...words], { packaged: false });
const installed = (...words: string[]): StartArguments => parseArguments(["sigap", ...words], { packaged: true });
const nothing = { dataFolder: null, demo: false, office: null, demoLogin: null, traceStart: false };

describe("command line", () => {
  test("says nothing: a window on the usual folder", () => {
    expect(development()).toEqual({ mode: "window", window: nothing });
    expect(installed()).toEqual({ mode: "window", window: nothing });
  });

  test("a demo of an office in a folder, in both ways of writing a value", () => {
    const window = { ...nothing, demo: true, office: "bantul", dataFolder: "/tmp/demo folder" };
    expect(development("--demo", "--office", "bantul", "--data", "/tmp/demo folder")).toEqual({
      mode: "window",
      window,
    });
    expect(installed("--demo", "--office=bantul", "--data=/tmp/demo folder")).toEqual({ mode: "window", window });
  });

  test("a role to log in as", () => {
    expect(installed("--demo", "--demo-login", "service-desk")).toEqual({
      mode: "window",
      window: { ...nothing, demo: true, demoLogin: "service-desk" },
    });
  });

  test("everything after --cli belongs to the command", () => {
    expect(installed("--cli", "verify", "--data", "x", "--json")).toEqual({
      mode: "cli",
      rest: ["verify", "--data", "x", "--json"],
    });
  });

  test("help and version", () => {
    expect(installed("--help")).toEqual({ mode: "help" });
    expect(installed("--version")).toEqual({ mode: "version" });
  });

  test("what Chromium, Electron and Playwright add is passed over", () => {
    const added = [
      "--no-sandbox",
      "--inspect=0",
      "--remote-debugging-port=0",
      "--disable-gpu",
      "--enable-features=A,B",
    ];
    expect(development(...added)).toEqual({ mode: "window", window: nothing });
    expect(parseArguments(["electron", ...added, "/opt/sigap", "--demo"], { packaged: false })).toEqual({
      mode: "window",
      window: { ...nothing, demo: true },
    });
  });

  test("an installed console passes over what says how it looks", () => {
    const looks = ["--lang=id", "--force-device-scale-factor=1.5", "--ozone-platform=x11", "--disable-gpu"];
    expect(installed(...looks)).toEqual({ mode: "window", window: nothing });
  });

  test.each([
    "--remote-debugging-port=9333",
    "-remote-debugging-port=9333",
    "--Remote-Debugging-Port=9333",
    "--remote-debugging-pipe",
    "--inspect=0",
    "--js-flags=--expose-gc",
    "--no-sandbox",
    "--disable-web-security",
    "--disable-site-isolation-trials",
    "--enable-logging",
    "--log-file=/tmp/x",
    "--log-net-log=/tmp/x",
    "--password-store=basic",
    "--user-data-dir=/tmp/x",
    "--host-resolver-rules=MAP * 127.0.0.1",
    "--proxy-server=127.0.0.1:8080",
    "--load-extension=/tmp/x",
    "--utility-cmd-prefix=x",
    "--gpu-launcher=x",
    "--renderer-cmd-prefix=x",
    "--allow-file-access-from-files",
    "/remote-debugging-port=9333",
  ])("an installed console refuses %s, before and behind its own words", (word) => {
    expect(() => installed(word)).toThrow(ArgumentError);
    expect(() => installed("--demo", word)).toThrow(ArgumentError);
    expect(() => installed("--", word)).toThrow(ArgumentError);
    const dangerous = /debugging|inspect|flags|no-sandbox|disable|enable|log-file|store|user-data/i.test(word);
    if (!dangerous || word.startsWith("/")) return;
    expect(() => installed(word, "--cli", "verify")).toThrow(ArgumentError);
    expect(() => installed("--cli", "verify", word)).toThrow(ArgumentError);
  });

  test.each([
    [["--ofice", "bantul"], "--ofice tidak dikenal"],
    [["--office", "jogja"], "bantul, klaten, pasuruan"],
    [["--office"], "--office perlu nilai"],
    [["--office", "--demo"], "--office perlu nilai"],
    [["--data="], "--data perlu nilai"],
    [["--demo-login", "boss"], "service-desk"],
    [["something"], "something"],
  ])("%j is refused with what to do", (words, message) => {
    expect(() => installed(...words)).toThrow(ArgumentError);
    expect(() => installed(...words)).toThrow(message);
  });
});
