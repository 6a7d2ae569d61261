import {
  ENDINGS,
  type Ending,
  type LimitRun,
  type Service,
  type ServiceStep,
} from "../../../shared/domain/catalog/service";
import type { ServiceRow } from "../../../shared/ipc/catalog";
import type { Searchable } from "../../ui/commands/rank-text";

/** What of a catalog line is searched: its number, its name and its section. */
export function searchableService(row: Pick<ServiceRow, "no" | "name" | "section">): Searchable {
  return { number: row.no === null ? null : String(row.no), text: `${row.name} ${row.section ?? ""}` };
}

/** Where an outcome leads: an ending, or the title of a step. */
export type Target = { ending: Ending } | { title: string };

/** Resolves an outcome's `to`. A step that does not exist is shown by its id rather than hidden. */
export function targetOf(service: Pick<Service, "steps">, to: string): Target {
  const ending = ENDINGS.find((candidate) => candidate === to);
  if (ending !== undefined) return { ending };
  return { title: service.steps.find((step) => step.id === to)?.title ?? to };
}

/** True if a step does nothing but go on to the next one: its outcome needs no line of its own. */
export function goesStraightOn(service: Pick<Service, "steps">, step: ServiceStep): boolean {
  const [only, ...others] = step.outcomes;
  if (only === undefined || others.length > 0) return false;
  const next = service.steps[service.steps.indexOf(step) + 1];
  return only.to === (next?.id ?? "handover");
}

/** A limit with the printed words it stands for, and the one it extends. */
export interface LimitLine {
  run: LimitRun;
  text: string;
  extended: LimitRun | null;
}

/** The limits of a service as they run, with their printed words. */
export function limitLines(service: Pick<Service, "limits" | "entry">): LimitLine[] {
  return service.limits.map((run) => ({
    run,
    text: service.entry.time_limits[run.limit]?.text ?? run.label,
    extended: service.limits.find((other) => other.limit === run.extends) ?? null,
  }));
}

/** "starts" or "stops" of a limit: the two fixed points, or the title of the step whose completion counts. */
export function clockPoint(service: Pick<Service, "steps">, point: string): "receipt" | "handover" | { step: string } {
  if (point === "receipt" || point === "handover") return point;
  return { step: service.steps.find((step) => step.id === point)?.title ?? point };
}

/** What a printed limit means for the clock; keys of catalog.clock. */
export type ClockMeaning =
  | "none"
  | "agreed"
  | "minimum"
  | "range"
  | "working"
  | "calendar"
  | "clock"
  | "unspecified"
  | "after-step"
  | "extension";

/**
 * What a limit means for the clock, in the order in which it is told: whether it gives a due time at all, what it is
 * counted in and who decided that, from when it runs, and whether it only extends another one.
 */
export function clockMeanings(service: Pick<Service, "limits" | "entry">, run: LimitRun): ClockMeaning[] {
  const limit = service.entry.time_limits[run.limit];
  if (!limit || limit.kind === "none") return ["none"];
  if (limit.kind === "minimum") return ["minimum"];
  if (limit.kind === "on-request" || limit.kind === "tentative" || limit.max_iso === null) return ["agreed"];
  return [
    ...(limit.kind === "range" ? ["range" as const] : []),
    // Where the document does not say which days, the office does: the example below shows how.
    limit.unit_calendar === "unspecified" && run.basis !== "clock" ? "unspecified" : run.basis,
    ...(run.starts === "receipt" ? [] : ["after-step" as const]),
    ...(run.extends === null ? [] : ["extension" as const]),
  ];
}

/** Limits of which a due time can be shown for a request that is received now. */
export function shownRuns(service: Pick<Service, "limits" | "entry">): LimitRun[] {
  return service.limits.filter((run) => {
    const meanings = clockMeanings(service, run);
    const dated = !meanings.some((meaning) => ["none", "agreed", "minimum", "after-step"].includes(meaning));
    return dated && run.extends === null;
  });
}
