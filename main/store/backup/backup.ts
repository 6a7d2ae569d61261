import {
  chmodSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { Refusal } from "../../../shared/ipc/errors";
import type { Features } from "../../features/feature";
import type { Clock } from "../../platform/clock";
import type { RandomSource } from "../../platform/ids";
import { lockFolder } from "../../platform/lock";
import { type OfficeKey, type OfficeKeyFile, openWithPassphrase, writeOfficeKeyFile } from "../../platform/office-key";
import type { DataPaths } from "../../platform/paths";
import { makeDataFolder } from "../../platform/private-files";
import { Database } from "../database";
import { asRefusal } from "../failures";
import { copyFiles, type FilesCopied, filesBeside } from "../files/copies";
import { ChainSeal } from "../log/chain-seal";
import { forgetCleanClose } from "../log/clean-close";
import { EventLog } from "../log/eventlog";
import { newIdentity } from "../log/identity";
import { PLACE } from "../log/incarnation";
import { Keyring } from "../log/keyring";
import { restoredLog } from "../log/opening";
import { lastSetAside, setAside } from "../log/set-aside";
import { requireSealedHeads, type Verification } from "../log/verification";
import { Store, type StoreOptions, type WorkstationIdentity } from "../store";
import {
  BackupError,
  checkedLog,
  copyInto,
  flushFile,
  knownBackups,
  noteBackup,
  openLogForReading,
  writeNewFile,
} from "./backup-files";
import { keepCovered, takeCovered } from "./covered";
import { keyFit, placeKeys, readKeysBackup } from "./keys-backup";

type Progress = (events: number) => void;

/** A log's backup: what was checked of its chains, and the sealed files that lie beside it. */
export interface Backup extends Verification {
  attachments: FilesCopied;
}

/**
 * Backs up the log into one new file and checks the copy's chains, while the console runs; the sealed files it refers to
 * are put into the folder `sigap-attachments` beside it. There is no key in any of it: names, freely typed text and the
 * files stay sealed. Noted in the folder's list of backups at `now` (epoch milliseconds).
 * @throws BackupError, Refusal `disk-full`, `log-newer`, `log-damaged`
 */
export function backupLog(paths: DataPaths, target: string, now: number, progress?: Progress): Backup {
  if (!existsSync(paths.log)) throw new Refusal("log-damaged", { setAside: "", reason: "missing" });
  let backup: Backup | null = null;
  try {
    writeNewFile(target, (beside) => {
      const database = openLogForReading(paths.log);
      try {
        copyInto(database, beside);
      } finally {
        database.close();
      }
      const verification = checkedLog(beside, progress);
      const copy = openLogForReading(beside);
      try {
        backup = { ...verification, attachments: copyFiles(copy, paths.attachments, filesBeside(target)) };
      } finally {
        copy.close();
      }
    });
  } catch (error) {
    throw asRefusal(error, target);
  }
  noteBackup(paths.backups, target, now);
  if (!backup) throw new Error("the backup was not checked");
  return backup;
}

/**
 * Puts a checked copy of the log in its place under a new identity. The copy gets the identity before it gets its name:
 * no start, however interrupted, goes on under an origin that has issued numbers already.
 */
function placeLog(
  paths: DataPaths,
  from: string,
  random: RandomSource,
  prepare: (copy: Database) => void = () => {},
): WorkstationIdentity {
  const staged = restoredLog(paths);
  for (const side of ["", "-wal", "-shm", "-journal"]) rmSync(staged + side, { force: true });
  // A backup is one file; a log that was set aside may have a part of itself in its write-ahead file.
  for (const side of ["", "-wal"]) if (existsSync(from + side)) copyFileSync(from + side, staged + side);
  chmodSync(staged, 0o600);
  const database = new Database(staged);
  let identity: WorkstationIdentity;
  try {
    prepare(database);
    const log = new EventLog(database);
    const code = log.meta("workstation");
    if (!code) throw new BackupError(`${from} tidak menyebut workstation. Pakai cadangan lain.`);
    // The copy is of a known workstation, whatever else the office knows: it goes on with its incarnation in its numbers.
    const known = log.heads().map(({ origin }) => ({ code: "", origin }));
    identity = newIdentity(code, [{ code, origin: log.meta("origin") ?? "" }, ...known], random);
    database.transaction(() => {
      log.setMeta(PLACE, "");
      log.setMeta("origin", identity.origin);
      log.setMeta("number_prefix", identity.prefix);
    });
    // All of it must be in the one file that gets the log's name.
    database.exec("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE");
  } finally {
    database.close();
  }
  flushFile(staged);
  renameSync(staged, paths.log);
  forgetCleanClose(paths, "both");
  rmSync(paths.logCheck, { force: true });
  return identity;
}

export interface Restored {
  events: number;
  /** The new origin under which this copy goes on. */
  origin: string;
  /** What the numbers it gives begin with from now on. */
  prefix: string;
  /** Streams whose personal parts have no key here. */
  withoutKey: number;
  /** Events that were taken over from a log that was set aside. */
  takenOver: number;
  /** Keys of the backup that were destroyed again: of persons who had been erased. */
  erasedAgain: number;
  attachments: FilesCopied;
}

/** Opens the restored folder: builds the view, brings what the copy lacks, and notes the new incarnation in the log. */
function enrolRestored(
  options: StoreOptions,
  operatorId: string | null,
  bring: (store: Store) => number = () => 0,
): { events: number; erasedAgain: number; takenOver: number } {
  const store = Store.open(options);
  try {
    const takenOver = bring(store);
    const office = store.referenceData.office.office;
    if (!office) throw new BackupError("Cadangan ini belum berisi kantor. Pakai cadangan lain.");
    store.announceIdentity({ operatorId });
    // A backup of the keys may be older than an erasure.
    const erasedAgain = store.applyErasures();
    while (store.idle()) {
      // Until nothing is left to do.
    }
    const events = store.database.rawGet<{ n: number }>("SELECT count(*) AS n FROM events")?.n ?? 0;
    return { events, erasedAgain, takenOver };
  } finally {
    store.close();
  }
}

export interface RestoreOptions {
  /** A file that `backupLog` wrote, and one that `backupKeys` wrote. */
  from: string;
  keys: string;
  paths: DataPaths;
  clock: Clock;
  random: RandomSource;
  /** Whether what a backup keeps of a demo's file is believed, with the office key beside it; null: it is not a demo. */
  believeDemo?(demo: string | null, officeKey: OfficeKeyFile): Promise<string | null>;
  /** The passphrase of the office key; told whether the backup is of a demo. */
  passphrase(demo: string | null): string;
  features: Features;
  /** Who restores, by the backup itself; throws where nobody may. */
  authorise(backup: { log: Database; keyring: Keyring }, demo: string | null): Promise<string | null>;
  onVerified?: Progress;
  onRebuild?: (done: number, all: number) => void;
}

/**
 * Restores a log and its keys into an empty folder, under a new incarnation, so that no number is ever given twice.
 * @throws BackupError, Refusal `wrong-passphrase`, `log-damaged`, `log-newer`, `disk-full`
 */
export async function restoreFolder(options: RestoreOptions): Promise<Restored> {
  const { from, keys, paths, clock, random } = options;
  for (const file of [from, keys]) {
    if (!existsSync(file)) throw new BackupError(`Berkas cadangan ${file} tidak ada. Periksa jalurnya.`);
  }
  const unfinished = requireRestorable(paths);
  checkedLog(from, options.onVerified);
  const kept = readKeysBackup(keys);
  const demo = (await options.believeDemo?.(kept.demo, kept.officeKey)) ?? null;
  const officeKey = await openWithPassphrase(kept.officeKey, options.passphrase(demo));
  const { withoutKey, operatorId } = await checkedKeys(options, officeKey, demo);
  const existed = existsSync(paths.folder);
  try {
    if (unfinished) emptyFolder(paths);
    makeDataFolder(paths);
    writeFileSync(paths.restoring, String(process.pid), { mode: 0o600, flush: true });
    // The log comes last: a folder that was cut off on the way holds nothing that could be taken for a whole office.
    writeOfficeKeyFile(paths.officeKey, kept.officeKey);
    if (demo !== null) writeFileSync(paths.demo, demo, { mode: 0o600, flush: true });
    placeKeys(paths, keys);
    const attachments = bringFilesBack(paths, from);
    const identity = placeLog(paths, from, random);
    const { onRebuild, features } = options;
    const storeOptions = { paths, officeKey, clock, random, features, ...(onRebuild ? { onRebuild } : {}) };
    const enrolled = enrolRestored(storeOptions, operatorId);
    return { ...enrolled, origin: identity.origin, prefix: identity.prefix, withoutKey, attachments };
  } catch (error) {
    // The folder was empty before: what is in it now came from here.
    if (existed) emptyFolder(paths);
    else rmSync(paths.folder, { recursive: true, force: true });
    throw asRefusal(error, paths.folder);
  }
}

/**
 * Whether a folder holds only what a restore left that was cut off: its mark goes when the folder is first opened.
 * @throws BackupError for a folder that holds anything else, or is being restored now
 */
function requireRestorable(paths: DataPaths): boolean {
  if (!existsSync(paths.folder) || readdirSync(paths.folder).length === 0) return false;
  if (!existsSync(paths.restoring)) {
    throw new BackupError(`Folder ${paths.folder} tidak kosong. Pilih folder yang masih kosong.`);
  }
  const by = Number(readFileSync(paths.restoring, "utf8"));
  if (by !== process.pid && isRunning(by)) {
    throw new BackupError(`Folder ${paths.folder} sedang dipulihkan oleh proses ${by}. Tunggu sampai selesai.`);
  }
  return true;
}

function isRunning(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // There is such a process, of somebody else.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function emptyFolder({ folder }: DataPaths): void {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
}

/** Copies the sealed files that lie beside a backup of the log, as far as they are not in the data folder. */
function bringFilesBack(paths: DataPaths, backup: string): FilesCopied {
  const log = openLogForReading(backup);
  try {
    return copyFiles(log, filesBeside(backup), paths.attachments);
  } finally {
    log.close();
  }
}

/** The log is in its place already: a disk without room for its files must not keep the console shut. */
function filesOrNone({ paths }: StoreOptions, backup: string): FilesCopied {
  try {
    return bringFilesBack(paths, backup);
  } catch {
    return { files: 0, copied: 0, missing: [] };
  }
}

async function checkedKeys(
  options: RestoreOptions,
  officeKey: OfficeKey,
  demo: string | null,
): Promise<{ withoutKey: number; operatorId: string | null }> {
  const log = openLogForReading(options.from);
  const keyring = Keyring.open(options.keys, officeKey, options.random, false);
  try {
    const { sealed, missing, sample } = keyFit(log, options.keys);
    if (sealed > 0 && (sample === null || !keyring.has(sample))) {
      throw new BackupError(
        `Kunci di ${options.keys} bukan kunci cadangan ${options.from}. Pakai cadangan kunci dari kantor dan waktu yang sama.`,
      );
    }
    requireSealedHeads(log, keyring.chainSeal);
    return { withoutKey: missing, operatorId: await options.authorise({ log, keyring }, demo) };
  } finally {
    keyring.close();
    log.close();
  }
}

export interface LastBackupRestored extends Restored {
  /** The backup that was used, or the old log itself where it lies now. */
  path: string;
  /** Newer backups that are gone, damaged or of another office. */
  passedOver: string[];
}

/**
 * Gives a data folder whose log is missing, damaged or not its office's alone a log again, under a new incarnation: from
 * the newest usable backup it knows, or without one from the log itself, if it can be read. What the office's key covers
 * in the old log and the backup lacks is taken over. Keys and office key stay as they are; the old log is set aside, never
 * deleted.
 * @throws Refusal `not-found` where neither can be used; `data-folder-in-use`, `disk-full`
 */
export function restoreLastBackup(options: StoreOptions): LastBackupRestored {
  const { paths, clock, random, officeKey } = options;
  const now = clock.now().wall;
  const passedOver: string[] = [];
  const seal = new ChainSeal(officeKey);
  const usable = (path: string) => {
    const fit = usableBackup(path, options);
    if (!fit) passedOver.push(path);
    return fit && { path, ...fit };
  };
  const backup = firstOf(knownBackups(paths.backups).toReversed(), ({ path }) => usable(path));
  if (!backup && !canBeRead(paths.log)) {
    throw new Refusal("not-found", { id: "backup", passedOver: passedOver.join(", ") });
  }
  const lock = lockFolder(paths.lock, now);
  let identity: WorkstationIdentity;
  let aside: string | null;
  try {
    aside = setLogAside(paths, now);
    const base = backup?.path ?? aside ?? paths.log;
    identity = placeLog(paths, base, random, backup ? undefined : (copy) => keepCovered(copy, seal));
  } catch (error) {
    throw asRefusal(error, paths.folder);
  } finally {
    lock.release();
  }
  const path = backup?.path ?? aside ?? paths.log;
  const attachments = backup ? filesOrNone(options, path) : { files: 0, copied: 0, missing: [] };
  const enrolled = enrolRestored(options, null, (store) => (aside ? takeCovered(store, aside, seal) : 0));
  const { origin, prefix } = identity;
  return { ...enrolled, origin, prefix, withoutKey: backup?.missing ?? 0, attachments, path, passedOver };
}

function firstOf<T, Found>(list: readonly T[], find: (item: T) => Found | null): Found | null {
  for (const item of list) {
    const found = find(item);
    if (found !== null) return found;
  }
  return null;
}

/** Whether a file is a log whose events can be read, whoever wrote them. */
function canBeRead(path: string): boolean {
  if (!existsSync(path)) return false;
  try {
    openLogForReading(path).close();
    return true;
  } catch {
    return false;
  }
}

/** Null for a backup that is gone, damaged, newer than this app, or sealed with another office's keys. */
function usableBackup(path: string, options: StoreOptions): { missing: number } | null {
  if (!existsSync(path)) return null;
  try {
    checkedLog(path, undefined, new ChainSeal(options.officeKey));
    const log = openLogForReading(path);
    const keyring = Keyring.open(options.paths.keys, options.officeKey, options.random, false);
    try {
      const { sealed, missing, sample } = keyFit(log, options.paths.keys);
      return sealed === 0 || (sample !== null && keyring.has(sample)) ? { missing } : null;
    } finally {
      keyring.close();
      log.close();
    }
  } catch {
    return null;
  }
}

/**
 * Moves what is left of the log away, its side files first of all: a stale one would be played onto the restored log.
 * Returns where it lies now, or where one lies that was set aside before; null where there is none.
 */
function setLogAside(paths: DataPaths, now: number): string | null {
  return setAside(paths.log, "damaged", now) ?? lastSetAside(paths);
}
