import type { Database } from "../database";

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

/** The index itself has the beginnings of words up to so many letters. */
const SHORT_BEGINNING = 2;
/** A longer beginning is looked up as the words that begin so, unless they are more than this. */
const MOST_WORDS = 256;

/** Texts go straight into an index that has none of them yet. */
export function indexedTexts(database: Database): TextSink {
  const known = new Set<string>();
  return (row, publicText, personalText) => {
    database.rawRun(
      "INSERT INTO view.request_search (rowid, public_text, personal_text) VALUES (?, ?, ?)",
      row,
      publicText,
      personalText,
    );
    for (const word of wordsOf(`${publicText} ${personalText}`)) {
      if (word.length <= SHORT_BEGINNING || known.has(word)) continue;
      known.add(word);
      database.rawRun("INSERT OR IGNORE INTO view.search_words (word) VALUES (?)", word);
    }
  };
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

/** What was typed, ready to be searched for. */
export interface SearchWords {
  /** Every word, each as the beginning of one: for the index. null: the index has nothing that begins so. */
  match: string | null;
  /** Rows whose texts wait for the index and fit. */
  pending: number[];
}

/** Reads typed words; null when there is nothing to search for. `personal`: whether applicants are searched too. */
export function searchWords(database: Database, typed: string, personal: boolean): SearchWords | null {
  const words = [...new Set(wordsOf(typed))];
  if (words.length === 0) return null;
  const beginnings = words.map((word) => beginningOf(database, word));
  const all = beginnings.includes(null) ? null : beginnings.join(" AND ");
  return {
    match: all === null || personal ? all : `public_text : (${all})`,
    pending: pendingRows(database, words, personal),
  };
}

/**
 * A word's beginning as the index is asked for it. The index gathers every match of a beginning that it does not hold
 * before it gives the first one; of a whole word it gives one after the other. null: nothing begins so.
 */
function beginningOf(database: Database, word: string): string | null {
  const beginning = `"${word}"*`;
  if ([...word].length <= SHORT_BEGINNING) return beginning;
  const whole = database.rawAll<{ word: string }>(
    "SELECT word FROM view.search_words WHERE word >= ? AND word < ? LIMIT ?",
    word,
    `${word}\u{10ffff}`,
    MOST_WORDS + 1,
  );
  if (whole.length === 0) return null;
  if (whole.length > MOST_WORDS) return beginning;
  return `(${whole.map((found) => `"${found.word}"`).join(" OR ")})`;
}

/** The same words as the index makes of a text: letters and digits, without accents, in small letters. */
function wordsOf(text: string): string[] {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function pendingRows(database: Database, words: readonly string[], personal: boolean): number[] {
  const waiting = database.rawAll<{ row: number; public_text: string; personal_text: string }>(
    "SELECT row, public_text, personal_text FROM view.search_pending",
  );
  return waiting
    .filter(({ public_text, personal_text }) => {
      const found = wordsOf(personal ? `${public_text} ${personal_text}` : public_text);
      return words.every((word) => found.some((candidate) => candidate.startsWith(word)));
    })
    .map(({ row }) => row);
}
