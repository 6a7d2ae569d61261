import { addDurations, parseDuration } from "../deadlines/duration";
import type { CatalogEntry, SourceStep } from "./entry";
import type { CatalogFault } from "./faults";
import type { ActorMap, Overlay, OverlayStep } from "./overlay";
import type { Actor, Outcome, ServiceStep } from "./service";
import { isEnding } from "./walk";

const COMPLETED = { id: "completed", label: "Selesai" } as const;

/**
 * The steps of a service: those written by hand, or one per printed step, in the printed order. What is wrong is added
 * to `faults`; the steps returned then are of no use.
 */
export function resolveSteps(
  entry: CatalogEntry,
  overlay: Overlay | undefined,
  actors: ActorMap,
  faults: CatalogFault[],
): ServiceStep[] {
  const omitted = new Set((overlay?.omitted ?? []).map((omission) => omission.n));
  if (overlay?.steps) {
    checkCoverage(entry, overlay.steps, omitted, faults);
    return handwritten(entry, overlay.steps, actors, faults);
  }
  for (const [index, { n }] of (overlay?.omitted ?? []).entries()) {
    if (!entry.procedure.some((step) => step.n === n)) {
      faults.push({
        in: "overlay",
        field: `omitted[${index}].n`,
        message: `langkah ${n} tidak ada di prosedur sumber`,
      });
    }
  }
  const printed = entry.procedure.map((step, index) => ({ step, index })).filter(({ step }) => !omitted.has(step.n));
  return printed.map(({ step, index }, position) => {
    const next = printed[position + 1];
    return {
      id: `s${step.n}`,
      source: [step.n],
      kind: "task",
      actor: mappedActor([step], actors, (message) =>
        faults.push({ in: "entry", field: `procedure[${index}].actor`, message }),
      ),
      title: step.action,
      quota: step.duration?.iso ?? null,
      options: [],
      outcomes: [completed(next ? `s${next.step.n}` : "handover")],
      note: null,
    };
  });
}

function completed(to: string): Outcome {
  return { ...COMPLETED, to, effect: isEnding(to) ? "end" : "advance", reasonRequired: false };
}

function checkCoverage(
  entry: CatalogEntry,
  steps: readonly OverlayStep[],
  omitted: ReadonlySet<number>,
  faults: CatalogFault[],
): void {
  const printed = new Set(entry.procedure.map((step) => step.n));
  const covered = new Set(steps.flatMap((step) => step.from));
  for (const [index, step] of steps.entries()) {
    for (const n of step.from) {
      if (!printed.has(n)) {
        faults.push({
          in: "overlay",
          field: `steps[${index}].from`,
          message: `langkah ${n} tidak ada di prosedur sumber`,
        });
      }
    }
  }
  for (const n of omitted) {
    if (!printed.has(n))
      faults.push({ in: "overlay", field: "omitted", message: `langkah ${n} tidak ada di prosedur sumber` });
    if (covered.has(n))
      faults.push({ in: "overlay", field: "omitted", message: `langkah ${n} dilewati tetapi juga dipakai` });
  }
  for (const n of printed) {
    if (!covered.has(n) && !omitted.has(n)) {
      faults.push({
        in: "overlay",
        field: "steps",
        message: `langkah ${n} dari sumber tidak dipakai dan tidak dilewati`,
      });
    }
  }
}

function handwritten(
  entry: CatalogEntry,
  steps: readonly OverlayStep[],
  actors: ActorMap,
  faults: CatalogFault[],
): ServiceStep[] {
  const order = new Map<string, number>();
  for (const [index, step] of steps.entries()) {
    const field = `steps[${index}].id`;
    if (order.has(step.id)) faults.push({ in: "overlay", field, message: `id langkah "${step.id}" dipakai dua kali` });
    if (isEnding(step.id) || step.id === "receipt") {
      faults.push({ in: "overlay", field, message: `"${step.id}" adalah nama khusus, bukan id langkah` });
    }
    order.set(step.id, index);
  }
  return steps.map((step, index) => {
    const fault = (field: string, message: string) =>
      faults.push({ in: "overlay", field: `steps[${index}]${field}`, message });
    const sources = entry.procedure.filter((source) => step.from.includes(source.n));
    if (sources.length === 0 && step.title === undefined) fault(".title", "langkah tambahan harus punya judul");
    if (sources.length === 0 && step.note === undefined) fault(".note", "langkah tambahan harus punya catatan asalnya");
    checkUnique(step.outcomes, (at) => fault(`.outcomes[${at}].id`, "id hasil dipakai dua kali"));
    checkUnique(step.options, (at) => fault(`.options[${at}].id`, "id pilihan dipakai dua kali"));
    const outcomes = outcomesOf(step, index, steps, order, fault);
    if (step.kind === "decision" && outcomes.length < 2) fault(".outcomes", "keputusan butuh paling sedikit dua hasil");
    return {
      id: step.id,
      source: step.from,
      kind: step.kind ?? "task",
      actor: actorOf(step, sources, actors, fault),
      title: step.title ?? sources.map((source) => source.action).join("; "),
      quota: quotaOf(sources, step.options !== undefined),
      options: step.options ?? [],
      outcomes,
      note: step.note ?? null,
    };
  });
}

function checkUnique(items: readonly { id: string }[] | undefined, report: (index: number) => void): void {
  const seen = new Set<string>();
  for (const [index, item] of (items ?? []).entries()) {
    if (seen.has(item.id)) report(index);
    seen.add(item.id);
  }
}

function outcomesOf(
  step: OverlayStep,
  index: number,
  steps: readonly OverlayStep[],
  order: ReadonlyMap<string, number>,
  fault: (field: string, message: string) => void,
): Outcome[] {
  if (step.outcomes === undefined) return [completed(steps[index + 1]?.id ?? "handover")];
  return step.outcomes.map((outcome, at) => {
    const ends = isEnding(outcome.to);
    const target = order.get(outcome.to);
    if (!ends && target === undefined) fault(`.outcomes[${at}].to`, `langkah "${outcome.to}" tidak ada`);
    const natural = ends ? "end" : target !== undefined && target <= index ? "return" : "advance";
    const effect = outcome.effect ?? natural;
    if ((effect === "end") !== ends) {
      fault(`.outcomes[${at}].effect`, `"${effect}" tidak sesuai dengan tujuan "${outcome.to}"`);
    }
    const unhappy = effect === "return" || (ends && outcome.to !== "handover");
    return {
      id: outcome.id,
      label: outcome.label,
      to: outcome.to,
      effect,
      reasonRequired: outcome.reasonRequired ?? unhappy,
    };
  });
}

function actorOf(
  step: OverlayStep,
  sources: readonly SourceStep[],
  actors: ActorMap,
  fault: (field: string, message: string) => void,
): Actor {
  if (step.actor === undefined) {
    if (sources.length === 0) fault(".actor", "langkah tambahan harus menyebut pelaku");
    return mappedActor(sources, actors, (message) => fault(".actor", message));
  }
  const { kind, roles = [], label } = step.actor;
  if (kind === "role" && roles.length === 0) fault(".actor.roles", "pelaku berjenis peran harus menyebut perannya");
  return { kind, roles, label: label === undefined ? printedLabel(sources) : label };
}

function printedLabel(sources: readonly SourceStep[]): string | null {
  const labels = new Set(sources.flatMap((source) => (source.actor === null ? [] : [source.actor])));
  return labels.size === 0 ? null : [...labels].join("; ");
}

/** The actor that the office's map gives the printed one; several printed ones must be of the same kind. */
function mappedActor(sources: readonly SourceStep[], actors: ActorMap, fault: (message: string) => void): Actor {
  const label = printedLabel(sources);
  if (label === null) return { kind: "choose", roles: [], label: null };
  const named = new Set(sources.flatMap((source) => (source.actor === null ? [] : [source.actor])));
  const mapped = [...named].flatMap((name) => {
    const actor = Object.hasOwn(actors, name) ? actors[name] : undefined;
    if (actor === undefined) fault(`pelaku "${name}" belum ada di daftar pelaku kantor`);
    return actor ?? [];
  });
  const kinds = new Set(mapped.map((actor) => actor.kind));
  if (kinds.size > 1) fault(`pelaku "${label}" berbeda jenis; sebutkan pelaku langkah ini`);
  const kind = mapped[0]?.kind ?? "choose";
  return { kind, roles: [...new Set(mapped.flatMap((actor) => actor.roles))], label };
}

/**
 * The printed times of the steps together. Where a step stands for alternatives, their times do not add up: then the
 * one time they share, or none.
 */
function quotaOf(sources: readonly SourceStep[], alternatives: boolean): string | null {
  const times = sources.flatMap((source) => source.duration?.iso ?? []);
  const [first, ...rest] = times;
  if (first === undefined) return null;
  if (alternatives) return rest.every((time) => time === first) ? first : null;
  if (rest.length === 0) return first;
  const sum = times.map(parseDuration).reduce(addDurations);
  const part = (amount: number, unit: string) => (amount > 0 ? `${amount}${unit}` : "");
  const date = part(sum.years, "Y") + part(sum.months, "M") + part(sum.weeks, "W") + part(sum.days, "D");
  const time = part(sum.hours, "H") + part(sum.minutes, "M") + part(sum.seconds, "S");
  return `P${date}${time === "" ? "" : `T${time}`}`;
}
