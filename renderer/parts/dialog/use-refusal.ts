import { useEffect, useRef } from "react";
import type { ErrorCode } from "../../../shared/ipc/errors";
import type { CallRefused } from "../../client/call";

/** Refusals that mean that the request is no longer what the operator saw. A role that was taken away is not one. */
const CHANGED: readonly ErrorCode[] = ["stale", "does-not-apply"];

/** True for a refusal after which the screen shows what changed meanwhile. */
export function meansChanged(code: ErrorCode): boolean {
  return CHANGED.includes(code);
}

/** Tells once of each refusal of a command. */
export function useRefusal(refusal: CallRefused | null, onRefused: (refusal: CallRefused) => void): void {
  const told = useRef(onRefused);
  told.current = onRefused;
  useEffect(() => {
    if (refusal) told.current(refusal);
  }, [refusal]);
}
