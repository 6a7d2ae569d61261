import type { Database } from "../../main/store/database";
import { eventHash, FIRST_HASH } from "../../main/store/log/bytes";
import type { EventRow } from "../../main/store/tables";

/** Links every chain of a log anew from its columns, as anybody can who may write to the file: no key is needed. */
export function chainAnew(log: Database): void {
  const heads = new Map<string, Uint8Array>();
  for (const row of log.rawAll<EventRow>("SELECT * FROM events ORDER BY origin, origin_seq")) {
    const prev_hash = heads.get(row.origin) ?? FIRST_HASH;
    const hash = eventHash({ ...row, prev_hash });
    heads.set(row.origin, hash);
    log.rawRun("UPDATE events SET prev_hash = ?, hash = ? WHERE pos = ?", prev_hash, hash, row.pos);
  }
}
