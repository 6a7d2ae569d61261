import { existsSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Office } from "../../../shared/domain/catalog/entry";
import type { Service } from "../../../shared/domain/catalog/service";
import { ROLES, type Role } from "../../../shared/domain/operators/roles";
import { Refusal } from "../../../shared/ipc/errors";
import { type RandomSource, systemRandom } from "../../platform/ids";
import { DEMO_COST, newOfficeKey } from "../../platform/office-key";
import { type DataPaths, dataPaths } from "../../platform/paths";
import { makeDataFolder } from "../../platform/private-files";
import { loadCatalog } from "../../platform/resources";
import { Database } from "../../store/database";
import { PLACE } from "../../store/log/incarnation";
import { Store, type StoreOptions } from "../../store/store";
import { indexPending } from "../../store/view/search";
import { FEATURES } from "../index";
import { equipOffice } from "../office/demo/office";
import { establishFolder, hashOperatorPassword } from "../office/establish";
import { DEMO_PASSPHRASE, type DemoFile, writeDemo } from "./demo-file";
import { OfficeTime } from "./office-time";
import { type DemoOffice, demoParts } from "./part";
import { type Chance, seededChance } from "./random";
import { DEMO_PASSWORD, demoStaff, type StaffMember } from "./staff";

/** How much each feature's part plays, by its option; what is not named plays nothing. */
export type DemoSizes = Readonly<Record<string, number>>;

export interface DemoOptions {
  paths: DataPaths;
  resources: string;
  office: Office;
  sizes: DemoSizes;
  seed: number;
  /** Nothing happens after it. Epoch milliseconds. */
  now: number;
  /** For keys and ids; what happens comes from the seed alone. */
  random?: RandomSource;
  /** How many requests, calls and so on have begun so far, and how many there will be. */
  progress?: (done: number, all: number) => void;
}

export interface DemoResult {
  demo: DemoFile;
  events: number;
}

const DAY = 86_400_000;
/** How far back the requests reach: about fourteen months. */
const SPAN = 426 * DAY;
/** Commands in one transaction: the more, the fewer requests are folded again; few enough to show progress. */
const SMALLEST_BATCH = 500;
const LARGEST_BATCH = 20_000;

/**
 * Fills a folder with an office's operators and what its features play, each fact through the real commands, with the clock set to when
 * it would have happened. It is made beside and moved in when complete: an interrupted run leaves nothing to be opened.
 * @throws Refusal `setup-done` for a folder that holds data already, `catalog-problem`, `disk-full`
 */
export async function fillDemoFolder(options: DemoOptions): Promise<DemoResult> {
  const { paths } = options;
  const places = [paths.log, paths.officeKey, paths.keys, paths.view];
  if (places.some((path) => existsSync(path))) throw new Refusal("setup-done");
  const beside = dataPaths(join(paths.folder, ".demo-unfinished"));
  rmSync(beside.folder, { recursive: true, force: true });
  makeDataFolder(paths);
  makeDataFolder(beside);
  try {
    const result = await fill({ ...options, paths: beside });
    writeDemo(beside.demo, result.demo);
    settle(beside.keys);
    for (const name of ["keys", "log", "view", "viewState", "demo", "officeKey"] as const) {
      renameSync(beside[name], paths[name]);
    }
    return result;
  } finally {
    rmSync(beside.folder, { recursive: true, force: true });
  }
}

async function fill(options: DemoOptions): Promise<DemoResult> {
  const { paths, resources, office, seed, now } = options;
  const random = options.random ?? systemRandom();
  const chance = seededChance(seed);
  const began = now - SPAN;
  let wall = began - 5 * DAY;
  const start = wall;
  const setClock = (at: number) => {
    wall = Math.max(wall, at);
  };
  const clock = { now: () => ({ wall, mono: wall - start + 1_000 }) };
  const storeOptions: StoreOptions = { paths, officeKey: newOfficeKey(random), clock, random, features: FEATURES };
  const staff = demoStaff(chance, office);
  const [administrator, ...others] = staff;
  if (!administrator) throw new RangeError("a demo office needs an administrator");
  const passwordHash = await hashOperatorPassword(DEMO_PASSWORD);
  const newOffice = { office, workstation: "K1", administrator: { ...administrator, passwordHash }, demo: true };
  await establishFolder(storeOptions, newOffice, DEMO_PASSPHRASE, resources, DEMO_COST);
  const store = Store.open(storeOptions);
  try {
    const byRole = createStaff(store, others, passwordHash);
    const { services } = loadCatalog(resources, office);
    equip(store, services, byRole, chance);
    await play(store, options, services, byRole, { began, chance, setClock });
    const events = store.database.rawGet<{ n: number }>("SELECT count(*) AS n FROM events")?.n ?? 0;
    // What was made here is moved to its place as it is: no copy, as long as nobody has opened it.
    store.writeMeta(PLACE, "");
    return { demo: demoFile(office, seed, staff), events };
  } finally {
    store.close();
  }
}

/** Brings all of a file's write-ahead part into the file itself, so that it can be moved alone. */
function settle(path: string): void {
  const database = new Database(path);
  try {
    database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  } finally {
    database.close();
  }
}

function createStaff(store: Store, others: readonly StaffMember[], passwordHash: string): Record<Role, string[]> {
  const byRole = Object.fromEntries(ROLES.map((role) => [role, [] as string[]])) as Record<Role, string[]>;
  const [administrator] = store.referenceData.operators.keys();
  if (!administrator) throw new RangeError("the office has no administrator");
  byRole.administrator.push(administrator);
  store.inBulk(() => {
    for (const { login, name, role } of others) {
      const input = { login, name, roles: [role], passwordHash };
      const made = store.execute("operators.create", input, { operatorId: administrator, main: true });
      byRole[role].push((made as { id: string }).id);
    }
  });
  return byRole;
}

/** What the office set in the console before its first request. */
function equip(store: Store, services: readonly Service[], byRole: Record<Role, string[]>, chance: Chance): void {
  const { operators, settings } = store.referenceData;
  const people = (ids: readonly string[]) => ids.map((id) => ({ id, name: operators.get(id)?.name ?? "" }));
  const staff = Object.fromEntries(ROLES.map((role) => [role, people(byRole[role])])) as Record<
    Role,
    ReturnType<typeof people>
  >;
  const [administrator = ""] = byRole.administrator;
  store.inBulk(() => {
    equipOffice({
      services,
      settings,
      staff,
      chance,
      execute: (name, input) => store.execute(name, input, { operatorId: administrator }),
    });
  });
}

interface Play {
  began: number;
  chance: Chance;
  setClock(at: number): void;
}

/** Plays the features' parts in one order of time: whichever has the earliest thing to do does it. */
async function play(
  store: Store,
  options: DemoOptions,
  services: readonly Service[],
  staff: Record<Role, string[]>,
  { began, chance, setClock }: Play,
) {
  const { office, sizes, now, seed, progress } = options;
  const { calendar, settings } = store.referenceData;
  if (!calendar) throw new RangeError("the office has no calendar");
  const world: DemoOffice = {
    office,
    services,
    staff,
    resources: settings.resources,
    calendar,
    time: new OfficeTime(calendar),
    chance,
    seed,
    began,
    now,
    setClock,
    execute: (name, input, operatorId) => store.execute(name, input, { operatorId }),
  };
  const timelines = demoParts(FEATURES.list).map((part) => part.plan(world, sizes[part.option] ?? 0));
  const soonest = () => timelines.reduce((first, next) => (next.nextAt < first.nextAt ? next : first));
  const all = Object.values(sizes).reduce((sum, size) => sum + size, 0);
  const batch = Math.min(LARGEST_BATCH, Math.max(SMALLEST_BATCH, all));
  let sinceCheckpoint = 0;
  while (soonest().nextAt <= now) {
    store.inBulk(() => {
      for (let commands = 0; commands < batch && soonest().nextAt <= now; commands++, sinceCheckpoint++) {
        soonest().step();
      }
    });
    tidy(store, sinceCheckpoint >= LARGEST_BATCH);
    if (sinceCheckpoint >= LARGEST_BATCH) sinceCheckpoint = 0;
    progress?.(
      Math.min(
        all,
        timelines.reduce((sum, { begun }) => sum + begun, 0),
      ),
      all,
    );
    // Lets a caller's thread take messages (progress, an order to stop) between batches.
    await new Promise((resolve) => setImmediate(resolve));
  }
  tidy(store, true);
  while (store.idle()) {
    // Until nothing is left to do.
  }
}

/** The full-text index keeps up, and the write-ahead file stays small. */
function tidy(store: Store, checkpoint: boolean): void {
  while (store.database.transaction(() => indexPending(store.database, 5_000)) === 5_000) {
    // Goes on until every text is in the index.
  }
  if (checkpoint) store.database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
}

function demoFile(office: Office, seed: number, staff: readonly StaffMember[]): DemoFile {
  const shown = ROLES.map((role) => staff.find((member) => member.role === role));
  return {
    seed,
    office,
    passphrase: DEMO_PASSPHRASE,
    logins: shown.flatMap((member) =>
      member ? [{ login: member.login, password: DEMO_PASSWORD, role: member.role, name: member.name }] : [],
    ),
  };
}
