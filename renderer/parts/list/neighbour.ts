/** The item after (or before) this one in a list that forms a ring; the item itself where the list does not have it. */
export function neighbourOf<Item>(items: readonly Item[], item: Item, by: 1 | -1): Item {
  const place = items.indexOf(item);
  return place < 0 ? item : (items[(place + by + items.length) % items.length] ?? item);
}
