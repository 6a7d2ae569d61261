import { isForgiven, isNear, spellingsNear } from "../../../shared/domain/search/near";
import type { Database, ReadDatabase } from "../database";

/** Where a stream's searchable texts go when its row is written for the first time. */
export type TextSink = (kind: string, row: number, open: string, personal: string) => void;

/**
 * Every kind has an index of its own (`view.<kind>_search`), so that a search for one is not slowed down by another's
 * texts. Texts wait in `search_pending`; `search_words` knows every word, for what a longer beginning can stand for.
 */
export function createSearchTables(database: Database, kinds: readonly string[]): void {
  database.exec(`CREATE TABLE view.search_pending (kind TEXT NOT NULL, row INTEGER NOT NULL, open TEXT NOT NULL,
      personal TEXT NOT NULL, PRIMARY KEY (kind, row)) STRICT, WITHOUT ROWID;
    CREATE TABLE view.search_words (kind TEXT NOT NULL, word TEXT NOT NULL, PRIMARY KEY (kind, word)) STRICT, WITHOUT ROWID`);
  for (const kind of kinds) {
    const index = indexOf(kind);
    database.exec(`CREATE VIRTUAL TABLE view.${index} USING fts5(open, personal, content='', contentless_delete=1,
        tokenize='unicode61 remove_diacritics 2', prefix='1 2');
      INSERT INTO view.${index} (${index}, rank) VALUES ('automerge', 0);
      INSERT INTO view.${index} (${index}, rank) VALUES ('crisismerge', 64)`);
  }
}

/** The full-text index of a kind of stream. */
export function indexOf(kind: string): string {
  return `${kind.replaceAll("-", "_")}_search`;
}

/** Texts wait for the index, so that no command pays for it. */
export function pendingTexts(database: Database): TextSink {
  return (kind, row, open, personal) =>
    database.rawRun(
      "REPLACE INTO view.search_pending (kind, row, open, personal) VALUES (?, ?, ?, ?)",
      kind,
      row,
      open,
      personal,
    );
}

/** Takes a stream's texts out of the index and of what waits for it. */
export function removeTexts(database: Database, kind: string, row: number): void {
  database.rawRun("DELETE FROM view.search_pending WHERE kind = ? AND row = ?", kind, row);
  database.rawRun(`DELETE FROM view.${indexOf(kind)} WHERE rowid = ?`, row);
}

/**
 * Forgets the words that no text of a kind holds any more: after a person was erased, none of their words is left. The
 * index is merged into one piece first, for a removed text's words stay in it until then.
 */
export function forgetWords(database: Database, kind: string): void {
  const index = indexOf(kind);
  const terms = `${index}_terms`;
  database.exec(`INSERT INTO view.${index} (${index}) VALUES ('optimize')`);
  database.exec(`CREATE VIRTUAL TABLE temp.${terms} USING fts5vocab(view, ${index}, row)`);
  try {
    database.rawRun(
      `DELETE FROM view.search_words WHERE kind = ? AND word NOT IN (SELECT term FROM temp.${terms})`,
      kind,
    );
  } finally {
    database.exec(`DROP TABLE temp.${terms}`);
  }
}

/** The index itself has the beginnings of words up to so many letters. */
const SHORT_BEGINNING = 2;
/** A longer beginning is looked up as the words that begin so, unless they are more than this. */
const MOST_WORDS = 256;
/** And so many more that one wrong letter may stand for. */
const MOST_NEAR_WORDS = 32;

/** Texts go straight into an index that has none of them yet. */
export function indexedTexts(database: Database): TextSink {
  const known = new Map<string, Set<string>>();
  return (kind, row, open, personal) => {
    database.rawRun(`INSERT INTO view.${indexOf(kind)} (rowid, open, personal) VALUES (?, ?, ?)`, row, open, personal);
    const seen = known.get(kind) ?? new Set();
    known.set(kind, seen);
    for (const word of wordsOf(`${open} ${personal}`)) {
      if (word.length <= SHORT_BEGINNING || seen.has(word)) continue;
      seen.add(word);
      database.rawRun("INSERT OR IGNORE INTO view.search_words (kind, word) VALUES (?, ?)", kind, word);
    }
  };
}

interface Waiting {
  kind: string;
  row: number;
  open: string;
  personal: string;
}

/**
 * Moves up to `count` waiting texts into the full-text index, in the caller's transaction. Commands only queue their
 * text, so that no keystroke waits for the index. Returns how many were moved.
 */
export function indexPending(database: Database, count: number): number {
  const rows = database.rawAll<Waiting>(
    "SELECT kind, row, open, personal FROM view.search_pending ORDER BY kind, row LIMIT ?",
    count,
  );
  const index = indexedTexts(database);
  for (const { kind, row, open, personal } of rows) {
    database.rawRun(`DELETE FROM view.${indexOf(kind)} WHERE rowid = ?`, row);
    index(kind, row, open, personal);
    database.rawRun("DELETE FROM view.search_pending WHERE kind = ? AND row = ?", kind, row);
  }
  return rows.length;
}

/** Merges a little of the indexes' segments; called when the writer has nothing else to do. */
export function mergeIndexes(database: Database, kinds: readonly string[]): void {
  for (const kind of kinds) {
    database.exec(`INSERT INTO view.${indexOf(kind)} (${indexOf(kind)}, rank) VALUES ('merge', 64)`);
  }
}

/** What was typed, ready to be searched for. */
export interface SearchWords {
  /** Every word, each as the beginning of one: for the index. null: the index has nothing that begins so. */
  match: string | null;
  /** Rows whose texts wait for the index and fit. */
  pending: number[];
}

/**
 * Where one wrong letter in a word of four letters and more is forgiven: in words that begin none of the index, or in
 * every word. Asked for only when nothing is spelled as typed, it costs nothing as long as nobody mistypes.
 */
export type Forgiven = "nothing" | "unknown-words" | "every-word";

export interface SearchOptions {
  forgiven?: Forgiven;
  /**
   * Up to how many words a beginning is looked up as, one by one. Of a kind with some hundred thousand texts the index
   * gathers a beginning sooner than it walks along many words.
   */
  oneByOne?: number;
}

/**
 * Reads words typed to find something of a kind; null when there is nothing to search for. `personal`: whether what was
 * typed of persons is searched too.
 */
export function searchWords(
  database: ReadDatabase,
  kind: string,
  typed: string,
  personal: boolean,
  { forgiven = "nothing", oneByOne = MOST_WORDS }: SearchOptions = {},
): SearchWords | null {
  const words = [...new Set(wordsOf(typed))];
  if (words.length === 0) return null;
  const beginnings = words.map((word, at) => {
    const exact = beginningOf(database, kind, word, oneByOne);
    if (forgiven === "nothing" || !isForgiven(word) || (exact !== null && forgiven === "unknown-words")) return exact;
    const near = nearWords(database, kind, word, at === words.length - 1);
    return exact === null ? anyOf(near) : anyOf(near, exact);
  });
  const all = beginnings.includes(null) ? null : beginnings.join(" AND ");
  return {
    match: all === null || personal ? all : `open : (${all})`,
    pending: pendingRows(database, kind, words, personal, forgiven !== "nothing"),
  };
}

/**
 * A word's beginning as the index is asked for it. The index gathers every match of a beginning that it does not hold
 * before it gives the first one; of a whole word it gives one after the other. null: nothing begins so.
 */
function beginningOf(database: ReadDatabase, kind: string, word: string, oneByOne: number): string | null {
  const beginning = `"${word}"*`;
  if ([...word].length <= SHORT_BEGINNING) return beginning;
  const whole = database.rawAll<{ word: string }>(
    "SELECT word FROM view.search_words WHERE kind = ? AND word >= ? AND word < ? LIMIT ?",
    kind,
    word,
    `${word}\u{10ffff}`,
    oneByOne + 1,
  );
  return whole.length > oneByOne ? beginning : anyOf(whole.map((found) => found.word));
}

/** The words of a kind that are one wrong letter away; of the word that is still typed, those that begin so. */
function nearWords(database: ReadDatabase, kind: string, word: string, open: boolean): string[] {
  const like = open ? "w.word >= s.value AND w.word < s.value || char(1114111)" : "w.word = s.value";
  // CROSS JOIN keeps the order: the few spellings first, each looked up in the words.
  return database
    .rawAll<{ word: string }>(
      `SELECT w.word FROM json_each(?) AS s CROSS JOIN view.search_words AS w WHERE w.kind = ? AND ${like} LIMIT ?`,
      JSON.stringify(spellingsNear(word)),
      kind,
      MOST_NEAR_WORDS,
    )
    .map((found) => found.word);
}

/** One of these words, or what is asked for already. null: there is none. */
function anyOf(words: readonly string[], ...asked: readonly string[]): string | null {
  const all = [...asked, ...new Set(words.map((word) => `"${word}"`))];
  return all.length === 0 ? null : `(${all.join(" OR ")})`;
}

/** The same words as the index makes of a text: letters and digits, without accents, in small letters. */
function wordsOf(text: string): string[] {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function pendingRows(
  database: ReadDatabase,
  kind: string,
  words: readonly string[],
  withPersonal: boolean,
  forgiving: boolean,
): number[] {
  const waiting = database.rawAll<Waiting>("SELECT * FROM view.search_pending WHERE kind = ?", kind);
  return waiting
    .filter(({ open, personal }) => {
      const found = wordsOf(withPersonal ? `${open} ${personal}` : open);
      return words.every((word, at) => {
        const near = forgiving && isForgiven(word);
        const open = at === words.length - 1;
        return found.some((one) => one.startsWith(word) || (near && isNear(word, one, open)));
      });
    })
    .map(({ row }) => row);
}
