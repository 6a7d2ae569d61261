import type { CliIo } from "./verb";

/** Tells how far long work is, on stderr and at most once a second; `all` null where the end is not known. */
export function progressOn(io: CliIo, what: string, clock: () => number): (done: number, all?: number | null) => void {
  let told = clock();
  return (done, all = null) => {
    const now = clock();
    if (now - told < 1_000) return;
    told = now;
    io.err(all === null ? `${what}: ${done}\n` : `${what}: ${done} dari ${all}\n`);
  };
}
