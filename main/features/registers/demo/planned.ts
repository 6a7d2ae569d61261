import type { Role } from "../../../../shared/domain/operators/roles";
import type { FieldValues } from "../../../../shared/forms/values";
import type { ReceiveInput } from "../../../../shared/ipc/requests";
import type { OfficeTime } from "../../demo/office-time";
import type { Regency } from "../../demo/places";
import type { Chance } from "../../demo/random";

/** One filling of a register's sheet that will come, unless the request takes another way. */
export interface PlannedSheet {
  sheet: string;
  /** As soon as the request is in, after its first step, before its handover, or after its end. */
  when: "opening" | "midway" | "closing" | "after";
  /** Open milliseconds after what was done before; before the end the request's own pace may shorten it. */
  delay: number;
  /** It answers the objection that was filled in last. */
  answers: boolean;
  roles: readonly Role[];
  /** What is typed, at the time of typing. Epoch milliseconds. */
  values(at: number): FieldValues;
}

/** What a register's keeper will do with a request. */
export interface SheetPlan {
  sheets: PlannedSheet[];
  /** Why the request will be refused, or null. */
  refusal: string | null;
  /** What is filled in when it was refused or could not be fulfilled. */
  afterRefusal(): PlannedSheet[];
}

/** What sheets are made from. */
export interface SheetScene {
  regency: Regency;
  chance: Chance;
  time: OfficeTime;
  /** Name of somebody of the region. */
  person(): string;
  /** Who answers objections in this office. */
  superior: string;
  /** Who tests consequences: name and position. */
  testers: readonly string[];
  /** Local date of a time. */
  date(at: number): string;
  input: ReceiveInput;
  receivedAt: number;
}

export const HOUR_MS = 3_600_000;
export const WORKING_DAY_MS = 8 * HOUR_MS;

const DESK: readonly Role[] = ["service-desk", "service-desk", "team-lead"];

/** A filling by the desk, an hour or two after what was done before, unless `rest` says otherwise. */
export function planned(
  sheet: string,
  when: PlannedSheet["when"],
  values: PlannedSheet["values"],
  rest: Partial<Pick<PlannedSheet, "delay" | "answers" | "roles">> = {},
): PlannedSheet {
  return { sheet, when, values, delay: HOUR_MS, answers: false, roles: DESK, ...rest };
}

/** A value typed at intake, or null where it was not asked or not typed. */
export function typedAt(input: ReceiveInput, field: string): string | null {
  const value = input.fields[field];
  return typeof value === "string" && value !== "" ? value : null;
}

export const NO_SHEETS: SheetPlan = { sheets: [], refusal: null, afterRefusal: () => [] };
