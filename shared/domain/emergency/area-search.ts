import { isForgiven, spellingsNear } from "../search/near";
import type { Area, Areas } from "./areas";
import { type PlaceQuery, placeIndexText, placeQuery, placeWords } from "./place-words";

/** With fewer letters than this only the areas of the own regency are looked through: the rest would be half the country. */
const FEWEST_LETTERS = 3;
/** So many words of the country one typed word may stand for. */
const MOST_WORDS = 256;
const MOST_NEAR_WORDS = 64;
/** Of so many areas outside the own regency the best are looked for: whoever types "kar" goes on typing. */
const MOST_RANKED = 200;

/** Finds areas by words in any order, the last one only begun, with one wrong letter forgiven. Holds nothing personal. */
export class AreaSearch {
  /** Every word, sorted, and beside it the numbers of the areas that have it. */
  private readonly words: string[];
  private readonly areasOf: Uint32Array[];
  private readonly list: readonly Area[];
  /** How many words of a search each area has so far; all 0 between two searches. */
  private readonly hits: Uint8Array;
  private readonly ranges = new Map<string, readonly [number, number]>();

  constructor(private readonly areas: Areas) {
    this.list = [...areas].filter(({ level }) => level > 1);
    this.hits = new Uint8Array(this.list.length);
    const found = new Map<string, number[]>();
    for (const [at, area] of this.list.entries()) {
      for (const word of this.textOf(area).split(" ")) {
        const known = found.get(word);
        if (known) known.push(at);
        else found.set(word, [at]);
      }
    }
    this.words = [...found.keys()].sort();
    this.areasOf = this.words.map((word) => Uint32Array.from(found.get(word) ?? []));
  }

  /** The words of an area's own name and of the district and regency that it lies in. */
  private textOf({ code, name }: Area): string {
    return placeIndexText(
      [name],
      this.areas
        .around(code)
        .map((area) => area.name)
        .join(" "),
    );
  }

  /**
   * The best areas first: those of the office's own regency, then of its province, then of the country; among them those
   * whose own name it is. What is spelled as typed where there is any nearby, else with one wrong letter forgiven.
   * `regency`: the office's, `34.02`. Nothing typed finds nothing.
   */
  find(typed: string, regency: string, limit: number): Area[] {
    const query = placeQuery(typed);
    if (!query) return [];
    const exact = this.exactly(query, regency, limit);
    if (exact.some(({ code }) => isWithin(code, regency))) return exact;
    return [...new Set([...exact, ...this.forgiving(query, regency, limit)])].slice(0, limit);
  }

  /** The best areas that are spelled as typed. */
  exactly(query: PlaceQuery, regency: string, limit: number): Area[] {
    const [from, to] = this.range(regency);
    if (query.words.join("").length < FEWEST_LETTERS) {
      const own = Array.from({ length: to - from }, (_, at) => from + at);
      return this.best(
        own.filter((at) => query.words.every((word) => this.begins(at, word))),
        query,
        regency,
        limit,
      );
    }
    return this.best(this.matching(query.words, false), query, regency, limit);
  }

  /** The best areas with one wrong letter in a word, and written as one word or as two. */
  forgiving(query: PlaceQuery, regency: string, limit: number): Area[] {
    if (query.words.join("").length < FEWEST_LETTERS) return [];
    const all = new Set(query.otherwise.flatMap((words) => this.matching(words, false)));
    const found = all.size > 0 ? [...all] : this.matching(query.words, true);
    return this.best(found, query, regency, limit);
  }

  private begins(at: number, word: string): boolean {
    return placeWords((this.list[at] as Area).name).some((one) => one.startsWith(word));
  }

  /** The best of many: ranked are those of the own regency, and of the province and the country no more than needed. */
  private best(found: readonly number[], query: PlaceQuery, regency: string, limit: number): Area[] {
    const best: Area[] = [];
    const [own, province] = [this.range(regency), this.range(regency.slice(0, 2))];
    const inside = ([from, to]: readonly [number, number], at: number) => at >= from && at < to;
    for (const part of [
      found.filter((at) => inside(own, at)),
      found.filter((at) => inside(province, at) && !inside(own, at)),
      found.filter((at) => !inside(province, at)),
    ]) {
      if (best.length >= limit) break;
      const ranked = part
        .slice(0, MOST_RANKED)
        .map((at) => ({ at, rank: this.rank(at, query) }))
        .sort((one, other) => one.rank - other.rank || one.at - other.at);
      best.push(...ranked.slice(0, limit - best.length).map(({ at }) => this.list[at] as Area));
    }
    return best;
  }

  /** Where an area and all within it stand in the list, which is in the order of codes. */
  private range(code: string): readonly [number, number] {
    const known = this.ranges.get(code);
    if (known) return known;
    const from = this.list.findIndex((area) => isWithin(area.code, code));
    let to = Math.max(from, 0);
    while (from >= 0 && to < this.list.length && isWithin((this.list[to] as Area).code, code)) to += 1;
    const range = [Math.max(from, 0), to] as const;
    this.ranges.set(code, range);
    return range;
  }

  /** Lower is better. */
  private rank(at: number, { words, kinds }: PlaceQuery): number {
    const area = this.list[at] as Area;
    const own = placeWords(area.name);
    const named = words.filter((word) => own.some((one) => one.startsWith(word))).length;
    const whole = words.length === own.length && words.every((word, index) => own[index] === word);
    const level = kinds.length > 0 ? Math.abs(levelOf(kinds) - area.level) : 0;
    return level * 100 + (words.length - named) * 20 + (whole ? 0 : 10) + area.level;
  }

  /** The areas that have every word. */
  private matching(words: readonly string[], forgiving: boolean): number[] {
    const lists = words.map((word, index) => this.wordsLike(word, forgiving, index === words.length - 1));
    const counted = lists
      .map((list) => ({ list, areas: list.reduce((sum, word) => sum + (this.areasOf[word]?.length ?? 0), 0) }))
      .sort((one, other) => one.areas - other.areas);
    const [first, ...rest] = counted;
    if (!first) return [];
    const { hits } = this;
    let found: number[] = [];
    const marked: number[] = [];
    for (const [step, { list }] of [first, ...rest].entries()) {
      found = [];
      for (const word of list) {
        for (const at of this.areasOf[word] ?? []) {
          if (hits[at] !== step) continue;
          hits[at] = step + 1;
          found.push(at);
          if (step === 0) marked.push(at);
        }
      }
      if (found.length === 0) break;
    }
    for (const at of marked) hits[at] = 0;
    return found;
  }

  /** The words, by number, that one typed word stands for. */
  private wordsLike(word: string, forgiving: boolean, open: boolean): number[] {
    const found = new Set(this.beginning(word, MOST_WORDS * 8));
    if (!forgiving || !isForgiven(word)) return [...found];
    let near = 0;
    for (const spelling of spellingsNear(word)) {
      if (near >= MOST_NEAR_WORDS) break;
      for (const at of open ? this.beginning(spelling, MOST_NEAR_WORDS) : this.whole(spelling)) {
        if (found.has(at)) continue;
        found.add(at);
        near += 1;
      }
    }
    return [...found];
  }

  private whole(word: string): number[] {
    const at = this.place(word);
    return this.words[at] === word ? [at] : [];
  }

  private beginning(word: string, most: number): number[] {
    const found: number[] = [];
    for (let at = this.place(word); found.length < most && this.words[at]?.startsWith(word); at++) found.push(at);
    return found;
  }

  /** Where a word stands or would stand. */
  private place(word: string): number {
    let [low, high] = [0, this.words.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.words[middle] as string) < word) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function isWithin(code: string, area: string): boolean {
  return code === area || code.startsWith(`${area}.`);
}

/** Which level of area a typed word for its kind names. */
function levelOf(kinds: readonly string[]): number {
  if (kinds.some((kind) => kind === "kabupaten")) return 2;
  return kinds.some((kind) => ["kecamatan", "kapanewon", "kemantren"].includes(kind)) ? 3 : 4;
}
