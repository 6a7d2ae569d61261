import { z } from "zod";
import { type CatalogEntry, catalogEntrySchema, OFFICES, type Office } from "./entry";
import { CatalogError, type CatalogFault, fieldPath } from "./faults";
import { type ActorMap, type Overlay, officeOverlaySchema, translationsSchema } from "./overlay";
import { resolveService } from "./resolve";
import type { Service } from "./service";

/** A fault of a catalog file, for the person who edits it. `message` is Indonesian and names file, entry and field. */
export interface CatalogProblem {
  file: string;
  /** The entry's id, its place in the file when it has none, or "" for the file as a whole. */
  entry: string;
  field: string;
  message: string;
}

export interface OfficeCatalogFiles {
  office: Office;
  fileName: string;
  /** The parsed JSON of the office's catalog file. */
  entries: unknown;
  /** The parsed JSON of overlay files; those of another office are passed over. */
  overlays: readonly { fileName: string; json: unknown }[];
  /** The parsed JSON of the office's file of translated anomalies: entry id -> sentences, in the entry's order. */
  anomalies: { fileName: string; json: unknown };
}

/**
 * Reads one office's catalog, overlay and anomaly files into services. Never throws on their content: what is wrong
 * comes back as `problems` (the services then are those that are right), and the caller keeps the last good catalog.
 */
export function parseOfficeCatalog(files: OfficeCatalogFiles): { services: Service[]; problems: CatalogProblem[] } {
  const problems: CatalogProblem[] = [];
  const report = (file: string, entry: string, field: string, fault: string) =>
    problems.push({ file, entry, field, message: sentence(file, entry, field, fault) });
  const entries = readEntries(files, report);
  const { overlays, actors, complete } = readOverlays(files, report);
  // An entry that could not be read is still there: its overlay is not to blame.
  const known = new Set(Array.isArray(files.entries) ? files.entries.map(nameOf) : []);
  for (const [id, { file }] of overlays) {
    if (!known.has(id)) report(file, id, "id", `tidak ada entri dengan id ini di ${files.fileName}`);
  }
  const translations = readTranslations(files, known, report);
  const services = entries.flatMap((entry) => {
    const found = overlays.get(entry.id);
    try {
      return [resolveService(entry, found?.overlay, actors, translations.of.get(entry.id))];
    } catch (error) {
      if (!(error instanceof CatalogError)) throw error;
      // Without the overlay file that could not be read, what follows from it would only hide the real problem.
      if (!complete && found === undefined) return [];
      for (const fault of error.faults) {
        // The same for translations that could not be read: that they could not is reported already.
        if (fault.in === "anomalies" && translations.unread(entry.id)) continue;
        report(fileOf(fault, files, found?.file), entry.id, fault.field, fault.message);
      }
      return [];
    }
  });
  return { services, problems };
}

function fileOf(fault: CatalogFault, files: OfficeCatalogFiles, overlayFile: string | undefined): string {
  if (fault.in === "anomalies") return files.anomalies.fileName;
  return fault.in === "overlay" ? (overlayFile ?? files.fileName) : files.fileName;
}

type Report = (file: string, entry: string, field: string, fault: string) => void;

function sentence(file: string, entry: string, field: string, fault: string): string {
  const where = [entry === "" ? null : `entri ${entry}`, field === "" ? null : `kolom ${field}`].filter(Boolean);
  return `Berkas ${file}${where.length > 0 ? `, ${where.join(", ")}` : ""}: ${fault}.`;
}

function readEntries({ office, fileName, entries }: OfficeCatalogFiles, report: Report): CatalogEntry[] {
  if (!Array.isArray(entries)) {
    report(fileName, "", "", "isi berkas harus berupa daftar entri");
    return [];
  }
  const seen = new Set<string>();
  return entries.flatMap((raw: unknown, index) => {
    const name = nameOf(raw) ?? `ke-${index + 1}`;
    const parsed = catalogEntrySchema.safeParse(raw);
    if (!parsed.success) {
      reportIssues(parsed.error, raw, (field, fault) => report(fileName, name, field, fault));
      return [];
    }
    const entry = parsed.data;
    if (seen.has(entry.id)) {
      report(fileName, name, "id", "id ini dipakai dua kali");
      return [];
    }
    seen.add(entry.id);
    const before = problemsOf(entry, office);
    for (const { field, fault } of before) report(fileName, name, field, fault);
    return before.length > 0 ? [] : [entry];
  });
}

/** What the schema alone cannot see in one entry. */
function problemsOf(entry: CatalogEntry, office: Office): { field: string; fault: string }[] {
  const found: { field: string; fault: string }[] = [];
  if (entry.office !== office) found.push({ field: "office", fault: `kantor "${entry.office}" bukan "${office}"` });
  if (entry.source.to < entry.source.from) found.push({ field: "source.to", fault: "baris akhir sebelum baris awal" });
  const numbers = new Set<number>();
  for (const [index, step] of entry.procedure.entries()) {
    if (numbers.has(step.n)) found.push({ field: `procedure[${index}].n`, fault: `langkah ${step.n} ada dua kali` });
    numbers.add(step.n);
  }
  for (const [index, limit] of entry.time_limits.entries()) {
    if (["maximum", "exact", "range"].includes(limit.kind) && limit.max_iso === null) {
      found.push({ field: `time_limits[${index}].max_iso`, fault: `jangka waktu "${limit.kind}" harus punya batas` });
    }
  }
  return found;
}

function readOverlays({ office, overlays: sources }: OfficeCatalogFiles, report: Report) {
  const overlays = new Map<string, { file: string; overlay: Overlay }>();
  const actors: ActorMap = {};
  let complete = true;
  for (const { fileName, json } of sources) {
    const owner = z.object({ office: z.enum(OFFICES) }).safeParse(json);
    if (owner.success && owner.data.office !== office) continue;
    const parsed = officeOverlaySchema.safeParse(json);
    if (!parsed.success || !owner.success) {
      complete = false;
      const error = parsed.success ? owner.error : parsed.error;
      for (const issue of error?.issues ?? []) {
        const [list, index, ...rest] = issue.path;
        const inOverlay = list === "overlays" && typeof index === "number";
        const entry = inOverlay ? (nameOf(valueAt(json, [list, index])) ?? `ke-${index + 1}`) : "";
        report(fileName, entry, fieldPath(inOverlay ? rest : issue.path), faultOf(issue, json));
      }
      continue;
    }
    for (const [name, actor] of Object.entries(parsed.data.actors)) {
      if (Object.hasOwn(actors, name)) report(fileName, "", `actors["${name}"]`, "pelaku ini sudah ada di berkas lain");
      else actors[name] = actor;
    }
    for (const overlay of parsed.data.overlays) {
      const first = overlays.get(overlay.id);
      if (first) report(fileName, overlay.id, "id", `prosedur untuk entri ini sudah ada di ${first.file}`);
      else overlays.set(overlay.id, { file: fileName, overlay });
    }
  }
  return { overlays, actors, complete };
}

/** The translated anomalies by entry id; `unread` says for which entries something was there that cannot be used. */
function readTranslations({ fileName, anomalies }: OfficeCatalogFiles, known: ReadonlySet<unknown>, report: Report) {
  const of = new Map<string, string[]>();
  const parsed = z.record(z.string(), z.unknown()).safeParse(anomalies.json);
  if (!parsed.success) report(anomalies.fileName, "", "", "isi berkas harus berupa objek: id entri dan daftar kalimat");
  const unreadable = new Set<string>();
  for (const [id, raw] of Object.entries(parsed.data ?? {})) {
    if (!known.has(id)) report(anomalies.fileName, id, "", `tidak ada entri dengan id ini di ${fileName}`);
    const sentences = translationsSchema.safeParse(raw);
    if (sentences.success) of.set(id, sentences.data);
    else {
      unreadable.add(id);
      reportIssues(sentences.error, raw, (field, fault) => report(anomalies.fileName, id, field, fault));
    }
  }
  return { of, unread: (id: string) => !parsed.success || unreadable.has(id) };
}

function nameOf(raw: unknown): string | null {
  const named = z.object({ id: z.string().min(1) }).safeParse(raw);
  return named.success ? named.data.id : null;
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    root,
  );
}

function reportIssues(error: z.ZodError, root: unknown, report: (field: string, fault: string) => void): void {
  for (const issue of error.issues) report(fieldPath(issue.path), faultOf(issue, root));
}

/** One schema issue in Indonesian. */
function faultOf(issue: z.core.$ZodIssue, root: unknown): string {
  const value = valueAt(root, issue.path);
  switch (issue.code) {
    case "invalid_type":
      if (value === undefined) return "kolom wajib ini tidak ada";
      return `seharusnya ${TYPE_NAMES[issue.expected] ?? issue.expected}, bukan ${JSON.stringify(value)}`;
    case "unrecognized_keys":
      return `kolom tidak dikenal: ${issue.keys.join(", ")}`;
    case "invalid_value":
      if (value === undefined) return "kolom wajib ini tidak ada";
      return `${JSON.stringify(value)} tidak dikenal; pilih salah satu: ${issue.values.join(", ")}`;
    case "too_small":
      return issue.origin === "number" ? `nilai ${JSON.stringify(value)} terlalu kecil` : "tidak boleh kosong";
    case "custom":
      return `${issue.message}: ${JSON.stringify(value)}`;
    case "invalid_format":
      return `bentuk ${JSON.stringify(value)} tidak benar${issue.message.startsWith("Invalid") ? "" : ` (${issue.message})`}`;
    default:
      return `isi ${JSON.stringify(value)} tidak dapat dibaca`;
  }
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: "teks",
  number: "angka",
  int: "bilangan bulat",
  boolean: "ya atau tidak (true/false)",
  array: "daftar",
  object: "objek",
  record: "objek",
};
