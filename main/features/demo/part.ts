import type { CompiledCalendar } from "../../../shared/domain/calendar/compile";
import type { Office } from "../../../shared/domain/catalog/entry";
import type { Service } from "../../../shared/domain/catalog/service";
import type { Resource } from "../../../shared/domain/office/settings";
import type { Role } from "../../../shared/domain/operators/roles";
import type { OfficeTime } from "./office-time";
import type { Chance } from "./random";

/** A feature's share of a demo folder: how much of it there is by one option, played in the order of time. */
export interface DemoPart {
  /** The option of the `demo` command: `requests` for `--requests N`. */
  readonly option: string;
  /** What it counts, in the command's help and answer: `permohonan`. */
  readonly noun: string;
  /** How many there are unless the option says so, and the smallest and largest number that it takes. */
  readonly usual: number;
  readonly least: number;
  readonly most: number;
  plan(office: DemoOffice, size: number): DemoTimeline;
}

/** The office in which a part plays. */
export interface DemoOffice {
  readonly office: Office;
  readonly services: readonly Service[];
  /** Operator ids by role. */
  readonly staff: Readonly<Record<Role, readonly string[]>>;
  /** What the office lends. */
  readonly resources: readonly Resource[];
  readonly calendar: CompiledCalendar;
  readonly time: OfficeTime;
  /** The requests' own source of choices: a part beside them makes one from `seed`, so that neither changes the other. */
  readonly chance: Chance;
  readonly seed: number;
  /** The first and the last moment at which something happens. Epoch milliseconds. */
  readonly began: number;
  readonly now: number;
  /** Sets the clock by which commands are given; it never goes back. */
  setClock(at: number): void;
  readonly execute: Execute;
}

/** Gives a real command as an operator, at the time the clock stands at. */
export type Execute = (name: string, input: unknown, operatorId: string) => unknown;

/** What a part still has to play. */
export interface DemoTimeline {
  /** When its next thing happens, epoch milliseconds; infinite once there is none. */
  readonly nextAt: number;
  /** How many of its things have begun. */
  readonly begun: number;
  /** Does the next thing. */
  step(): void;
}

/** The parts of all features that have one. */
export function demoParts(list: readonly { readonly demo?: DemoPart }[]): DemoPart[] {
  return list.flatMap(({ demo }) => (demo ? [demo] : []));
}
