import { useEffect, useState } from "react";

/** The current time in epoch milliseconds, renewed at every full step (default: each minute). */
export function useNow(stepMs = 60_000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    let timer: number;
    const tick = () => {
      setNow(Date.now());
      timer = window.setTimeout(tick, stepMs - (Date.now() % stepMs));
    };
    timer = window.setTimeout(tick, stepMs - (Date.now() % stepMs));
    return () => window.clearTimeout(timer);
  }, [stepMs]);
  return now;
}
