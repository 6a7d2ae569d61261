import { existsSync } from "node:fs";
import type { Office } from "../../shared/domain/catalog/entry";
import type { Code } from "../../shared/domain/eventlog/codes";
import { CLOCK_SLACK_MS } from "../../shared/domain/eventlog/event";
import { officeName } from "../../shared/domain/office/events";
import { permissionsOf } from "../../shared/domain/operators/permissions";
import type { Role } from "../../shared/domain/operators/roles";
import type { ParsedInput, Topic } from "../../shared/ipc/contract";
import { Refusal } from "../../shared/ipc/errors";
import type { SessionStatus } from "../../shared/ipc/session";
import { believedDemo, type DemoFile, demoText } from "../features/demo/demo-file";
import { hashOperatorPassword } from "../features/office/establish";
import { lastBackup } from "../features/office/queries/workstation";
import { checkFolder } from "../platform/folder-check";
import type { RandomSource } from "../platform/ids";
import type { Logger } from "../platform/log";
import {
  addToKeyStore,
  isOfficeKeyFile,
  type KeyStore,
  newOfficeKey,
  type OfficeKey,
  openWithKeyStore,
  openWithPassphrase,
  readOfficeKeyFile,
} from "../platform/office-key";
import type { DataPaths } from "../platform/paths";
import { StoreClient, StoreThreads } from "../workers/client";
import type { DueAnswer } from "./due-scheduler";
import { LockedDesk } from "./locked-desk";
import { Passwords } from "./passwords";
import { runSetupTask } from "./setup";

export interface SessionOptions {
  paths: DataPaths;
  resources: string;
  /** The folder of the built worker files. */
  workers: string;
  /** Threads that are loading their code already; the first store that is opened takes them. */
  threads: StoreThreads;
  version: string;
  keyStore: KeyStore | null;
  random: RandomSource;
  now(): number;
  logger: Logger;
  announce(topics: readonly Topic[]): void;
}

/** After so long without anybody the console locks itself. */
export const IDLE_LOCK_MINUTES = 15;

/**
 * Who works at this workstation, and whether the store is open: from an empty folder over the office key to a logged-in
 * operator. Holds the office key and the operator's id; roles are looked up again for every answer.
 */
export class Session {
  private store: StoreClient | null = null;
  private operatorId: string | null = null;
  private locked = false;
  /** What may go on while nobody works here: one for each time. */
  private desk = new LockedDesk();
  private clockConfirmed = false;
  private phase: "setup" | "unlock-key" | "open" | "blocked" = "setup";
  private problem: { code: string; params: Record<string, string | number> } | null = null;
  private office: Code<Office> | null = null;
  private officeKey: OfficeKey | null = null;
  /** What demo.json says, where the folder is a demo. */
  private believed: DemoFile | null = null;
  private threads: StoreThreads | null;
  private readonly passwords: Passwords;
  private present = new AbortController();
  /** What changes the phase goes one at a time: a key that is pressed twice must not open the folder twice. */
  private transition: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: SessionOptions) {
    this.threads = options.threads;
    this.passwords = new Passwords(options.now, options.logger);
  }

  /** Opens what can be opened without asking anybody. */
  async start(): Promise<void> {
    const { paths, keyStore } = this.options;
    try {
      checkFolder(paths.folder, [paths.log, paths.keys, paths.lock]);
      await this.findOfficeKey();
      if (!existsSync(paths.officeKey)) {
        this.phase = "setup";
        return;
      }
      const file = readOfficeKeyFile(paths.officeKey);
      this.believed = await believedDemo(demoText(paths.demo), file);
      const demo = this.demo();
      const key = demo ? await openWithPassphrase(file, demo.passphrase) : openWithKeyStore(file, keyStore);
      if (key) await this.openStore(key);
      else this.phase = "unlock-key";
    } catch (error) {
      this.block(error);
    }
  }

  /**
   * Brings office-key.json back from its copy where it was lost or damaged beside an office's data: no first set-up may
   * ever put another key in its place. @throws Refusal `office-key-lost`
   */
  private async findOfficeKey(): Promise<void> {
    const { paths, workers, resources } = this.options;
    const held = [paths.officeKey, paths.log, paths.keys].some((path) => existsSync(path));
    if (held && !isOfficeKeyFile(paths.officeKey)) {
      await runSetupTask(workers, { task: "find-office-key", paths, resources });
    }
  }

  async status(): Promise<SessionStatus> {
    const { paths, keyStore, version } = this.options;
    const operator = this.store && this.operatorId ? await this.store.credential({ id: this.operatorId }) : null;
    if (this.operatorId && !operator?.active) this.operatorId = null;
    const active = operator?.active ? operator : null;
    const open = active ? (this.locked ? "locked" : "ready") : "login";
    return {
      phase: this.phase === "open" ? open : this.phase,
      office: this.office,
      officeName: this.office ? officeName(this.office) : null,
      zone: this.office === "polewali-mandar" ? "Asia/Makassar" : this.office ? "Asia/Jakarta" : null,
      workstation: this.store?.identity?.code ?? null,
      demo: this.store ? this.store.demo : this.believed !== null,
      demoLogins: this.demo()?.logins ?? [],
      keyProtection: this.keyProtection(),
      keyStoreAvailable: keyStore !== null,
      operator: active && { id: active.id, login: active.login, name: active.name, roles: active.roles },
      permissions: active ? [...permissionsOf(active.roles)] : [],
      idleLockMinutes: IDLE_LOCK_MINUTES,
      problem: this.problem && {
        ...this.problem,
        lastBackup: lastBackup(paths.backups)?.path ?? null,
        logFile: paths.appLog,
      },
      version,
    };
  }

  /** The open store and the operator who may use it now. @throws Refusal `key-locked`, `not-logged-in`, `locked` … */
  require(): { store: StoreClient; operatorId: string } {
    if (this.phase === "setup") throw new Refusal("setup-needed");
    if (!this.store) throw new Refusal("key-locked");
    if (!this.operatorId) throw new Refusal("not-logged-in");
    if (this.locked) throw new Refusal("locked");
    return { store: this.store, operatorId: this.operatorId };
  }

  /** The 112 desk while the office key is given and the console is locked or nobody is logged in; null otherwise. */
  atDesk(): { store: StoreClient; desk: LockedDesk } | null {
    if (this.phase !== "open" || !this.store) return null;
    return this.operatorId === null || this.locked ? { store: this.store, desk: this.desk } : null;
  }

  /** Aborted with `locked` as soon as whoever works now locks, logs out or is followed by somebody else. */
  presence(): AbortSignal {
    return this.present.signal;
  }

  private leave(): void {
    this.present.abort(new Refusal("locked"));
    this.present = new AbortController();
  }

  /** What fell due in a time; null while no store is open. */
  dueBetween(after: number, until: number): Promise<DueAnswer> | null {
    return this.phase === "open" && this.store ? this.store.dueBetween(after, until) : null;
  }

  /** The open store and the operator who is logged in, locked or not; null where there is none. */
  whoAsks(): { store: StoreClient; operatorId: string } | null {
    return this.store && this.operatorId ? { store: this.store, operatorId: this.operatorId } : null;
  }

  /**
   * A clock that stands before this workstation's last entry is asked about before anything is written by it; whoever
   * says that it is right is not asked again. Once is not for ever: after a restart it is asked anew.
   * @throws Refusal `clock-behind`
   */
  private async checkClock(store: StoreClient, confirmed: boolean): Promise<void> {
    if (confirmed) this.clockConfirmed = true;
    if (this.clockConfirmed) return;
    const [now, last] = [this.options.now(), await store.lastEntryAt()];
    if (typeof last === "number" && now < last - CLOCK_SLACK_MS) throw new Refusal("clock-behind", { now, last });
  }

  private inTurn(work: () => Promise<void>): Promise<void> {
    const run = this.transition.then(work, work);
    this.transition = run.catch(() => {});
    return run;
  }

  establish(input: ParsedInput<"session.establish">): Promise<void> {
    return this.inTurn(() => this.establishOffice(input));
  }

  private async establishOffice(input: ParsedInput<"session.establish">): Promise<void> {
    if (this.phase !== "setup") throw new Refusal("setup-done");
    const { paths, resources, workers, random } = this.options;
    const officeKey = newOfficeKey(random);
    const { login, name, password } = input.administrator;
    await runSetupTask(workers, {
      task: "establish",
      paths,
      resources,
      officeKey,
      passphrase: input.passphrase,
      office: {
        office: input.office,
        workstation: input.workstation,
        administrator: { login, name, passwordHash: await hashOperatorPassword(password) },
      },
    });
    this.keepInKeyStore(officeKey);
    await this.openOrBlock(officeKey);
    if (this.store) await this.login({ login, password, clockConfirmed: false });
  }

  unlockKey(input: ParsedInput<"session.unlock-key">): Promise<void> {
    return this.inTurn(async () => {
      if (this.phase !== "unlock-key") throw new Refusal("setup-done");
      const file = readOfficeKeyFile(this.options.paths.officeKey);
      const key = await openWithPassphrase(file, input.passphrase);
      this.keepInKeyStore(key);
      await this.openOrBlock(key);
    });
  }

  /** A key store that refuses (its own lock, a full disk) costs the passphrase at the next start, no more. */
  private keepInKeyStore(key: OfficeKey): void {
    const { paths, keyStore, logger } = this.options;
    if (!keyStore) return;
    try {
      addToKeyStore(paths.officeKey, key, keyStore);
    } catch (error) {
      logger.warn("key store", error);
    }
  }

  async login(input: ParsedInput<"session.login">): Promise<void> {
    if (!this.store) throw new Refusal("key-locked");
    await this.checkClock(this.store, input.clockConfirmed);
    const operator = await this.passwords.login(this.store, input.login, input.password);
    this.leave();
    this.operatorId = operator.id;
    this.locked = false;
    this.desk = new LockedDesk();
    this.options.announce(["session"]);
  }

  /**
   * Logs in as a role of a demo folder, for a start that asks for it. Does nothing elsewhere; where it cannot (the
   * folder did not open, the password was changed) the window shows what it shows without it.
   */
  async demoLogin(role: Role): Promise<void> {
    const found = this.demo()?.logins.find((login) => login.role === role);
    if (!found || !this.store) return;
    await this.login({ login: found.login, password: found.password, clockConfirmed: false }).catch((error: unknown) =>
      this.options.logger.warn("demo login", error),
    );
  }

  /** @throws Refusal `not-logged-in`; whoever has locked the screen is logged in. */
  requireLogin(): void {
    if (!this.operatorId) throw new Refusal("not-logged-in");
  }

  logout(): void {
    this.leave();
    this.operatorId = null;
    this.locked = false;
    this.options.announce(["session"]);
  }

  lock(): void {
    if (!this.operatorId || this.locked) return;
    this.leave();
    this.locked = true;
    this.options.announce(["session"]);
  }

  async unlock(input: ParsedInput<"session.unlock">): Promise<void> {
    if (!this.store || !this.operatorId) throw new Refusal("not-logged-in");
    await this.passwords.confirm(this.store, this.operatorId, input.password);
    this.locked = false;
    this.desk = new LockedDesk();
    this.options.announce(["session"]);
  }

  async changePassword(input: ParsedInput<"session.change-password">): Promise<void> {
    const { store, operatorId } = this.require();
    await this.passwords.confirm(store, operatorId, input.current);
    const passwordHash = await hashOperatorPassword(input.password);
    await store.executeAsMain("operators.change-own-password", { id: operatorId, passwordHash }, operatorId);
  }

  restoreBackup(): Promise<void> {
    return this.inTurn(() => this.restoreFromBackup());
  }

  private async restoreFromBackup(): Promise<void> {
    const mendable = this.problem?.code === "log-damaged" || this.problem?.code === "log-foreign";
    if (this.phase !== "blocked" || !mendable || !this.officeKey) {
      throw new Refusal("does-not-apply", { number: "" });
    }
    const { workers, paths, resources } = this.options;
    await runSetupTask(workers, { task: "restore", paths, resources, officeKey: this.officeKey });
    this.problem = null;
    await this.openOrBlock(this.officeKey);
  }

  async close(): Promise<void> {
    const store = this.store;
    this.store = null;
    await store?.close();
    await this.threads?.end();
  }

  /** A demo's file, in a folder whose log says that it is one. */
  private demo(): DemoFile | null {
    return this.store && !this.store.demo ? null : this.believed;
  }

  /** Null where there is no key yet, or its file cannot be read: then the console is blocked and must still say so. */
  private keyProtection(): "os-key-store" | "passphrase" | null {
    const { paths, keyStore } = this.options;
    if (!existsSync(paths.officeKey)) return null;
    try {
      const kept = readOfficeKeyFile(paths.officeKey).osKeyStore !== null;
      return kept && keyStore ? "os-key-store" : "passphrase";
    } catch {
      return null;
    }
  }

  private async openOrBlock(officeKey: OfficeKey): Promise<void> {
    try {
      await this.openStore(officeKey);
    } catch (error) {
      this.block(error);
    }
  }

  private async openStore(officeKey: OfficeKey): Promise<void> {
    this.officeKey = officeKey;
    const { paths, workers, version, resources, announce, logger } = this.options;
    const threads = this.threads ?? new StoreThreads(workers);
    this.threads = null;
    const store = await StoreClient.open({
      paths,
      officeKey,
      threads,
      workstation: {
        version,
        dataFolder: paths.folder,
        keyProtection: this.keyProtection() ?? "passphrase",
      },
      resources,
      onChanged: announce,
      onRebuild: (done, all) => logger.warn("view.db is built again", { done, all }),
      onLost: (reason) => {
        logger.error("store", reason);
        this.block(new Refusal("internal", { message: "store" }));
        announce(["session"]);
      },
      onDied: (thread, reason) => logger.error(thread, reason),
      onDamage: (what) => logger.error("log check", what),
    });
    this.store = store;
    this.office = store.office;
    this.phase = store.office === null ? "setup" : "open";
  }

  private block(error: unknown): void {
    this.phase = "blocked";
    this.leave();
    // What is left of the store must not go on holding the folder.
    this.store?.close().catch((failure: unknown) => this.options.logger.error("close", failure));
    this.store = null;
    this.operatorId = null;
    this.options.logger.error("session", error);
    this.problem =
      error instanceof Refusal
        ? { code: error.code, params: error.params }
        : { code: "internal", params: { message: error instanceof Error ? error.message : String(error) } };
  }
}
