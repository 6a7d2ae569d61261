/** Something wrong in a catalog or overlay file, in words for the person who edits the file. */
export interface CatalogFault {
  /** Which of the files it stands in. */
  in: "entry" | "overlay" | "anomalies";
  /** Path inside the entry, the overlay or the list of translations, e.g. `time_limits[0].max_iso`. */
  field: string;
  message: string;
}

/** An entry that cannot be run as its files say; carries every fault found, not only the first. */
export class CatalogError extends Error {
  readonly code = "catalog-invalid";
  readonly entryId: string;
  readonly faults: readonly CatalogFault[];

  constructor(entryId: string, faults: readonly CatalogFault[]) {
    super(`${entryId}: ${faults.map((fault) => `${fault.field}: ${fault.message}`).join("; ")}`);
    this.name = "CatalogError";
    this.entryId = entryId;
    this.faults = faults;
  }
}

/** Writes a path as people write it: `steps[2].outcomes[0].to`. */
export function fieldPath(path: readonly PropertyKey[]): string {
  return path
    .map((part, index) => (typeof part === "number" ? `[${part}]` : `${index > 0 ? "." : ""}${String(part)}`))
    .join("");
}
