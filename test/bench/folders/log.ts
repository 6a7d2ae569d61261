import { systemRandom } from "../../../main/platform/ids";
import type { OfficeKey } from "../../../main/platform/office-key";
import type { DataPaths } from "../../../main/platform/paths";
import { Database } from "../../../main/store/database";
import { eventHash } from "../../../main/store/log/bytes";
import { EventLog } from "../../../main/store/log/eventlog";
import { Heads } from "../../../main/store/log/heads";
import { Keyring, keyIdOf, type StreamKey } from "../../../main/store/log/keyring";
import type { EventRow } from "../../../main/store/tables";
import type { JsonObject } from "../../../shared/domain/eventlog/event";
import { type Copies, copiedId, copiedNumber } from "./copies";

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const PREFIX = "request/";

/** An event to copy, with its sealed part opened. */
interface Original {
  row: EventRow;
  personal: JsonObject | null;
  /** Which key sealed it. */
  key: string;
}

/**
 * Appends copies of every request's stream to a folder's log: events with ids, running numbers and a chain of their own,
 * sealed with keys of their own, as if that many requests had been recorded. The folder must be closed. The view is left
 * as it is.
 */
export function multiplyLog(paths: DataPaths, officeKey: OfficeKey, copies: Copies): void {
  const keyring = Keyring.open(paths.keys, officeKey, systemRandom(), true);
  const database = new Database(paths.log);
  try {
    // Nothing of it needs to survive a power cut: it can be made again.
    database.exec("PRAGMA synchronous = OFF; PRAGMA cache_size = -400000");
    const log = new EventLog(database);
    const originals = readOriginals(database, keyring);
    const known = new Set(originals.flatMap(({ row }) => [row.id, row.stream.slice(PREFIX.length)]));
    const [first] = originals;
    const head = log.heads().find(({ origin }) => origin === first?.row.origin);
    if (!head) throw new Error("nothing to copy");
    let last = { seq: head.seq, hash: Buffer.from(head.hash) };
    for (let copy = 1; copy < copies.times; copy++) {
      database.transaction(() => {
        const keys = new Map<string, StreamKey>();
        const renamed = (text: string) => text.replace(UUID, (id) => (known.has(id) ? copiedId(id, copy) : id));
        for (const original of originals) {
          const row = copyOf(original, { copy, copies, last, renamed, keyring, keys });
          log.insert(row);
          last = { seq: row.origin_seq, hash: Buffer.from(row.hash) };
        }
        new Heads(database, keyring.chainSeal).put({ origin: head.origin, ...last });
      });
      database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    }
  } finally {
    keyring.close();
    database.close();
  }
}

function readOriginals(database: Database, keyring: Keyring): Original[] {
  const rows = database.rawAll<EventRow>(
    "SELECT * FROM events WHERE stream >= 'request/' AND stream < 'request0' ORDER BY pos",
  );
  return rows.map((row) => ({
    row,
    personal: keyring.open(row, row.personal),
    key: row.personal ? (keyIdOf(row.personal)?.toString("hex") ?? "") : "",
  }));
}

interface Copying {
  copy: number;
  copies: Copies;
  last: { seq: number; hash: Buffer };
  renamed: (text: string) => string;
  keyring: Keyring;
  /** The copy's keys by those of the originals. */
  keys: Map<string, StreamKey>;
}

function copyOf({ row, personal, key }: Original, copying: Copying): EventRow {
  const { copy, copies, last, renamed, keyring, keys } = copying;
  const open = {
    ...row,
    id: copiedId(row.id, copy),
    stream: renamed(row.stream),
    after: renamed(row.after),
    payload: renamed(numbered(row, copy, copies)),
    origin_seq: last.seq + 1,
    prev_hash: last.hash,
  };
  const sealed = (() => {
    if (personal === null) return null;
    const taken = keys.get(key) ?? keyring.take(row.wall);
    keys.set(key, taken);
    return keyring.seal(taken, open, personal);
  })();
  const hashed = { ...open, personal: sealed };
  const hash = eventHash(hashed);
  const mac = keyring.chainSeal.ofEvent({ origin: row.origin, seq: hashed.origin_seq, hash });
  return { ...hashed, pos: row.pos + copy * copies.stride, hash, mac };
}

/** The payload with the copy's running numbers, its own and those of requests that it names. */
function numbered({ payload }: EventRow, copy: number, copies: Copies): string {
  if (!payload.includes('"number"')) return payload;
  const content = JSON.parse(payload) as { number: string; serial?: number; agenda?: { serial: number } | null };
  const moved = copy * copies.serials;
  return JSON.stringify({
    ...content,
    number: copiedNumber(content.number, copy, copies),
    ...(content.serial === undefined ? {} : { serial: content.serial + moved }),
    ...(content.agenda ? { agenda: { ...content.agenda, serial: content.agenda.serial + moved } } : {}),
  });
}
