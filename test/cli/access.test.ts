import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { authorise } from "../../main/cli/access";
import type { CliContext } from "../../main/cli/verb";
import { hashOperatorPassword } from "../../main/features/office/establish";
import { systemRandom } from "../../main/platform/ids";
import type { OperatorState } from "../../shared/domain/operators/events";
import { fixedClock, RESOURCES } from "../helpers/store";

const PASSWORD = "sandi administrator";
let folder: string;
let operator: OperatorState;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "sigap-access-"));
  writeFileSync(join(folder, "password"), `${PASSWORD}\n`);
  operator = {
    id: "o1",
    login: "siti",
    name: "Siti",
    roles: ["administrator"],
    active: true,
    passwordHash: await hashOperatorPassword(PASSWORD),
    createdAt: 0,
    lastLoginAt: null,
    failedLogins: 5,
    failedAt: null,
    version: 6,
  };
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Asks as the administrator whose fifth wrong try was at `failedAt`; says what was told and how long it waited. */
async function ask(failedAt: string) {
  const told: string[] = [];
  const waits: number[] = [];
  const context: CliContext = {
    io: { out: () => {}, err: (text) => told.push(text) },
    resources: RESOURCES,
    clock: fixedClock("2026-11-23T09:00:00+07:00"),
    random: systemRandom(),
    pause: async (milliseconds) => void waits.push(milliseconds),
    keyStore: null,
  };
  const options = { login: "siti", "password-file": join(folder, "password") };
  const asked = authorise(context, options, [{ ...operator, failedAt: Date.parse(failedAt) }], null);
  return { answer: await asked.catch((error: unknown) => error), told, waits };
}

test("five wrong tries slow a command down", async () => {
  const { answer, waits } = await ask("2026-11-23T08:59:58+07:00");
  expect(answer).toMatchObject({ code: "slow-down", params: { seconds: 3 } });
  expect(waits).toEqual([]);
});

test("tries that were made by a clock ten years ahead are waited out once, not for ten years", async () => {
  const { answer, told, waits } = await ask("2036-01-01T00:00:00Z");
  expect(answer).toBe("o1");
  expect(waits).toEqual([5_000]);
  expect(told.join("")).toContain("Menunggu 5 detik");
});

test("however many wrong tries there were, a clock set back makes nobody wait longer than the longest wait", async () => {
  operator.failedLogins = 40;
  const { answer, waits } = await ask("2026-11-23T10:00:00+07:00");
  expect(answer).toBe("o1");
  expect(waits).toEqual([15 * 60_000]);
});
