import { rmSync } from "node:fs";
import { Refusal } from "../../shared/ipc/errors";
import type { Features } from "../features/feature";
import type { Clock } from "../platform/clock";
import type { RandomSource } from "../platform/ids";
import { type FolderLock, lockFolder } from "../platform/lock";
import type { OfficeKey } from "../platform/office-key";
import type { DataPaths } from "../platform/paths";
import { makeDataFolder } from "../platform/private-files";
import type { Database } from "./database";
import { asRefusal, isDamage } from "./failures";
import { FeatureSet } from "./feature-set";
import type { StagedFiles } from "./files/staged";
import { EventLog } from "./log/eventlog";
import { Keyring } from "./log/keyring";
import { newestLostKeys } from "./log/lost-keys";
import { keysRefusal, openLog, removeView, requireKeys, restoredLog } from "./log/opening";
import { requireSealedHeads } from "./log/verification";
import { foldAll } from "./view/folding";
import { healView, type Notice } from "./view/heal";

export interface StoreOptions {
  paths: DataPaths;
  officeKey: OfficeKey;
  clock: Clock;
  random: RandomSource;
  /** What the console consists of, in the order of folding. */
  features: Features;
  /** Files that operators handed over; without it no command finds any. */
  staged?: StagedFiles;
  /** Called after a commit with what changed. */
  onChanged?: (topics: readonly string[]) => void;
  /** What only one workstation may do at a time: a fencing number, 0 without a hub. */
  exclusive?: (name: string) => number;
  /** Open it also where lost keys let nobody log in: for the command that makes an administrator. */
  withoutAnybody?: boolean;
  /** Events folded so far and in all, while view.db is built again. */
  onRebuild?: (done: number, all: number) => void;
}

/** A data folder that is open for writing: locked, its log checked, its view in step with the log. */
export interface OpenedFolder {
  lock: FolderLock;
  database: Database;
  keyring: Keyring;
  features: FeatureSet;
  /** What had to be mended. */
  notices: Notice[];
  /** The log lacks what this workstation wrote last. */
  logIsOlder: boolean;
}

/**
 * Opens what a data folder consists of, and mends view.db where it must be. `release` lets go of all of it.
 * @throws Refusal `data-folder-in-use`, `log-newer`, `log-damaged`, `log-foreign`, `office-key-other`, `keys-lost`, `disk-full`
 */
export function openFolder(options: StoreOptions): { parts: OpenedFolder; release(): void } {
  const { paths } = options;
  const now = options.clock.now().wall;
  const opened: { release(): void }[] = [];
  const keep = <T>(thing: T, release: (thing: T) => void): T => {
    opened.unshift({ release: () => release(thing) });
    return thing;
  };
  const release = () => {
    for (const part of opened.splice(0)) part.release();
  };
  try {
    makeDataFolder(paths);
    const lock = keep(lockFolder(paths.lock, now), (held) => held.release());
    removeLeftovers(paths);
    const database = keep(openLog(paths, now, options.officeKey), (log) => log.close());
    const keyring = keep(openKeys(options, database), (keys) => keys.close());
    requireSealedHeads(database, keyring.chainSeal);
    const features = new FeatureSet(options.features);
    const lost = lookForKeys(options, { database, keyring, features });
    const { notices, logIsOlder } = healView(database, paths, keyring, features, now, options.onRebuild);
    // From here on the folder is an office's, whatever restore began it.
    rmSync(paths.restoring, { force: true });
    if (lost > 0) notices.push({ code: "keys-lost", params: { streams: lost } });
    return { parts: { lock, database, keyring, features, notices, logIsOlder }, release };
  } catch (error) {
    release();
    throw asRefusal(error, paths.folder);
  }
}

/** What a crash left half-made in the folder. Whoever holds the folder's lock is the only one who makes such files. */
function removeLeftovers(paths: DataPaths): void {
  removeView(`${paths.view}.new`);
  removeView(restoredLog(paths));
  for (const path of [paths.backups, paths.logCheck]) rmSync(`${path}.new`, { force: true });
}

/**
 * How many streams have lost a key, as far as a look at the start can tell: keys.db is older than the log, or damaged.
 * @throws Refusal `keys-lost` where nobody could log in any more
 */
function lookForKeys(
  { paths, withoutAnybody }: StoreOptions,
  parts: { database: Database; keyring: Keyring; features: FeatureSet },
): number {
  const { database, keyring, features } = parts;
  const code = new EventLog(database).meta("workstation") ?? "";
  const needed = features.streams.filter(({ letsIn }) => letsIn !== undefined);
  const { streams } = newestLostKeys(
    database,
    keyring,
    code,
    needed.map(({ kind }) => kind),
  );
  for (const stream of withoutAnybody ? [] : needed) {
    const isHit = [...streams].some((name) => features.streamOf(name) === stream);
    if (!isHit || foldAll(parts, stream.kind).some((state) => stream.letsIn?.(state))) continue;
    throw new Refusal("keys-lost", { folder: paths.folder, streams: streams.size });
  }
  return streams.size;
}

function openKeys({ paths, officeKey, random }: StoreOptions, log: Database): Keyring {
  requireKeys(log, paths);
  try {
    return Keyring.open(paths.keys, officeKey, random, true);
  } catch (error) {
    throw isDamage(error) ? keysRefusal(paths, "rusak") : error;
  }
}
