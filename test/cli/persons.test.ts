import { cpSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withTakenWords } from "../../main/cli/options";
import { FEATURES } from "../../main/features/index";
import { systemRandom } from "../../main/platform/ids";
import { openWithPassphrase, readOfficeKeyFile } from "../../main/platform/office-key";
import { dataPaths } from "../../main/platform/paths";
import { Store } from "../../main/store/store";
import { ForeignConsole } from "../helpers/consoles";
import { fixedClock } from "../helpers/store";
import { cli, cliJson, scratchFolder } from "./helpers";

const scratch = scratchFolder();
const at = (...parts: string[]) => scratch.path(...parts);
afterAll(scratch.remove);

interface Printed {
  events: number;
  origins: number;
  tables: Record<string, { rows: number; hash: string }>;
}

beforeAll(async () => {
  const options = ["--office", "klaten", "--requests", "20", "--seed", "7", "--now", "2026-11-20T15:00:00+07:00"];
  await cliJson("demo", "--data", at("demo"), ...options);
  writeFileSync(at("phrase"), "demo\n");
  writeFileSync(at("password"), "sandi yang panjang\n");
}, 60_000);

async function opened<T>(folder: string, work: (store: Store) => T): Promise<T> {
  const paths = dataPaths(at(folder));
  const officeKey = await openWithPassphrase(readOfficeKeyFile(paths.officeKey), "demo");
  const clock = { now: () => ({ wall: Date.parse("2026-11-21T09:00:00+07:00"), mono: 1_000 }) };
  const store = Store.open({ paths, officeKey, clock, random: systemRandom(), features: FEATURES });
  try {
    return work(store);
  } finally {
    store.close();
  }
}

describe("fingerprint", () => {
  test("is the same for a copy, also while the folder is open elsewhere", async () => {
    const before = await cliJson<Printed>("fingerprint", "--data", at("demo"));
    expect(before).toMatchObject({ origins: 1, tables: { requests: { rows: 20 } } });
    expect(before.tables.requests?.hash).toMatch(/^[0-9a-f]{32}$/);
    const paths = dataPaths(at("demo"));
    const officeKey = await openWithPassphrase(readOfficeKeyFile(paths.officeKey), "demo");
    const clock = { now: () => ({ wall: Date.parse("2026-11-21T09:00:00+07:00"), mono: 1_000 }) };
    const store = Store.open({ paths, officeKey, clock, random: systemRandom(), features: FEATURES });
    try {
      expect(await cliJson<Printed>("fingerprint", "--data", at("demo"))).toEqual(before);
      expect((await cli("verify", "--data", at("demo"), "--json")).code).toBe(0);
    } finally {
      store.close();
    }
  });

  test("needs no view: the rows are made beside where it is missing", async () => {
    const before = await cliJson<Printed>("fingerprint", "--data", at("demo"));
    cpSync(at("demo"), at("bare"), { recursive: true, filter: (path) => !path.includes("view.db") });
    expect(await cliJson<Printed>("fingerprint", "--data", at("bare"))).toEqual(before);
  });
});

describe("erase", () => {
  test("destroys what was sealed of one request, and says what to do otherwise", async () => {
    cpSync(at("demo"), at("erased"), { recursive: true });
    const id = await opened(
      "erased",
      (store) => store.database.rawGet<{ id: string }>("SELECT id FROM view.requests ORDER BY row LIMIT 1")?.id ?? "",
    );
    const stream = ["--stream", `request/${id}`];
    expect(await cliJson("erase", "--data", at("erased"), ...stream, "--ground", "subject-request")).toEqual({
      stream: `request/${id}`,
      keys: 1,
    });
    const row = await opened("erased", (store) =>
      store.database.rawGet("SELECT applicant, agency, subject FROM view.requests WHERE id = ?", id),
    );
    expect(row).toEqual({ applicant: "", agency: "", subject: "" });
    expect((await cli("erase", "--data", at("erased"), ...stream)).err).toContain("--ground");
    const nowhere = await cli("erase", "--data", at("erased"), "--stream", "request/tidak-ada", "--ground", "ordered");
    expect(nowhere).toMatchObject({ code: 1, err: expect.stringContaining("tidak ada di folder ini") });
  });
});

describe("restore-administrator", () => {
  const options = (folder: string) => [
    "--data",
    at(folder),
    "--passphrase-file",
    at("phrase"),
    "--login",
    "penolong",
    "--name",
    "Sri Penolong",
    "--password-file",
    at("password"),
  ];

  test("makes one only where none is left, and the log says how", async () => {
    cpSync(at("demo"), at("left"), { recursive: true });
    const refused = await cli("restore-administrator", ...options("left"));
    expect(refused).toMatchObject({ code: 1 });
    // Two consoles may each deactivate the other's administrator; here one elsewhere deactivates them all.
    await opened("left", (store) => {
      const peer = new ForeignConsole("K9.test", fixedClock("2026-11-21T10:00:00+07:00"));
      const administrators = [...store.referenceData.operators.values()].filter(({ roles }) =>
        roles.includes("administrator"),
      );
      for (const { id } of administrators) {
        const [last] = store.database.rawAll<{ id: string }>(
          "SELECT id FROM events WHERE stream = ? ORDER BY pos DESC LIMIT 1",
          `operator/${id}`,
        );
        const changes = { actor: `operator/${id}`, after: JSON.stringify([last?.id]) };
        expect(store.ingest([peer.write(`operator/${id}`, "operator.deactivated", {}, changes)]).accepted).toBe(1);
      }
      expect(
        [...store.referenceData.operators.values()].some(
          ({ active, roles }) => active && roles.includes("administrator"),
        ),
      ).toBe(false);
    });
    const made = await cliJson<{ id: string; login: string }>("restore-administrator", ...options("left"));
    expect(made.login).toBe("penolong");
    await opened("left", (store) => {
      expect(store.referenceData.operators.get(made.id)).toMatchObject({ active: true, roles: ["administrator"] });
      expect(store.database.rawGet("SELECT type, actor FROM events WHERE stream = ?", `operator/${made.id}`)).toEqual({
        type: "operator.administrator-restored",
        actor: "desk/K1",
      });
    });
    expect(await cliJson("rebuild", "--data", at("left"))).toMatchObject({ same: true });
  });
});

test("the word after --text is taken whatever it begins with, also an empty one", () => {
  expect(withTakenWords(["--text", "--help", "--json"])).toEqual(["--text=--help", "--json"]);
  expect(withTakenWords(["--text", ""])).toEqual(["--text="]);
  expect(withTakenWords(["--text"])).toEqual(["--text"]);
});
