import { DAY_MS, formatDay } from "../../../../shared/domain/calendar/civil";
import type { Service } from "../../../../shared/domain/catalog/service";
import { RECORDERS } from "../../../../shared/domain/requests/rules";
import type { DemoCase, Task } from "./demo-case";
import type { DemoWorld } from "./demo-world";
import { give } from "./give";
import { AGREEMENT_NOTES, EXTENSION_REASONS, MERGE_REASONS, REOPEN_REASONS, UNMERGE_REASONS } from "./texts";

const HOUR_MS = 3_600_000;
const WORKING_DAY_MS = 8 * HOUR_MS;
/** How often a closed request is taken up again, and a merge taken back. */
export const REOPENED_SHARE = 0.012;
const UNMERGED_SHARE = 0.15;

/** The limit that extends another one of the service, or null. */
export function extensionOf(service: Service, limit: number | null): number | null {
  return limit === null ? null : (service.limits.find((run) => run.extends === limit)?.limit ?? null);
}

/** True where the standard gives no due time, so that a date may be agreed. */
function isDateless(service: Service, limit: number | null): boolean {
  const printed = limit === null ? null : (service.entry.time_limits[limit] ?? null);
  return printed === null || printed.max_iso === null || !["maximum", "exact", "range"].includes(printed.kind);
}

/** What is done beside the steps now and then; null most of the time. */
export function unusualTask({ options: { chance } }: DemoWorld, request: DemoCase): Task | null {
  if (request.task === "merge" && request.merged) return "unmerge";
  if (request.task === "hand-over") return "reopen";
  if (request.into !== null && !request.merged) return "merge";
  if (request.step === null || request.reopened) return null;
  if (isDateless(request.offer.service, request.limit)) {
    return !request.agreed && request.taken === 0 && chance.happens(0.5) ? "agree" : null;
  }
  if (request.due === null) return null;
  const extends_ = extensionOf(request.offer.service, request.limit);
  return extends_ !== null && !request.extended && !request.clockStopped && chance.happens(0.3) ? "extend" : null;
}

/** Gives the command of an unusual task. Returns false when the request has ended for good. */
export function performUnusual(world: DemoWorld, request: DemoCase, at: number): boolean {
  switch (request.task) {
    case "extend":
      extend(world, request, at);
      return true;
    case "agree":
      agree(world, request, at);
      return true;
    case "merge":
      return merge(world, request);
    case "unmerge":
      unmerge(world, request);
      return true;
    default:
      reopen(world, request);
      return true;
  }
}

/** In writing, and before the limit runs out; a request that is late already gets no extension. */
function extend(world: DemoWorld, request: DemoCase, at: number): void {
  const { chance, time } = world.options;
  request.extended = true;
  const limit = extensionOf(request.offer.service, request.limit);
  const today = time.dayOf(at);
  if (limit === null || request.due === null || time.dayOf(request.due) < today) return;
  const input = {
    id: request.id,
    version: request.version,
    limit,
    ground: chance.pick(["not-held", "not-held", "exclusion-undecided"] as const),
    reason: chance.pick(EXTENSION_REASONS),
    noticeNumber: `045/${chance.between(100, 999)}`,
    noticeDate: formatDay(today),
  };
  give(world, request, "requests.extend", input, world.someone(["team-lead", "service-desk"]));
}

/** The standard gives no date: one is agreed with the applicant, at the end of a working hour. */
function agree(world: DemoWorld, request: DemoCase, at: number): void {
  const { calendar, chance, time } = world.options;
  request.agreed = true;
  const after = time.after(at, chance.between(3, 20) * WORKING_DAY_MS);
  const due = Math.ceil((after + calendar.offset) / HOUR_MS) * HOUR_MS - calendar.offset;
  const input = { id: request.id, version: request.version, due, note: chance.pick(AGREEMENT_NOTES) };
  give(world, request, "requests.agree-due", input, world.someone(RECORDERS));
}

/** Goes on as part of the request that it repeats, if that is still open. */
function merge(world: DemoWorld, request: DemoCase): boolean {
  const { chance } = world.options;
  const { into } = request;
  if (into === null || into.ended) {
    request.into = null;
    return true;
  }
  const input = { id: request.id, version: request.version, into: into.id, reason: chance.pick(MERGE_REASONS) };
  give(world, request, "requests.merge", input, world.someone(["team-lead", "service-desk"]));
  into.version += 1;
  request.merged = true;
  request.ended = true;
  return chance.happens(UNMERGED_SHARE);
}

function unmerge(world: DemoWorld, request: DemoCase): void {
  const { chance } = world.options;
  const input = { id: request.id, version: request.version, reason: chance.pick(UNMERGE_REASONS) };
  give(world, request, "requests.unmerge", input, world.someone(["team-lead"]));
  if (request.into) request.into.version += 1;
  request.into = null;
  request.merged = false;
  request.ended = false;
}

function reopen(world: DemoWorld, request: DemoCase): void {
  const { chance } = world.options;
  const step = request.offer.service.steps[0]?.id ?? "";
  const input = { id: request.id, version: request.version, step, reason: chance.pick(REOPEN_REASONS) };
  give(world, request, "requests.reopen", input, world.someone(RECORDERS));
  request.step = step;
  request.taken = 0;
  request.reopened = true;
  request.reopens = false;
  request.ended = false;
}

/** Open time until an unusual task is done. */
export function unusualDelay(world: DemoWorld, task: Task, usual: number): number {
  const { chance } = world.options;
  if (task === "reopen") return (1 + 9 * chance.next()) * (DAY_MS / 3);
  return Math.min(usual / 3, 3 * HOUR_MS);
}
