import type { Outcome, Service, ServiceStep } from "../../shared/domain/catalog/service";
import { isEnding } from "../../shared/domain/catalog/walk";
import type { CodedValue, Field } from "../../shared/domain/fields/field";
import type { Role } from "../../shared/domain/operators/roles";
import { actingRoles } from "../../shared/domain/requests/rules";
import { type FieldValues, isAsked } from "../../shared/forms/values";
import type { CallInput } from "../../shared/ipc/contract";
import { aRequest } from "./store";

/** One way out of a step: an outcome, with one of the step's options where it has any. */
export interface Edge {
  step: ServiceStep;
  outcome: Outcome;
  option: string | null;
}

export function nameOfEdge({ step, outcome, option }: Edge): string {
  return [step.id, outcome.id, option].filter((part) => part !== null).join("/");
}

/** Every way out of every step of a service. */
export function edgesOf(service: Service): Edge[] {
  return service.steps.flatMap((step) => {
    const options = step.options.length > 0 ? step.options.map((option) => option.id) : [null];
    return step.outcomes.flatMap((outcome) => options.map((option) => ({ step, outcome, option })));
  });
}

/** Steps to an ending from each target; endings are 0 away. What cannot end has no number. */
function distancesToEnd(edges: readonly Edge[], endings: (target: string) => boolean): Map<string, number> {
  const distances = new Map<string, number>();
  const distanceOf = (target: string) => (endings(target) ? 0 : distances.get(target));
  for (let changed = true; changed; ) {
    changed = false;
    for (const { step, outcome } of edges) {
      const rest = distanceOf(outcome.to);
      if (rest !== undefined && rest + 1 < (distances.get(step.id) ?? Number.POSITIVE_INFINITY)) {
        distances.set(step.id, rest + 1);
        changed = true;
      }
    }
  }
  return distances;
}

/** The shortest way from the first step to each step. */
function waysFromStart(service: Service, edges: readonly Edge[]): Map<string, Edge[]> {
  const first = service.steps[0];
  const ways = new Map<string, Edge[]>(first ? [[first.id, []]] : []);
  for (const [id, way] of ways) {
    for (const edge of edges) {
      const { to } = edge.outcome;
      if (edge.step.id === id && !isEnding(to) && !ways.has(to)) ways.set(to, [...way, edge]);
    }
  }
  return ways;
}

/** The shortest way from a target to the handover, or to another ending where there is none. */
function wayToEnd(from: string, edges: readonly Edge[]): Edge[] {
  const happy = distancesToEnd(edges, (target) => target === "handover");
  const distances = happy.has(from) || from === "handover" ? happy : distancesToEnd(edges, isEnding);
  const distanceOf = (target: string) =>
    isEnding(target) ? (distances === happy && target !== "handover" ? undefined : 0) : distances.get(target);
  const way: Edge[] = [];
  for (let at = from; !isEnding(at); ) {
    const rest = distanceOf(at) ?? 0;
    const next = edges.find((edge) => edge.step.id === at && distanceOf(edge.outcome.to) === rest - 1);
    if (!next) throw new Error(`no way from ${at} to an end`);
    way.push(next);
    at = next.outcome.to;
  }
  return way;
}

/**
 * Walks from the first step to an ending that together take every way out of every step: each is the shortest way to an
 * edge that no walk took before, that edge, and the shortest way on. The first walk is the straight one.
 */
export function walksOf(service: Service): Edge[][] {
  const edges = edgesOf(service);
  const ways = waysFromStart(service, edges);
  const first = service.steps[0];
  if (!first) return [];
  const walks = [wayToEnd(first.id, edges)];
  const walked = new Set(walks.flat().map(nameOfEdge));
  for (const edge of edges) {
    const way = ways.get(edge.step.id);
    if (!way) throw new Error(`${service.entry.id}: ${edge.step.id} is never reached`);
    if (walked.has(nameOfEdge(edge))) continue;
    const walk = [...way, edge, ...wayToEnd(edge.outcome.to, edges)];
    for (const taken of walk) walked.add(nameOfEdge(taken));
    walks.push(walk);
  }
  return walks;
}

/** A value that a field's declaration allows; `turn` picks among options. */
function valueFor(field: Field, turn: number): CodedValue {
  const option = field.options?.[turn % (field.options.length || 1)]?.id ?? "";
  switch (field.kind) {
    case "choice":
      return option;
    case "choices":
      return [option];
    case "yes-no":
      return turn % 2 === 0;
    case "number":
      return Math.min(field.max ?? 40, Math.max(field.min ?? 0, 12));
    case "date":
      return "2026-03-12";
    case "instant":
      return Date.parse("2026-03-12T10:00:00+07:00");
    case "coordinates":
      return "-7.888, 110.330";
    case "domain":
      return "layanan.bantulkab.go.id";
    case "email":
      return "layanan@bantulkab.go.id";
    case "phone":
      return "0812-3456-7890";
    case "nik":
      return "3402081203810001";
    default:
      return `${field.label} ${turn}`;
  }
}

/** Values for a service's own fields: those that must be filled, or all that are asked for. */
export function valuesFor(fields: readonly Field[], which: "required" | "all", turn = 0): FieldValues {
  const values: Record<string, CodedValue> = {};
  for (const field of fields) {
    if ((which === "all" || field.required) && isAsked(field, values)) values[field.id] = valueFor(field, turn);
  }
  return values;
}

/** An intake of any service: its file complete, the fields it asks for filled. */
export function intakeOf(
  service: Service,
  changes: Partial<CallInput<"requests.receive">> = {},
): CallInput<"requests.receive"> {
  return aRequest({
    serviceId: service.entry.id,
    limit: service.limits.find((run) => run.selectable && run.extends === null)?.limit ?? null,
    channel: "counter",
    subject: service.entry.name.slice(0, 300),
    place: "",
    requirements: service.entry.requirements.map((_text, index) => ({ index, state: "complete", note: "" })),
    fields: { ...valuesFor(service.fields, "required") },
    ...changes,
  });
}

/** What the screen sends to take one edge. */
export function stepInputOf(edge: Edge, seen: { id: string; version: number }): CallInput<"requests.complete-step"> {
  const { step, outcome, option } = edge;
  return {
    ...seen,
    step: step.id,
    outcome: outcome.id,
    option,
    note: outcome.reasonRequired ? `Alasan: ${outcome.label}` : "",
    takenBy: step.actor.kind === "choose" ? { role: "team-lead", operator: null, name: "" } : null,
    disposition:
      step.kind === "disposition"
        ? { nature: "ordinary", instructions: ["process"], forwardedTo: ["team-lead"] }
        : null,
  };
}

/** One of the roles that may take a step; the turn goes round among them. */
export function takerOf(step: ServiceStep, turn = 0): Role {
  const roles = actingRoles(step);
  return roles[turn % roles.length] ?? "team-lead";
}

/** A role that may take steps, but not this one; null where all may. */
export function strangerTo(step: ServiceStep): Role | null {
  const acting: readonly Role[] = ["noc-operator", "head", "section-head", "service-desk", "team-lead"];
  return acting.find((role) => !actingRoles(step).includes(role)) ?? null;
}
