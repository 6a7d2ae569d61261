import { rmSync } from "node:fs";
import { resolve } from "node:path";
import type { Features } from "../../main/features/feature";
import { FEATURES } from "../../main/features/index";
import type { Clock } from "../../main/platform/clock";
import { type RandomSource, systemRandom } from "../../main/platform/ids";
import { newOfficeKey, type OfficeKey } from "../../main/platform/office-key";
import { type DataPaths, dataPaths } from "../../main/platform/paths";
import { loadCalendar, loadCatalog } from "../../main/platform/resources";
import { StagedFiles } from "../../main/store/files/staged";
import { newIdentity } from "../../main/store/log/identity";
import { PLACE } from "../../main/store/log/incarnation";
import { Reader } from "../../main/store/reader";
import { Store, type StoreOptions } from "../../main/store/store";
import type { Office } from "../../shared/domain/catalog/entry";
import { ROLES, type Role } from "../../shared/domain/operators/roles";
import { type CallInput, type CallName, type CallOutput, contract } from "../../shared/ipc/contract";
import type { ReceiveInput } from "../../shared/ipc/requests";
import { newTestFolder, Templates } from "./template";

/** Tests and benchmarks run in the project folder, also when they are bundled elsewhere. */
export const RESOURCES = resolve("resources");

/** A clock that stands until it is moved. Starts on Monday 23 November 2026 09:00 WIB. */
export interface FixedClock extends Clock {
  set(iso: string): void;
  advance(milliseconds: number): void;
}

export function fixedClock(iso = "2026-11-23T09:00:00+07:00"): FixedClock {
  let wall = Date.parse(iso);
  let mono = 1_000;
  return {
    now: () => ({ wall, mono }),
    set: (next) => {
      const then = Date.parse(next);
      mono += Math.max(0, then - wall);
      wall = then;
    },
    advance: (milliseconds) => {
      wall += milliseconds;
      mono += milliseconds;
    },
  };
}

export interface TestStore {
  store: Store;
  /** The reading side, for queries whose input is not parsed first. */
  reader: Reader;
  clock: FixedClock;
  paths: DataPaths;
  officeKey: OfficeKey;
  /** Files that were handed over and belong to no request yet. */
  staged: StagedFiles;
  /** Operator ids by role. */
  operators: Record<Role, string>;
  /** Runs a contract command as an operator with this role, input parsed as over IPC. */
  execute<N extends CallName>(name: N, input: CallInput<N>, role?: Role): CallOutput<N>;
  /** Runs a contract query as an operator with this role. */
  query<N extends CallName>(name: N, input: CallInput<N>, role?: Role): CallOutput<N>;
  /** Closes the store and its files, so that a test can do something to them. */
  shut(): void;
  /** Opens the store (again), as a restart does. */
  reopen(): void;
  changed: string[];
  close(): void;
}

interface Folder {
  features?: Features;
  paths: DataPaths;
  officeKey: OfficeKey;
  clock: FixedClock;
  operators: Record<Role, string>;
}

/** An open store with what tests do to it. */
export function testStore(
  { paths, officeKey, clock, operators, features = FEATURES }: Folder,
  random: RandomSource,
  onClose: () => void = () => undefined,
): TestStore {
  const changed: string[] = [];
  const staged = new StagedFiles(paths, officeKey, random);
  const options: StoreOptions = {
    paths,
    officeKey,
    clock,
    random,
    features,
    staged,
    onChanged: (topics) => changed.push(...topics),
  };
  let store = Store.open(options);
  let reader: Reader | null = null;
  const openReader = () => {
    reader ??= new Reader({
      paths,
      officeKey,
      clock,
      random,
      features,
      resources: RESOURCES,
      workstation: {
        version: "0.0.0",
        dataFolder: paths.folder,
        keyProtection: "passphrase",
        catalogProblems: [],
        notices: [],
      },
    });
    return reader;
  };
  const shut = () => {
    reader?.close();
    reader = null;
    staged.close();
    store.close();
  };
  // File times move in steps of some milliseconds: what a test does to the files next has to be later.
  const letTimePass = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 15);
  let isOpen = true;
  return {
    get store() {
      return store;
    },
    get reader() {
      return openReader();
    },
    clock,
    paths,
    officeKey,
    staged,
    operators,
    changed,
    execute: (name, input, role = "service-desk") =>
      store.execute(name, contract[name].input.parse(input), { operatorId: operators[role] }) as never,
    query: (name, input, role = "service-desk") =>
      contract[name].output.parse(
        openReader().query(name, contract[name].input.parse(input), operators[role]),
      ) as never,
    shut: () => {
      if (isOpen) shut();
      isOpen = false;
      letTimePass();
    },
    reopen: () => {
      if (isOpen) shut();
      isOpen = false;
      letTimePass();
      store = Store.open(options);
      isOpen = true;
    },
    close: () => {
      if (isOpen) shut();
      isOpen = false;
      rmSync(paths.folder, { recursive: true, force: true });
      onClose();
    },
  };
}

// One for the process, which several test files share: nothing in it changes once it is there.
const templates = new Templates();

interface TestStoreOptions {
  office?: Office;
  clock?: FixedClock;
  workstation?: string;
  folder?: string;
  features?: Features;
  /** The years of the calendar that are set; all that the app ships unless named. */
  years?: readonly number[];
}

/**
 * A real store in a folder of its own: office, calendar, catalog, and one operator per role (their password hash is
 * not a real one: logging in is tested elsewhere). Two that are open at a time have nothing in common; one after the
 * other may be the same workstation of the same office.
 */
export function openTestStore(options: TestStoreOptions = {}): TestStore {
  if (options.folder !== undefined || options.features !== undefined) return setUpTestStore(options);
  const clock = options.clock ?? fixedClock();
  const { office, workstation, years } = options;
  const way = JSON.stringify({ office, workstation, years, wall: clock.now().wall });
  if (templates.wants(way)) {
    const made = setUpTestStore({ ...options, clock });
    // Its copies are no second workstations: only one of them is open at a time.
    made.store.writeMeta(PLACE, "");
    made.shut();
    templates.keep(way, made);
    made.close();
  }
  const copy = templates.copy(way);
  return copy ? testStore({ ...copy, clock }, systemRandom(), copy.done) : setUpTestStore({ ...options, clock });
}

function setUpTestStore(options: TestStoreOptions): TestStore {
  const office = options.office ?? "bantul";
  const random = systemRandom();
  const operators = {} as Record<Role, string>;
  const opened = testStore(
    {
      paths: dataPaths(options.folder ?? newTestFolder()),
      officeKey: newOfficeKey(random),
      clock: options.clock ?? fixedClock(),
      operators,
      features: options.features ?? FEATURES,
    },
    random,
  );
  const { store } = opened;
  const identity = newIdentity(options.workstation ?? "K1", [], random);
  const main = { operatorId: null, main: true };
  const enrolment = store.enrol(identity);
  store.inBulk(() => {
    store.execute("setup.establish", { office, ...enrolment }, main);
    const calendar = loadCalendar(RESOURCES, office);
    const years = calendar.years.filter(({ year }) => options.years?.includes(year) ?? true);
    store.execute("setup.publish-calendar", { office, ...calendar, years, brought: {} }, main);
    store.execute("setup.publish-catalog", { services: loadCatalog(RESOURCES, office).services }, main);
    const first = store.execute(
      "setup.first-administrator",
      { login: "administrator", name: "Operator administrator", passwordHash: "-" },
      main,
    ) as { id: string };
    operators.administrator = first.id;
    for (const role of ROLES) {
      if (role === "administrator") continue;
      const made = store.execute(
        "operators.create",
        { login: role, name: `Operator ${role}`, roles: [role], passwordHash: "-" },
        { operatorId: first.id, main: true },
      ) as { id: string };
      operators[role] = made.id;
    }
  });
  opened.changed.length = 0;
  return opened;
}

/** A valid intake of Bantul 52 (network repair); override what a test is about. */
export function aRequest(changes: Partial<CallInput<"requests.receive">> = {}): ReceiveInput {
  return {
    id: null,
    serviceId: "bantul-52-permohonan-perbaikan-jaringan",
    limit: 0,
    receivedAt: null,
    channel: "phone",
    letter: { number: "", date: null },
    applicant: {
      kind: "agency",
      name: "Sri Wahyuni",
      agency: "Kapanewon Sewon",
      phone: "0812-3456-7890",
      email: "",
      nik: "",
      address: "",
    },
    subject: "Internet kantor kapanewon mati sejak pagi",
    details: "",
    place: "Kapanewon Sewon",
    requirements: [{ index: 0, state: "complete", note: "" }],
    assignTo: null,
    fields: {},
    attachments: [],
    bookings: [],
    warnedOf: [],
    ...changes,
  } as ReceiveInput;
}
