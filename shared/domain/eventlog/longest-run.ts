/**
 * The most of some numbers, in their order, of which none is smaller than one before it by more than a tolerance. Where
 * that leaves a choice, the later numbers are taken. n log n steps.
 */
export class LongestRun {
  private readonly levels: number[];
  /** For the best run whose largest number is of a level: how many numbers it holds, and which was its last largest. */
  private readonly best: number[];
  private readonly added: number[];
  private readonly width: number;
  /** One number stands for both: the count times `unit`, plus the index. */
  private readonly unit: number;

  constructor(
    private readonly numbers: readonly number[],
    private readonly tolerance: number,
  ) {
    this.levels = [...new Set(numbers)].sort((a, b) => a - b);
    this.width = 1;
    while (this.width < this.levels.length) this.width *= 2;
    this.best = new Array<number>(2 * this.width).fill(Number.NEGATIVE_INFINITY);
    this.added = new Array<number>(2 * this.width).fill(0);
    this.unit = numbers.length + 1;
  }

  /** For each number whether it belongs to the run. */
  members(): boolean[] {
    const { numbers, tolerance, unit } = this;
    // The largest so far before each number that became the largest; -1 where it began the run.
    const larger: number[] = [];
    for (const [index, number] of numbers.entries()) {
      const level = this.below(number);
      const base = this.most(0, level);
      const count = base === Number.NEGATIVE_INFINITY ? 0 : Math.floor(base / unit);
      larger.push(count === 0 ? -1 : base % unit);
      // Runs whose largest number is a little larger take it in as it is.
      this.add(level + 1, this.below(number + tolerance + 1) - 1, unit);
      this.put(level, (count + 1) * unit + index);
    }
    const largest = new Set<number>();
    if (numbers.length > 0) {
      for (let at = this.most(0, this.width - 1) % unit; at >= 0; at = larger[at] ?? -1) largest.add(at);
    }
    let standing = Number.NEGATIVE_INFINITY;
    return numbers.map((number, index) => {
      if (largest.has(index)) {
        standing = number;
        return true;
      }
      return number <= standing && number >= standing - tolerance;
    });
  }

  /** How many levels are smaller than the number. */
  private below(number: number): number {
    let from = 0;
    let to = this.levels.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((this.levels[middle] as number) < number) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  /** The best of the levels `from` to `to`. */
  private most(from: number, to: number, node = 1, left = 0, right = this.width - 1): number {
    if (to < left || right < from) return Number.NEGATIVE_INFINITY;
    if (from <= left && right <= to) return this.best[node] as number;
    const middle = (left + right) >> 1;
    const inner = Math.max(
      this.most(from, to, 2 * node, left, middle),
      this.most(from, to, 2 * node + 1, middle + 1, right),
    );
    return inner + (this.added[node] as number);
  }

  private add(from: number, to: number, amount: number, node = 1, left = 0, right = this.width - 1): void {
    if (to < from || to < left || right < from) return;
    if (from <= left && right <= to) {
      this.best[node] = (this.best[node] as number) + amount;
      this.added[node] = (this.added[node] as number) + amount;
      return;
    }
    const middle = (left + right) >> 1;
    this.add(from, to, amount, 2 * node, left, middle);
    this.add(from, to, amount, 2 * node + 1, middle + 1, right);
    this.gather(node);
  }

  private put(level: number, value: number, node = 1, left = 0, right = this.width - 1): void {
    if (left === right) {
      this.best[node] = value;
      return;
    }
    const middle = (left + right) >> 1;
    const inner = value - (this.added[node] as number);
    if (level <= middle) this.put(level, inner, 2 * node, left, middle);
    else this.put(level, inner, 2 * node + 1, middle + 1, right);
    this.gather(node);
  }

  private gather(node: number): void {
    const inner = Math.max(this.best[2 * node] as number, this.best[2 * node + 1] as number);
    this.best[node] = inner + (this.added[node] as number);
  }
}
