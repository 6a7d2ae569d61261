import { basename } from "node:path";
import type { DataPaths } from "../../platform/paths";
import { type Database, sql } from "../database";
import type { FeatureSet } from "../feature-set";
import { EventLog } from "../log/eventlog";
import type { AnewReason } from "../log/incarnation";
import type { Keyring } from "../log/keyring";
import { attachCheckedView, attachView } from "../log/opening";
import { setAside } from "../log/set-aside";
import { flagUnknown } from "./flags";
import { projectStreams } from "./fold-rows";
import { foldWhoGetsIn } from "./let-in";
import { Projector } from "./projector";
import { buildView, replaceView } from "./rebuild";

/** Something the start had to mend; shown to the administrator. */
export interface Notice {
  code: "view-rebuilt" | "view-caught-up" | "view-ahead" | "keys-lost" | AnewReason;
  params: Record<string, string | number>;
}

/** What was mended, and whether the log is an older one than this workstation wrote: what it issued since is gone. */
export interface Healing {
  notices: Notice[];
  logIsOlder: boolean;
}

/** More missing events than this are faster to build anew. */
const CATCH_UP_LIMIT = 20_000;

/**
 * Attaches view.db to the writer's connection in step with the log: caught up where it is behind, built again where it
 * is missing, damaged, of another version, or ahead of the log. Returns what was done.
 */
export function healView(
  database: Database,
  paths: DataPaths,
  keyring: Keyring,
  features: FeatureSet,
  now: number,
  progress?: (done: number, all: number) => void,
): Healing {
  const log = new EventLog(database);
  let logIsOlder = false;
  let lost: LostPiece | null = null;
  if (attachCheckedView(database, paths, keyring, features.viewVersion)) {
    const missing = missingEvents(database, log);
    if (typeof missing === "number" && missing <= CATCH_UP_LIMIT) {
      if (missing > 0) catchUp(database, log, keyring, features);
      foldWhoGetsIn(database, log, keyring, features);
      if (missing === 0) return { notices: [], logIsOlder };
      return { notices: [{ code: "view-caught-up", params: { events: missing } }], logIsOlder };
    }
    logIsOlder = typeof missing !== "number" && missing.unknownOrigins.includes(log.meta("origin") ?? "");
    if (logIsOlder) lost = lostPiece(database, log, features);
    database.exec("DETACH DATABASE view");
  }
  const target = `${paths.view}.new`;
  const { events } = buildView(paths, target, keyring, features, progress);
  const notices: Notice[] = events > 0 ? [{ code: "view-rebuilt", params: { events } }] : [];
  // The view that knew more is the last trace of what was lost.
  const aside = lost && setAside(paths.view, "ahead", now);
  if (lost && aside) notices.push({ code: "view-ahead", params: { ...lost, file: basename(aside) } });
  replaceView(paths, target);
  attachView(database, paths.view, keyring.viewKey);
  return { notices, logIsOlder };
}

/** What the view knows and the log does not hold any more. */
interface LostPiece extends Record<string, string | number> {
  /** Events of this workstation. */
  events: number;
  /** Entities that people know by a number, and the numbers, as many as can be read at once. */
  entities: number;
  numbers: string;
}

/** So many numbers are named; the view that was set aside has all of them. */
const NUMBERS_NAMED = 200;

function lostPiece(database: Database, log: EventLog, features: FeatureSet): LostPiece {
  const origin = log.meta("origin") ?? "";
  const applied = database.get(sql.selectFrom("view.applied").select("seq").where("origin", "=", origin))?.seq ?? 0;
  const numbers = features.tables.flatMap(({ name, known }) => {
    if (!known) return [];
    return database
      .rawAll<{ number: string }>(
        `SELECT known.${known.as} AS number FROM view.${name} AS known
         WHERE NOT EXISTS (SELECT 1 FROM main.events WHERE stream = ? || known.${known.by}) ORDER BY known.${known.as}`,
        `${known.kind}/`,
      )
      .map(({ number }) => number);
  });
  const named = numbers.slice(0, NUMBERS_NAMED).join(", ");
  return {
    events: Math.max(0, applied - (log.headOf(origin)?.seq ?? 0)),
    entities: numbers.length,
    numbers: numbers.length > NUMBERS_NAMED ? `${named} …` : named,
  };
}

/**
 * Brings the view of a running store in step with the log after a commit that reached only the log.
 * @throws what SQLite throws where there is still no room for it
 */
export function bringInStep(database: Database, log: EventLog, keyring: Keyring, features: FeatureSet): void {
  const missing = missingEvents(database, log);
  if (typeof missing !== "number") throw new Error(`view.db is ahead of log.db: ${missing.unknownOrigins.join(", ")}`);
  if (missing > 0) catchUp(database, log, keyring, features);
}

/** How many events the view lacks, or the origins of which it knows events that the log does not have. */
function missingEvents(database: Database, log: EventLog): number | { unknownOrigins: string[] } {
  const unknownOrigins: string[] = [];
  let missing = log.heads().reduce((sum, head) => sum + head.seq, 0);
  for (const applied of database.all(sql.selectFrom("view.applied").selectAll())) {
    const here = log.hashAt(applied.origin, applied.seq);
    if (!here || Buffer.compare(here, applied.hash) !== 0) unknownOrigins.push(applied.origin);
    missing -= applied.seq;
  }
  return unknownOrigins.length > 0 ? { unknownOrigins } : missing;
}

/** Folds and projects again every stream with an event that the view lacks. */
function catchUp(database: Database, log: EventLog, keyring: Keyring, features: FeatureSet): void {
  const reference = features.features.reference(database);
  const projector = new Projector(database, features, reference);
  const applied = new Map(database.all(sql.selectFrom("view.applied").selectAll()).map((row) => [row.origin, row.seq]));
  database.transaction(() => {
    const streams = new Set<string>();
    for (const { origin, seq, hash } of log.heads()) {
      const rows = database.all(
        sql
          .selectFrom("events")
          .select(["id", "stream"])
          .where("origin", "=", origin)
          .where("origin_seq", ">", applied.get(origin) ?? 0),
      );
      for (const row of rows) {
        flagUnknown(database, features, row);
        streams.add(row.stream);
      }
      database.run(sql.replaceInto("view.applied").values({ origin, seq, hash }));
    }
    for (const stream of streams) database.run(sql.deleteFrom("view.folded").where("stream", "=", stream));
    projectStreams(database, streams, keyring, projector, features);
  });
}
