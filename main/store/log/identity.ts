import type { Enrolment } from "../../../shared/domain/eventlog/enrolment";
import { type RandomSource, shortCode } from "../../platform/ids";

/** How a workstation is named: its code, the origin its events carry, and what the numbers it gives begin with. */
export type WorkstationIdentity = Pick<Enrolment, "code" | "origin" | "prefix">;

/**
 * A new origin for a workstation's code: the code and a short random incarnation, never used before. A code that the
 * office knows, also of a workstation that is gone, prints its incarnation too: the same number is never given twice.
 *
 * @param known every workstation that the office ever enrolled, as far as it is known here.
 */
export function newIdentity(
  code: string,
  known: readonly Pick<WorkstationIdentity, "code" | "origin">[],
  random: RandomSource,
): WorkstationIdentity {
  let origin = "";
  do origin = `${code}.${shortCode(4, random)}`;
  while (known.some((other) => other.origin === origin));
  const again = known.some((other) => other.code === code);
  return { code, origin, prefix: again ? `${code}.${incarnationOf(origin).toUpperCase()}` : code };
}

/** `ab12` of `K1.ab12`. */
export function incarnationOf(origin: string): string {
  return origin.slice(origin.lastIndexOf(".") + 1);
}
