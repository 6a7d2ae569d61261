import { useEffect, useState } from "react";
import type { CallRefused } from "../../client/call";

/** Seconds that a slow-down refusal still asks to wait, counting down to 0. */
export function useSecondsLeft(refusal: CallRefused | null): number {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    const seconds = refusal?.code === "slow-down" ? Number(refusal.params.seconds ?? 0) : 0;
    const end = performance.now() + seconds * 1000;
    const count = () => setLeft(Math.max(0, Math.ceil((end - performance.now()) / 1000)));
    count();
    if (seconds <= 0) return;
    const timer = window.setInterval(count, 250);
    return () => window.clearInterval(timer);
  }, [refusal]);
  return left;
}
