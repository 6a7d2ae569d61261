/** Marked rows of a table, by their ids. */
export type Marks = ReadonlySet<string>;

export const NO_MARKS: Marks = new Set();

/** Marks a row that is not, and the other way round. */
export function toggleMark(marks: Marks, id: string): Marks {
  const next = new Set(marks);
  if (!next.delete(id)) next.add(id);
  return next;
}

function range(ids: readonly string[], from: number, to: number): readonly string[] {
  return ids.slice(Math.min(from, to), Math.max(from, to) + 1);
}

/**
 * Moves the end of a range that began at `anchor` from one row to another, as Shift with an arrow does: what it leaves is
 * marked no more. Indexes into `ids`.
 */
export function extendMarks(marks: Marks, ids: readonly string[], anchor: number, from: number, to: number): Marks {
  const next = new Set(marks);
  for (const id of range(ids, anchor, from)) next.delete(id);
  for (const id of range(ids, anchor, to)) next.add(id);
  return next;
}

/** The marks whose rows are still there. */
export function marksAmong(marks: Marks, ids: readonly string[]): Marks {
  const there = new Set(ids);
  return [...marks].every((id) => there.has(id)) ? marks : new Set([...marks].filter((id) => there.has(id)));
}
