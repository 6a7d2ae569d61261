/** What of an item can be searched: its number as people say it, and its words. */
export interface Searchable {
  number: string | null;
  text: string;
}

const EXACT_NUMBER = 1000;
const NUMBER_START = 100;
const WORD = 30;
const WORD_START = 20;
const INSIDE = 5;

/** Small letters without accents; everything that is neither letter nor digit parts the words. */
export function wordsOf(text: string): string[] {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 0);
}

function scoreOf(item: Searchable, wanted: readonly string[]): number {
  const words = wordsOf(item.text);
  const number = item.number?.toLowerCase() ?? null;
  let total = 0;
  for (const [position, part] of wanted.entries()) {
    const best = Math.max(
      number === part ? EXACT_NUMBER : 0,
      number?.startsWith(part) ? NUMBER_START : 0,
      ...words.map((word) =>
        word === part ? WORD : word.startsWith(part) ? WORD_START : word.includes(part) ? INSIDE : 0,
      ),
    );
    if (best === 0) return 0;
    total += best;
    if (words[position]?.startsWith(part)) total += 1;
  }
  return total;
}

/**
 * The items that hold every word of the query, best first; items that fit equally well keep their order. A number
 * that is met exactly comes before everything else. An empty query gives all items as they are.
 */
export function rankByText<Item>(
  items: readonly Item[],
  query: string,
  searchable: (item: Item) => Searchable,
): readonly Item[] {
  const wanted = wordsOf(query);
  if (wanted.length === 0) return items;
  return items
    .map((item, order) => ({ item, order, score: scoreOf(searchable(item), wanted) }))
    .filter((scored) => scored.score > 0)
    .sort((one, other) => other.score - one.score || one.order - other.order)
    .map((scored) => scored.item);
}
