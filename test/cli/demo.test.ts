import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { verify } from "@node-rs/argon2";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FEATURES } from "../../main/features";
import { demoText, parseDemo } from "../../main/features/demo/demo-file";
import { seededChance } from "../../main/features/demo/random";
import { operatorsOfLog } from "../../main/features/operators/of-log";
import { offersOf, randomIntake } from "../../main/features/requests/demo/request-input";
import type { RequestTableRow } from "../../main/features/requests/tables";
import { systemRandom } from "../../main/platform/ids";
import { openWithPassphrase, readOfficeKeyFile } from "../../main/platform/office-key";
import { dataPaths } from "../../main/platform/paths";
import { loadCatalog } from "../../main/platform/resources";
import { Database } from "../../main/store/database";
import { FeatureSet } from "../../main/store/feature-set";
import { toLogEvent } from "../../main/store/log/eventlog";
import { Keyring } from "../../main/store/log/keyring";
import type { EventRow } from "../../main/store/tables";
import { formatDay } from "../../shared/domain/calendar/civil";
import { OFFICES } from "../../shared/domain/catalog/entry";
import type { CodedValue } from "../../shared/domain/fields/field";
import { ROLES } from "../../shared/domain/operators/roles";
import { sheetNamed, sheetsOf } from "../../shared/domain/registers/sheets";
import { checkValues } from "../../shared/forms/values";
import { receiveInput } from "../../shared/ipc/requests";
import { RESOURCES } from "../helpers/store";
import { cli, cliJson, openDemoView, scratchFolder } from "./helpers";

const NOW = "2026-11-20T15:00:00+07:00";
const scratch = scratchFolder();
afterAll(scratch.remove);

function fill(name: string, seed: number, office = "bantul", requests = 60) {
  return cliJson<{ events: number; requests: number; logins: { login: string; password: string }[] }>(
    "demo",
    "--data",
    scratch.path(name),
    ...["--office", office, "--requests", String(requests), "--seed", String(seed), "--now", NOW],
  );
}

async function readEvents(name: string) {
  const paths = dataPaths(scratch.path(name));
  const officeKey = await openWithPassphrase(readOfficeKeyFile(paths.officeKey), "demo");
  const keyring = Keyring.open(paths.keys, officeKey, systemRandom(), false);
  const log = new Database(paths.log, { readOnly: true });
  const events = log
    .rawAll<EventRow>("SELECT * FROM events ORDER BY pos")
    .map((row) => ({ ...toLogEvent(row, keyring), received: row.received }));
  const operators = operatorsOfLog(log, keyring, new FeatureSet(FEATURES));
  log.close();
  keyring.close();
  return { events, operators };
}

/** Payload keys that are another value in each folder. */
const RANDOM = ["survey", "publicKey", "incarnation"];

/** The facts in order; random ids are named by their order of appearance, survey codes and the key are left out. */
function storyOf(events: Awaited<ReturnType<typeof readEvents>>["events"]): string[] {
  const names = new Map<string, string>();
  const ids = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;
  return events.map((event) => {
    const personal = event.stream.startsWith("request/") ? event.personal : null;
    const payload = Object.fromEntries(Object.entries(event.payload).filter(([key]) => !RANDOM.includes(key)));
    const text = JSON.stringify([event.stream, event.type, event.at, event.actor, payload, personal]);
    return text
      .replaceAll(event.origin, "ORIGIN")
      .replace(ids, (id) => names.get(id) ?? names.set(id, `id${names.size}`).get(id) ?? "");
  });
}

describe("a demo of Bantul", () => {
  beforeAll(async () => {
    await fill("one", 1);
    await fill("same", 1);
    await fill("other", 2);
  }, 60_000);

  test("is the same for the same seed and the same now, and another for another seed", async () => {
    const [one, same, other] = [await readEvents("one"), await readEvents("same"), await readEvents("other")];
    expect(storyOf(same.events)).toEqual(storyOf(one.events));
    expect(storyOf(other.events)).not.toEqual(storyOf(one.events));
  });

  test("goes forward in time and never beyond now", async () => {
    const { events } = await readEvents("one");
    const walls = events.map((event) => event.at.wall);
    expect(walls).toEqual(walls.toSorted((a, b) => a - b));
    expect(walls.at(-1)).toBeLessThanOrEqual(Date.parse(NOW));
    for (const event of events) {
      const { receivedAt } = event.payload;
      if (typeof receivedAt === "number") expect(receivedAt).toBeLessThanOrEqual(event.at.wall);
    }
  });

  test("shows every state, Bantul 52 and 53 among the open ones, and no conflict", async () => {
    const view = await openDemoView(dataPaths(scratch.path("one")));
    const rows = view.rawAll<RequestTableRow>("SELECT * FROM requests");
    view.close();
    expect(rows).toHaveLength(60);
    expect(rows.filter((row) => row.conflicts > 0)).toEqual([]);
    const statuses = new Set(rows.map((row) => row.status));
    for (const status of ["open", "waiting", "ready", "handed-over"]) expect(statuses).toContain(status);
    const open = rows.filter((row) => row.is_open === 1);
    expect(open.length).toBeGreaterThanOrEqual(20);
    expect(open.filter((row) => row.service_no === 52).length).toBeGreaterThan(2);
    expect(open.filter((row) => row.service_no === 53).length).toBeGreaterThan(2);
    expect(open.some((row) => row.due_at !== null && row.due_at < Date.parse(NOW))).toBe(true);
    expect(open.some((row) => row.due_at !== null && row.due_at > Date.parse(NOW))).toBe(true);
    expect(rows.some((row) => row.clock_stopped_at !== null && row.clock_stopped_at <= (row.due_at ?? 0))).toBe(true);
  });

  test("is marked, with one login per role that works, and opens with the passphrase demo", async () => {
    const demo = parseDemo(demoText(dataPaths(scratch.path("one")).demo));
    expect(demo).toMatchObject({ seed: 1, office: "bantul", passphrase: "demo" });
    expect(demo?.logins.map(({ role }) => role)).toEqual(ROLES);
    const { operators } = await readEvents("one");
    for (const login of demo?.logins ?? []) {
      const operator = operators.find((candidate) => candidate.login === login.login);
      expect(operator).toMatchObject({ name: login.name, roles: [login.role], active: true });
      expect(await verify(operator?.passwordHash ?? "", login.password)).toBe(true);
    }
    expect(operators.length).toBeGreaterThan(ROLES.length);
  });

  test("verifies, and is the same after a rebuild", async () => {
    const data = ["--data", scratch.path("one")];
    const checked = await cliJson<{ events: number }>("verify", ...data);
    expect(checked).toMatchObject({ ok: true, origins: 1, firstBad: null });
    const rebuilt = await cliJson<{ streams: number; events: number; seconds: number }>("rebuild", ...data);
    expect(rebuilt).toMatchObject({ events: checked.events, same: true });
    expect(rebuilt.streams).toBeGreaterThan(60);
    expect(typeof rebuilt.seconds).toBe("number");
  });
});

test.each(OFFICES.filter((office) => office !== "bantul"))("a demo of %s walks its own catalog", async (office) => {
  const made = await fill(office, 7, office, 24);
  expect(made).toMatchObject({ requests: 24 });
  const { events } = await readEvents(office);
  expect(events.filter(({ type }) => type === "request.received")).toHaveLength(24);
  expect(events.some(({ type }) => type === "request.handed-over")).toBe(true);
});

test("a demo of 400 requests has what happens now and then, and not one conflict", async () => {
  await fill("many", 5, "bantul", 400);
  const { events } = await readEvents("many");
  const count = (type: string) => events.filter((event) => event.type === `request.${type}`).length;
  for (const type of ["extended", "due-agreed", "merged", "duplicate-added", "reopened", "booked"]) {
    expect(count(type), type).toBeGreaterThan(1);
  }
  expect(count("merged")).toBe(count("duplicate-added"));
  expect(count("unmerged")).toBe(count("duplicate-removed"));
  expect(count("received")).toBe(400);
  expect(count("attachment-added")).toBe(0);
  const view = await openDemoView(dataPaths(scratch.path("many")));
  const rows = view.rawAll<RequestTableRow>("SELECT * FROM requests");
  view.close();
  expect(rows.filter((row) => row.conflicts > 0)).toEqual([]);
  expect(rows.filter((row) => row.status === "merged").length).toBe(count("merged") - count("unmerged"));
}, 60_000);

/** Every filling of a register's sheet in order: coded and typed values together. */
async function fillingsOf(name: string) {
  const { events } = await readEvents(name);
  return events
    .filter(({ type }) => type === "request.sheet-filled")
    .map(({ stream, at, payload, personal }) => {
      const { sheet, entry, values } = payload as { sheet: string; entry: string; values: Record<string, CodedValue> };
      const texts = (personal as { texts: Record<string, string> }).texts;
      return { stream, wall: at.wall, sheet, entry, values: { ...values, ...texts } };
    });
}

describe("the registers of a demo", () => {
  test.each(OFFICES)(
    "of %s: every filling of a sheet passes the checks of its form",
    async (office) => {
      const name = `registers-${office}`;
      await fill(name, 11, office, 250);
      const fillings = await fillingsOf(name);
      expect(fillings.length).toBeGreaterThan(20);
      for (const { sheet, values, wall } of fillings) {
        const form = sheetNamed(sheet);
        expect(checkValues(form?.fields ?? [], values), `${sheet} ${JSON.stringify(values)}`).toEqual({});
        expect(JSON.stringify(Object.values(values))).not.toMatch(/[{}]|undefined/);
        // Nobody notes what is still to come.
        const today = formatDay(Math.floor((wall + 8 * 3_600_000) / 86_400_000));
        for (const { id, kind } of form?.fields ?? []) {
          const value = values[id];
          if (kind === "date" && typeof value === "string") expect(value <= today, `${sheet} ${value}`).toBe(true);
          if (kind === "instant" && typeof value === "number") expect(value).toBeLessThanOrEqual(wall);
        }
      }
      const view = await openDemoView(dataPaths(scratch.path(name)));
      const conflicts = view.rawAll<RequestTableRow>("SELECT * FROM requests WHERE conflicts > 0");
      view.close();
      expect(conflicts).toEqual([]);
    },
    60_000,
  );

  test("Bantul refuses by article 17, answers objections and sees one at the information commission", async () => {
    const fillings = await fillingsOf("registers-bantul");
    const of = (sheet: string) => fillings.filter((filling) => filling.sheet === sheet);
    for (const sheet of [...sheetsOf("ppid"), ...sheetsOf("complaints"), ...sheetsOf("visits")]) {
      expect(of(sheet.id).length, sheet.id).toBeGreaterThan(0);
    }
    const refused = of("ppid-decision").filter(({ values }) => values.decision === "refused");
    expect(refused.some(({ values }) => Array.isArray(values.exclusions) && values.exclusions.length > 0)).toBe(true);
    for (const dispute of of("dispute")) {
      const objection = of("objection").find(({ entry }) => entry === dispute.entry);
      const answer = of("objection-answer").find(({ entry }) => entry === dispute.entry);
      const days = [objection?.values["received-on"], answer?.values["answered-on"], dispute.values["filed-on"]];
      expect(days.every((day) => typeof day === "string")).toBe(true);
      expect(days).toEqual(days.toSorted());
    }
    const tracked = of("complaint-class").flatMap(({ values }) => values.tracking ?? []);
    expect(tracked.length).toBeGreaterThan(0);
    for (const id of tracked) expect(id).toMatch(/^\d{7}$/);
  });

  test.each(["klaten", "trenggalek"])("%s reports incidents with their severity and their TLP", async (office) => {
    const reports = (await fillingsOf(`registers-${office}`)).filter(({ sheet }) => sheet === "incident-report");
    expect(reports.length).toBeGreaterThan(0);
    for (const { values } of reports)
      expect(values).toMatchObject({ severity: expect.any(String), tlp: expect.any(String) });
  });

  test("some reporters stay unnamed and some reports secret", async () => {
    const { events } = await readEvents("registers-klaten");
    const wishes = events.flatMap(({ type, payload }) =>
      type === "request.received" ? [(payload as { fields?: Record<string, CodedValue> }).fields ?? {}] : [],
    );
    expect(wishes.some(({ anonymous }) => anonymous === true)).toBe(true);
    expect(wishes.some(({ secret }) => secret === true)).toBe(true);
    expect(wishes.filter(({ anonymous }) => anonymous === false).length).toBeGreaterThan(3);
  });
});

test.each(OFFICES)(
  "a demo of %s lends what its services book, names actors, and says that its letterhead is a demo's",
  async (office) => {
    await fill(`set-${office}`, 2, office, 6);
    const { events, operators } = await readEvents(`set-${office}`);
    const payloadOf = (type: string) => {
      const found = events.find((event) => event.type === type);
      return { ...found?.payload, ...found?.personal };
    };
    const { resources } = payloadOf("office.resources-set") as { resources: { kind: string; active: boolean }[] };
    const kinds = new Set(loadCatalog(RESOURCES, office).services.flatMap(({ books }) => books));
    expect(
      [...kinds].filter((kind) => !resources.some((resource) => resource.kind === kind && resource.active)),
    ).toEqual([]);
    expect(JSON.stringify(payloadOf("office.letterhead-set"))).toContain("Alamat contoh (data peragaan)");
    const { actors } = payloadOf("office.actors-set") as { actors: { label: string; operators: string[] }[] };
    const known = new Set(operators.map(({ id }) => id));
    for (const { label, operators: people } of actors) {
      expect(people.length, label).toBeGreaterThan(0);
      expect(
        people.every((id) => known.has(id)),
        label,
      ).toBe(true);
    }
  },
);

test("every intake passes the checks of the form", () => {
  for (const office of OFFICES) {
    const chance = seededChance(3);
    for (const [offer] of offersOf(loadCatalog(RESOURCES, office).services)) {
      for (const incomplete of [false, true]) {
        const input = randomIntake(chance, { office, offer, incomplete, today: 20_777, formatDay, offset: 0 });
        const parsed = receiveInput.safeParse(input);
        expect(parsed.error?.issues ?? [], JSON.stringify(input)).toEqual([]);
        expect(input.subject).not.toMatch(/[{}]/);
        expect(checkValues(offer.service.fields, input.fields), offer.service.entry.id).toEqual({});
        expect(JSON.stringify(Object.values(input.fields))).not.toMatch(/[{}]/);
      }
    }
  }
});

describe("what a demo refuses", () => {
  test("a folder with something in it, which it leaves alone", async () => {
    mkdirSync(scratch.path("full"));
    writeFileSync(scratch.path("full", "catatan.txt"), "penting");
    const run = await cli("demo", "--data", scratch.path("full"), "--office", "bantul", "--now", NOW);
    expect(run).toMatchObject({ code: 1, out: "", err: expect.stringMatching(/tidak kosong/) });
    expect(readFileSync(scratch.path("full", "catatan.txt"), "utf8")).toBe("penting");
    expect(existsSync(dataPaths(scratch.path("full")).log)).toBe(false);
  });

  test.each([
    [["--office", "bantul"], /--data harus diisi/],
    [["--data", "x"], /--office harus diisi/],
    [["--data", "x", "--office", "bantul", "--requests", "banyak"], /--requests harus berupa bilangan bulat/],
    [["--data", "x", "--office", "bantul", "--requests", "0"], /--requests/],
    [["--data", "x", "--office", "bantul", "--seed", "-1"], /--seed/],
    [["--data", "x", "--office", "bantul", "--now", "2030-01-01T00:00:00+07:00"], /--now belum terjadi/],
  ])("%j", async (args, message) => {
    const run = await cli("demo", ...args.map((word) => (word === "x" ? scratch.path("none") : word)));
    expect(run).toMatchObject({ code: 1, out: "", err: expect.stringMatching(message) });
  });

  test("what an interrupted run left is no obstacle to the next", async () => {
    mkdirSync(scratch.path("again", ".demo-unfinished"), { recursive: true });
    writeFileSync(scratch.path("again", ".demo-unfinished", "log.db"), "half");
    await fill("again", 1, "klaten", 6);
    expect(existsSync(scratch.path("again", ".demo-unfinished"))).toBe(false);
    expect(await cliJson("verify", "--data", scratch.path("again"))).toMatchObject({ ok: true });
  });
});
