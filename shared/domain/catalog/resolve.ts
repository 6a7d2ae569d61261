import { basisOf } from "../deadlines/basis";
import type { CatalogEntry } from "./entry";
import { CatalogError, type CatalogFault } from "./faults";
import type { ActorMap, Overlay } from "./overlay";
import { resolveSteps } from "./resolve-steps";
import type { Defect, LimitRun, Service, ServiceStep } from "./service";
import { endingSteps, reachableSteps } from "./walk";

const NO_PROCEDURE = "Dokumen sumber tidak memuat prosedur untuk layanan ini.";

/**
 * Makes a service that can be run from a printed entry, what was written by hand for it (if anything), the office's
 * actor map and the Indonesian of the entry's anomalies (undefined where there is none). Without an overlay the
 * printed steps run one after the other. An entry without a procedure is not runnable; the reason is the overlay's,
 * else the first defect noted of its source.
 * Throws CatalogError with every fault: an unknown target or step, a step that is never reached or never ends, a
 * printed step that nothing stands for, an actor without a role, a clock that names no step, an untranslated anomaly.
 */
export function resolveService(
  entry: CatalogEntry,
  overlay: Overlay | undefined,
  actors: ActorMap,
  translations: readonly string[] | undefined,
): Service {
  const faults: CatalogFault[] = [];
  const steps = resolveSteps(entry, overlay, actors, faults);
  const limits = resolveLimits(entry, overlay, steps, faults);
  if (faults.length === 0) checkWalk(overlay, steps, faults);
  checkPlain(entry, overlay, faults);
  checkFields(overlay, faults);
  const defects = resolveDefects(entry, translations, faults);
  const empty = steps.length === 0 ? (defects[0]?.id ?? NO_PROCEDURE) : null;
  const reasonNotRunnable = overlay?.notRunnable ?? empty;
  if (steps.length === 0 && entry.procedure.length > 0 && overlay?.notRunnable === undefined && faults.length === 0) {
    faults.push({ in: "overlay", field: "omitted", message: "semua langkah dilewati; layanan tidak punya langkah" });
  }
  if (faults.length > 0) throw new CatalogError(entry.id, faults);
  return {
    entry,
    runnable: reasonNotRunnable === null,
    reasonNotRunnable,
    steps,
    limits,
    notes: overlay?.notes ?? [],
    defects,
    fields: overlay?.fields ?? [],
    register: overlay?.register ?? null,
    books: overlay?.books ?? [],
  };
}

/** Pairs each anomaly with its translation; they belong together by their place alone, so their counts must agree. */
function resolveDefects(
  entry: CatalogEntry,
  translations: readonly string[] | undefined,
  faults: CatalogFault[],
): Defect[] {
  const wanted = entry.anomalies.length;
  const given = translations?.length ?? 0;
  if (translations === undefined && wanted > 0) {
    faults.push({ in: "anomalies", field: "", message: `terjemahan untuk ${wanted} catatan dokumen sumber tidak ada` });
  } else if (given !== wanted) {
    const message = `ada ${given} terjemahan untuk ${wanted} catatan dokumen sumber; jumlahnya harus sama`;
    faults.push({ in: "anomalies", field: "", message });
  }
  return entry.anomalies.flatMap((en, index) => {
    const id = translations?.[index];
    return id === undefined ? [] : [{ id, en }];
  });
}

/** How each printed limit runs: from the receipt to the handover unless the overlay names steps. */
function resolveLimits(
  entry: CatalogEntry,
  overlay: Overlay | undefined,
  steps: readonly ServiceStep[],
  faults: CatalogFault[],
): LimitRun[] {
  const fault = (index: number, field: string, message: string) =>
    faults.push({ in: "overlay", field: `limits[${index}].${field}`, message });
  const ids = new Set(steps.map((step) => step.id));
  const written = new Map<number, NonNullable<Overlay["limits"]>[number]>();
  for (const [index, run] of (overlay?.limits ?? []).entries()) {
    const printed = entry.time_limits.length;
    if (run.limit >= printed)
      fault(index, "limit", `jangka waktu nomor ${run.limit} tidak ada (sumber punya ${printed})`);
    if (written.has(run.limit)) fault(index, "limit", `jangka waktu nomor ${run.limit} diatur dua kali`);
    if (run.starts !== undefined && run.starts !== "receipt" && !ids.has(run.starts)) {
      fault(index, "starts", `langkah "${run.starts}" tidak ada`);
    }
    if (run.stops !== undefined && run.stops !== "handover" && !ids.has(run.stops)) {
      fault(index, "stops", `langkah "${run.stops}" tidak ada`);
    }
    if (run.extends !== undefined && (run.extends >= printed || run.extends === run.limit)) {
      fault(index, "extends", `jangka waktu nomor ${run.extends} yang diperpanjang tidak ada`);
    }
    written.set(run.limit, run);
  }
  return entry.time_limits.map((limit, index) => {
    const run = written.get(index);
    return {
      limit: index,
      label: run?.label ?? limit.applies_to ?? limit.text,
      starts: run?.starts ?? "receipt",
      stops: run?.stops ?? "handover",
      extends: run?.extends ?? null,
      selectable: run?.selectable ?? run?.extends === undefined,
      basis: basisOf(limit, entry.service_hours),
    };
  });
}

function checkWalk(overlay: Overlay | undefined, steps: readonly ServiceStep[], faults: CatalogFault[]): void {
  const reached = reachableSteps(steps);
  const ending = endingSteps(steps);
  for (const [index, step] of steps.entries()) {
    const field = overlay?.steps === undefined ? `procedure[${index}]` : `steps[${index}]`;
    if (!reached.has(step.id)) {
      faults.push({ in: "overlay", field, message: `langkah "${step.id}" tidak pernah dicapai dari langkah pertama` });
    }
    if (!ending.has(step.id)) {
      faults.push({ in: "overlay", field, message: `langkah "${step.id}" tidak pernah sampai ke akhir layanan` });
    }
  }
}

/** Reasons why a plain step is right must name steps that exist. */
function checkPlain(entry: CatalogEntry, overlay: Overlay | undefined, faults: CatalogFault[]): void {
  const printed = new Set(entry.procedure.map((step) => step.n));
  for (const [index, { n }] of (overlay?.plain ?? []).entries()) {
    if (!printed.has(n)) faults.push({ in: "overlay", field: `plain[${index}].n`, message: `langkah ${n} tidak ada` });
  }
}

/** Fields have ids of their own, and depend only on fields that come before them. */
function checkFields(overlay: Overlay | undefined, faults: CatalogFault[]): void {
  const before = new Set<string>();
  for (const [index, field] of (overlay?.fields ?? []).entries()) {
    const fault = (part: string, message: string) =>
      faults.push({ in: "overlay", field: `fields[${index}]${part}`, message });
    if (before.has(field.id)) fault(".id", `id isian "${field.id}" dipakai dua kali`);
    if (field.when && !before.has(field.when.field)) fault(".when", `isian "${field.when.field}" tidak ada sebelumnya`);
    before.add(field.id);
  }
}
