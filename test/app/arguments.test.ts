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
    expect(installed(...added)).toEqual({ mode: "window", window: nothing });
    expect(parseArguments(["electron", ...added, "/opt/sigap", "--demo"], { packaged: false })).toEqual({
      mode: "window",
      window: { ...nothing, demo: true },
    });
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
