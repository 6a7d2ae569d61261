import type { CompiledCalendar } from "../../../shared/domain/calendar/compile";
import type { Office } from "../../../shared/domain/catalog/entry";
import type { Resource } from "../../../shared/domain/office/settings";
import type { Role } from "../../../shared/domain/operators/roles";
import type { DemoCase } from "../requests/demo/demo-case";
import type { Offer } from "../requests/demo/request-input";
import type { OfficeTime } from "./office-time";
import type { Chance } from "./random";

/** Gives a real command as an operator, at the time the clock stands at. */
export type Execute = (name: string, input: unknown, operatorId: string) => unknown;

export interface SimulationOptions {
  office: Office;
  chance: Chance;
  time: OfficeTime;
  calendar: CompiledCalendar;
  offers: readonly (readonly [Offer, number])[];
  /** Operator ids by role. */
  staff: Readonly<Record<Role, readonly string[]>>;
  /** What the office lends. */
  resources: readonly Resource[];
  execute: Execute;
  setClock(at: number): void;
  /** Nothing happens after it. Epoch milliseconds. */
  latest: number;
}

/** What a task sees of the office in which it is done. */
export interface DemoWorld {
  readonly options: SimulationOptions;
  /** An operator with one of the roles. */
  someone(roles: readonly Role[]): string;
  /** Who takes a request's current step. */
  taker(request: DemoCase): string;
}
