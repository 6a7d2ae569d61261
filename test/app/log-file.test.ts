import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { answerCall } from "../../main/ipc/register";
import { fileLogger } from "../../main/platform/log-file";
import { Refusal } from "../../shared/ipc/errors";

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sigap-log-"));
  path = join(folder, "sigap.log");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const logger = (mostBytes?: number) =>
  fileLogger({ path, now: () => Date.UTC(2026, 10, 2, 3, 4, 5), ...(mostBytes === undefined ? {} : { mostBytes }) });
const content = () => readFileSync(path, "utf8");

test("says when, what, by which code and where in the code", () => {
  logger().error("close", Object.assign(new Error("no"), { code: "SQLITE_BUSY" }));
  logger().error(
    "store",
    "Error: no\n    at write (file:///opt/Sigap/dist/main/writer.js:10:20)\n    at x (/y.js:1:1)",
  );
  logger().warn("view.db is built again", { done: 3, all: 9 });
  const [first = "", thread, second] = content().split("\n");
  expect(first).toMatch(/^2026-11-02T03:04:05\.000Z error close Error SQLITE_BUSY at log-file\.test\.ts:\d+:\d+/);
  expect(thread).toBe("2026-11-02T03:04:05.000Z error store at writer.js:10:20");
  expect(second).toBe("2026-11-02T03:04:05.000Z warn view.db is built again done=3 all=9");
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test("holds nothing of what was typed, however it comes to it", async () => {
  const typed = "Sri Wahyuni\n    at Jalan (Melati.ts:5:5)\n3402085708850001";
  const strange = Object.assign(new Error(typed), { code: typed, name: "Budi Santoso" });
  const late = new Error("x");
  late.message = typed;
  const details: unknown[] = [
    strange,
    late,
    new Error(`UNIQUE failed: ${typed}`, { cause: new Error(typed) }),
    new Refusal("bad-input", { name: typed }, { "applicant.name": typed }),
    typed,
    { name: typed, nested: { typed } },
    [typed],
    `https://sigap.invalid/?q=${typed}`,
  ];
  for (const detail of details) {
    logger().error("call", detail);
    await answerCall("requests.receive", {}, true, {
      isTrusted: () => true,
      handle: () => Promise.reject(detail),
      logger: logger(),
    });
    await answerCall("session.login", { login: typed, password: typed }, true, {
      isTrusted: () => true,
      handle: () => Promise.reject(detail),
      logger: logger(),
    });
  }
  logger().warn(`refused ${typed}`.slice(0, 7), typed);
  expect(content().split("\n").length).toBeGreaterThan(details.length);
  for (const part of ["Sri", "Wahyuni", "Jalan", "Melati", "3402085708850001", "Budi", "Santoso", "invalid"]) {
    expect(content()).not.toContain(part);
  }
});

test("is two files of a limited size", () => {
  for (let count = 0; count < 100; count += 1) logger(1_000).warn("line", { count });
  expect(readdirSync(folder).sort()).toEqual(["sigap.log", "sigap.log.1"]);
  for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).size).toBeLessThanOrEqual(1_000);
  expect(content()).toContain("count=99");
});

test("a folder that cannot be written to is no matter", () => {
  const lost = fileLogger({ path: join(folder, "missing", "sigap.log"), now: () => 0 });
  expect(() => lost.error("x", new Error("y"))).not.toThrow();
});
