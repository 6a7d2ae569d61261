import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isHeldHere } from "../../main/app/single-window";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sigap-first-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

// No process has so high a number.
const NOBODY = 2 ** 30;

test.each([
  ["a process that lives", `${hostname()}-${process.pid}`, true],
  ["a process that is gone", `${hostname()}-${NOBODY}`, false],
  ["another host", `elsewhere-${process.pid}`, false],
  ["nothing that can be read", "x", false],
])("a mark left by %s", (_who, target, held) => {
  symlinkSync(target, join(folder, "SingletonLock"));
  expect(isHeldHere(join(folder, "SingletonLock"))).toBe(held);
});

test("no mark, or one that is no link, holds nothing", () => {
  expect(isHeldHere(join(folder, "SingletonLock"))).toBe(false);
  writeFileSync(join(folder, "SingletonLock"), "");
  expect(isHeldHere(join(folder, "SingletonLock"))).toBe(false);
});
