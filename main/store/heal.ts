import { orderCausally } from "../../shared/domain/eventlog/causal";
import type { DataPaths } from "../platform/paths";
import { type Database, sql } from "./database";
import { EVENT_COLUMNS, EventLog, type OriginHead, toLogEvent } from "./eventlog";
import { foldOnto, kindOf, Projections } from "./features";
import type { Keyring } from "./keyring";
import { attachCheckedView, attachView } from "./opening";
import { buildView, flagEvent, replaceView } from "./rebuild";
import { Reference } from "./reference";
import type { EventRow } from "./tables";

/** Something the start had to mend; shown to the administrator. */
export interface Notice {
  code: "view-rebuilt" | "view-caught-up";
  params: Record<string, string | number>;
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
  progress?: (done: number, all: number) => void,
): Notice[] {
  const log = new EventLog(database);
  const attached = attachCheckedView(database, paths);
  const heads = log.heads();
  if (attached) {
    const missing = behind(database, log, heads);
    if (missing !== null && missing <= CATCH_UP_LIMIT) {
      if (missing === 0) return [];
      catchUp(database, keyring, heads);
      return [{ code: "view-caught-up", params: { events: missing } }];
    }
    database.exec("DETACH DATABASE view");
  }
  const target = `${paths.view}.new`;
  const { events } = buildView(paths, target, keyring, progress);
  replaceView(paths, target);
  attachView(database, paths.view);
  return events > 0 ? [{ code: "view-rebuilt", params: { events } }] : [];
}

/** How many events the view lacks; null where it knows events that the log does not have. */
function behind(database: Database, log: EventLog, heads: readonly OriginHead[]): number | null {
  const known = new Map(heads.map((head) => [head.origin, head.seq]));
  let missing = heads.reduce((sum, head) => sum + head.seq, 0);
  for (const applied of database.all(sql.selectFrom("view.applied").selectAll())) {
    const here = known.has(applied.origin) ? log.hashAt(applied.origin, applied.seq) : null;
    if (!here || Buffer.compare(here, applied.hash) !== 0) return null;
    missing -= applied.seq;
  }
  return missing;
}

/** Folds and projects again every stream with an event that the view lacks. */
function catchUp(database: Database, keyring: Keyring, heads: readonly OriginHead[]): void {
  const reference = new Reference(database);
  const projections = new Projections(database, reference);
  const applied = new Map(database.all(sql.selectFrom("view.applied").selectAll()).map((row) => [row.origin, row.seq]));
  database.transaction(() => {
    const streams = new Set<string>();
    for (const head of heads) {
      const rows = database.all(
        sql
          .selectFrom("events")
          .select(["id", "stream", "hlc", "received"])
          .where("origin", "=", head.origin)
          .where("origin_seq", ">", applied.get(head.origin) ?? 0),
      );
      for (const row of rows) {
        flagEvent(database, row);
        streams.add(row.stream);
      }
      database.run(sql.replaceInto("view.applied").values(head));
    }
    const references = [...streams].filter((stream) => kindOf(stream) !== "request");
    if (references.some((stream) => kindOf(stream) === "calendar" || kindOf(stream) === "catalog")) {
      const open = database.all(sql.selectFrom("view.requests").select("id").where("is_open", "=", 1));
      for (const { id } of open) streams.add(`request/${id}`);
    }
    const inOrder = [...references, ...[...streams].filter((stream) => kindOf(stream) === "request")];
    const select = database.raw.prepare(`SELECT ${EVENT_COLUMNS.join(", ")} FROM events WHERE stream = ? ORDER BY pos`);
    for (const stream of inOrder) {
      const kind = kindOf(stream);
      if (!kind) continue;
      const rows = select.all(stream) as unknown as EventRow[];
      const { ordered } = orderCausally(rows.map((row) => toLogEvent(row, keyring)));
      const first = rows.find((row) => row.id === ordered[0]?.id);
      if (first) projections.project(kind, stream, foldOnto(kind, null, ordered), first, true);
    }
  });
}
