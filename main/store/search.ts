import type { Database } from "./database";

/** Where a request's searchable texts go when its row is written for the first time. */
export type TextSink = (row: number, publicText: string, personalText: string) => void;

/** Texts wait for the index, so that no command pays for it. */
export function pendingTexts(database: Database): TextSink {
  return (row, publicText, personalText) =>
    database.rawRun(
      "REPLACE INTO view.search_pending (row, public_text, personal_text) VALUES (?, ?, ?)",
      row,
      publicText,
      personalText,
    );
}

/** Texts go straight into an index that has none of them yet. */
export function indexedTexts(database: Database): TextSink {
  return (row, publicText, personalText) =>
    database.rawRun(
      "INSERT INTO view.request_search (rowid, public_text, personal_text) VALUES (?, ?, ?)",
      row,
      publicText,
      personalText,
    );
}

/**
 * Moves up to `count` waiting texts into the full-text index, in the caller's transaction. Commands only queue their
 * text, so that no keystroke waits for the index. Returns how many were moved.
 */
export function indexPending(database: Database, count: number): number {
  const rows = database.rawAll<{ row: number; public_text: string; personal_text: string }>(
    "SELECT row, public_text, personal_text FROM view.search_pending ORDER BY row LIMIT ?",
    count,
  );
  const index = indexedTexts(database);
  for (const { row, public_text, personal_text } of rows) {
    database.rawRun("DELETE FROM view.request_search WHERE rowid = ?", row);
    index(row, public_text, personal_text);
  }
  const last = rows.at(-1);
  if (last) database.rawRun("DELETE FROM view.search_pending WHERE row <= ?", last.row);
  return rows.length;
}

/** Merges a little of the index's segments; called when the writer has nothing else to do. */
export function mergeIndex(database: Database): void {
  database.exec("INSERT INTO view.request_search (request_search, rank) VALUES ('merge', 64)");
}

/** Typed words as a full-text query: every word, each as a prefix. Null when nothing can be searched. */
export function searchQuery(typed: string, personal: boolean): string | null {
  const words = typed.match(/[\p{L}\p{N}]+/gu);
  if (!words) return null;
  const all = words.map((word) => `"${word}"*`).join(" AND ");
  return personal ? all : `public_text : (${all})`;
}
