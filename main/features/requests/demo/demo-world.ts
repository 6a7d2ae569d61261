import type { CompiledCalendar } from "../../../../shared/domain/calendar/compile";
import type { Office } from "../../../../shared/domain/catalog/entry";
import type { Resource } from "../../../../shared/domain/office/settings";
import type { Role } from "../../../../shared/domain/operators/roles";
import type { OfficeTime } from "../../demo/office-time";
import type { Execute } from "../../demo/part";
import type { Chance } from "../../demo/random";
import type { DemoCase } from "./demo-case";
import type { Offer } from "./request-input";

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
