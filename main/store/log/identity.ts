import { type RandomSource, shortCode } from "../../platform/ids";

/** How a workstation is named: its code, the origin its events carry, and what its request numbers begin with. */
export interface WorkstationIdentity {
  code: string;
  origin: string;
  prefix: string;
}

/** A new origin for a workstation code: the code and a short random incarnation, never used before. */
export function newIdentity(code: string, first: boolean, random: RandomSource): WorkstationIdentity {
  const incarnation = shortCode(4, random);
  const origin = `${code}.${incarnation}`;
  return { code, origin, prefix: first ? code : `${code}.${incarnation.toUpperCase()}` };
}
