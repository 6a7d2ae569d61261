import { useCallback } from "react";
import type { ResourceKind } from "../../../shared/domain/registers/registers";
import { useRemembered } from "../../client/remembered";

/** A free time that was picked in the resource calendar, for the request that is received next. */
export interface IntakeSlot {
  resource: string;
  name: string;
  kind: ResourceKind;
  from: number;
  to: number;
}

/** Hands a picked time from the resource calendar to the intake form. */
export function useIntakeSlot(): { slot: IntakeSlot | null; pick: (slot: IntakeSlot) => void; forget: () => void } {
  const [slot, remember] = useRemembered<IntakeSlot | null>("intake.slot", null);
  const forget = useCallback(() => remember(null), [remember]);
  return { slot, pick: remember, forget };
}
