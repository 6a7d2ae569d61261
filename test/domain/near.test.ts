import { assert, boolean, property, string, stringMatching } from "fast-check";
import { describe, expect, test } from "vitest";
import { isForgiven, isNear, spellingsNear } from "../../shared/domain/search/near";

describe("one wrong letter", () => {
  test.each([
    ["sewon", "sewom"],
    ["sewon", "swon"],
    ["sewon", "sewoon"],
    ["sewon", "esewon"],
    ["sewon", "eswon"],
    ["sewon", "sewno"],
    ["sewon", "pewon"],
    ["sewon", "sewo"],
  ])("%s is near %s", (typed, word) => {
    expect(isNear(typed, word, false)).toBe(true);
    expect(spellingsNear(typed)).toContain(word);
  });

  test.each(["sweno", "sewonan", "seon1x", "bantul", "sw"])("sewon is not near %s", (word) => {
    expect(isNear("sewon", word, false)).toBe(false);
    expect(spellingsNear("sewon")).not.toContain(word);
  });

  test("a beginning with one wrong letter", () => {
    expect(isNear("pangguhh", "panggungharjo", true)).toBe(false);
    expect(isNear("pangungh", "panggungharjo", true)).toBe(true);
    expect(isNear("pangungh", "panggungharjo", false)).toBe(false);
  });

  test("numbers, short words and words with digits are never forgiven", () => {
    expect(["112", "rt3", "03", "km5", "jln", "a1b2", ""].filter(isForgiven)).toEqual([]);
    expect(["bantul", "gang", "dlingo"].every(isForgiven)).toBe(true);
  });

  test("the list of spellings and the comparison say the same of any two words", () => {
    const word = stringMatching(/^[a-d]{0,6}$/);
    assert(
      property(word, word, boolean(), (typed, other, beginning) => {
        const spellings = [typed, ...spellingsNear(typed)];
        const listed = spellings.some((spelling) => (beginning ? other.startsWith(spelling) : other === spelling));
        expect(isNear(typed, other, beginning)).toBe(listed);
      }),
      { numRuns: 2000 },
    );
    assert(property(string(), string(), boolean(), (typed, other, beginning) => void isNear(typed, other, beginning)));
  });
});
