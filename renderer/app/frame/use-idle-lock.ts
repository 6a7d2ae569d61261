import { useEffect, useRef } from "react";
import { useSession } from "../../client/session";

const SIGNS_OF_LIFE = ["keydown", "pointerdown", "pointermove", "wheel", "touchstart"] as const;

/** Locks the screen when nobody has touched keyboard or pointer for the time that the office sets. */
export function useIdleLock(lock: () => void): void {
  const { idleLockMinutes, phase } = useSession();
  const latest = useRef(lock);
  latest.current = lock;
  useEffect(() => {
    if (phase !== "ready" || idleLockMinutes <= 0) return;
    let last = performance.now();
    const alive = () => {
      last = performance.now();
    };
    // Looked at now and then instead of a timer per key press.
    const timer = window.setInterval(() => {
      if (performance.now() - last >= idleLockMinutes * 60_000) {
        last = performance.now();
        latest.current();
      }
    }, 5_000);
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, alive, { passive: true, capture: true });
    return () => {
      window.clearInterval(timer);
      for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, alive, { capture: true });
    };
  }, [phase, idleLockMinutes]);
}
