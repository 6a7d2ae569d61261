import { NO_VALUE } from "../../../shared/domain/office/texts";

/** A part of a text that still waits for its words. `start` and `end` are places in the text. */
export interface Unfilled {
  start: number;
  end: number;
  words: string;
}

const BLANK = /\{[^{}\n]*\}/g;

/** The parts of a text that a canned text left open: blanks that do not exist, and those that had no value. */
export function unfilledIn(text: string): Unfilled[] {
  const found: Unfilled[] = [...text.matchAll(BLANK)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    words: match[0],
  }));
  for (let at = text.indexOf(NO_VALUE); at >= 0; at = text.indexOf(NO_VALUE, at + 1)) {
    found.push({ start: at, end: at + NO_VALUE.length, words: NO_VALUE });
  }
  return found.sort((left, right) => left.start - right.start);
}
