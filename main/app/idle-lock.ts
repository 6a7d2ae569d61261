/** How often it is looked whether somebody is there. */
const LOOK_EVERY_MS = 5_000;

export interface IdleLockOptions {
  /** For how long nobody has touched keyboard or pointer anywhere on the computer, in seconds. */
  idleSeconds(): number;
  /** The wall clock, in epoch milliseconds: it goes on while the computer sleeps. */
  now(): number;
  minutes: number;
  lock(): void;
}

/**
 * Locks the console when nobody was at the computer for some minutes, or when the computer stood still for as long (its
 * sleep may go unsaid). The page has a lock of its own, which can only come earlier: nobody touched this window.
 * Returns how to end it.
 */
export function startIdleLock({ idleSeconds, now, minutes, lock }: IdleLockOptions): () => void {
  const limit = minutes * 60_000;
  let before = now();
  const timer = setInterval(() => {
    const stoodStill = now() - before;
    before = now();
    if (stoodStill >= limit || idleSeconds() * 1000 >= limit) lock();
  }, LOOK_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
