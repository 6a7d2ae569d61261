import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Office } from "../../../shared/domain/catalog/entry";
import type { Service } from "../../../shared/domain/catalog/service";
import { ROLES, type Role } from "../../../shared/domain/operators/roles";
import { Refusal } from "../../../shared/ipc/errors";
import { type RandomSource, systemRandom } from "../../platform/ids";
import { DEMO_COST, newOfficeKey } from "../../platform/office-key";
import { type DataPaths, dataPaths } from "../../platform/paths";
import { loadCatalog } from "../../platform/resources";
import { Database } from "../../store/database";
import { PLACE } from "../../store/log/incarnation";
import { Store, type StoreOptions } from "../../store/store";
import { indexPending } from "../../store/view/search";
import { FEATURES } from "../index";
import { equipOffice } from "../office/demo/office";
import { establishFolder, hashOperatorPassword } from "../office/establish";
import { randomArrivals } from "../requests/demo/arrivals";
import { heldRequests } from "../requests/demo/holds";
import { offersOf } from "../requests/demo/request-input";
import { type Arrival, Simulation } from "../requests/demo/simulation";
import { DEMO_PASSPHRASE, type DemoFile, writeDemo } from "./demo-file";
import { OfficeTime } from "./office-time";
import { type Chance, seededChance } from "./random";
import { DEMO_PASSWORD, demoStaff, type StaffMember } from "./staff";

export interface DemoOptions {
  paths: DataPaths;
  resources: string;
  office: Office;
  requests: number;
  seed: number;
  /** Nothing happens after it. Epoch milliseconds. */
  now: number;
  /** For keys and ids; what happens comes from the seed alone. */
  random?: RandomSource;
  /** Requests received so far and in all. */
  progress?: (done: number, all: number) => void;
}

export interface DemoResult {
  demo: DemoFile;
  requests: number;
  events: number;
}

const DAY = 86_400_000;
/** How far back the requests reach: about fourteen months. */
const SPAN = 426 * DAY;
/** Commands in one transaction: the more, the fewer requests are folded again; few enough to show progress. */
const SMALLEST_BATCH = 500;
const LARGEST_BATCH = 20_000;

/**
 * Fills a folder with an office's operators and requests, each fact through the real commands, with the clock set to when
 * it would have happened. It is made beside and moved in when complete: an interrupted run leaves nothing to be opened.
 * @throws Refusal `setup-done` for a folder that holds data already, `catalog-problem`, `disk-full`
 */
export async function fillDemoFolder(options: DemoOptions): Promise<DemoResult> {
  const { paths } = options;
  const places = [paths.log, paths.officeKey, paths.keys, paths.view];
  if (places.some((path) => existsSync(path))) throw new Refusal("setup-done");
  const beside = dataPaths(join(paths.folder, ".demo-unfinished"));
  rmSync(beside.folder, { recursive: true, force: true });
  mkdirSync(beside.folder, { recursive: true, mode: 0o700 });
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
  const newOffice = { office, workstation: "K1", administrator: { ...administrator, passwordHash } };
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
    return { demo: demoFile(office, seed, staff), requests: options.requests, events };
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

async function play(
  store: Store,
  options: DemoOptions,
  services: readonly Service[],
  staff: Record<Role, string[]>,
  { began, chance, setClock }: Play,
) {
  const { office, requests, now, progress } = options;
  const { calendar } = store.referenceData;
  if (!calendar) throw new RangeError("the office has no calendar");
  const time = new OfficeTime(calendar);
  const offers = offersOf(services);
  const simulation = new Simulation({
    office,
    chance,
    time,
    calendar,
    offers,
    staff,
    setClock,
    latest: now,
    resources: store.referenceData.settings.resources,
    execute: (name, input, operatorId) => store.execute(name, input, { operatorId }),
  });
  const held: Arrival[] = heldRequests(requests, offers).map((plan) => {
    const allotted = simulation.allotted(plan.offer, plan.offer.service.limits[0]?.limit ?? null, now - 20 * DAY);
    const age =
      plan.hold === "late" ? allotted * 1.4 + DAY / 3 : Math.min(allotted, 2 * DAY) * (0.1 + 0.8 * chance.next());
    return { at: Math.max(began, Math.floor(time.before(now, age))), held: plan };
  });
  held.sort((a, b) => a.at - b.at);
  const moments = randomArrivals(chance, time, began, now, requests - held.length);
  const batch = Math.min(LARGEST_BATCH, Math.max(SMALLEST_BATCH, requests));
  let [nextMoment, nextHeld, commands, sinceCheckpoint] = [0, 0, 0, 0];
  const takeArrival = (): Arrival | null => {
    const [moment, plan] = [moments[nextMoment], held[nextHeld]];
    if (plan && (moment === undefined || plan.at <= moment)) {
      nextHeld += 1;
      return plan;
    }
    nextMoment += 1;
    return moment === undefined ? null : { at: moment, held: null };
  };
  let arrival = takeArrival();
  while (arrival || simulation.nextAt <= now) {
    store.inBulk(() => {
      for (commands = 0; commands < batch && (arrival || simulation.nextAt <= now); commands += 1) {
        if (arrival && arrival.at <= simulation.nextAt) {
          simulation.receive(arrival);
          arrival = takeArrival();
        } else simulation.advance();
      }
    });
    sinceCheckpoint += commands;
    tidy(store, sinceCheckpoint >= LARGEST_BATCH);
    if (sinceCheckpoint >= LARGEST_BATCH) sinceCheckpoint = 0;
    progress?.(Math.min(requests, nextMoment + nextHeld), requests);
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
