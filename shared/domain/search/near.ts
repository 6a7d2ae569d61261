/** Shorter words have too many neighbours, and a number that is one digit off is another number. */
const FEWEST_LETTERS = 4;
const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/** Whether one wrong letter of a searched word is forgiven: only in words of letters, from four on. */
export function isForgiven(word: string): boolean {
  return /^\p{L}+$/u.test(word) && [...word].length >= FEWEST_LETTERS;
}

/**
 * Every spelling that is one mistake away from a word: a letter wrong, missing, too many, or two beside each other turned.
 * The word itself is not among them. Words are as the index has them: small letters without accents.
 */
export function spellingsNear(word: string): string[] {
  const near = new Set<string>();
  for (let at = 0; at <= word.length; at++) {
    const before = word.slice(0, at);
    const letter = word[at];
    if (letter !== undefined) {
      const after = word.slice(at + 1);
      near.add(before + after);
      const next = after[0];
      if (next !== undefined) near.add(before + next + letter + after.slice(1));
      for (const other of LETTERS) near.add(before + other + after);
    }
    for (const other of LETTERS) near.add(before + other + word.slice(at));
  }
  near.delete(word);
  return [...near];
}

/** Whether a text's word is within one mistake of a typed one; `beginning`: whether it begins with such a spelling. */
export function isNear(typed: string, word: string, beginning: boolean): boolean {
  let same = 0;
  while (same < typed.length && typed[same] === word[same]) same += 1;
  const ends = (rest: string, left: string) => (beginning ? left.startsWith(rest) : left === rest);
  const rest = typed.slice(same);
  const left = word.slice(same);
  return (
    ends(rest, left) ||
    ends(rest.slice(1), left) ||
    ends(rest.slice(1), left.slice(1)) ||
    ends(rest, left.slice(1)) ||
    (rest.length > 1 && ends((rest[1] ?? "") + (rest[0] ?? "") + rest.slice(2), left))
  );
}
