const KNOWN = ["log-damaged", "log-newer", "data-folder-in-use", "disk-full", "wrong-passphrase"] as const;
export type KnownProblem = (typeof KNOWN)[number] | "other";

/** The problem's own words, or "other" for a code that has none. */
export function knownProblem(code: string): KnownProblem {
  return KNOWN.find((known) => known === code) ?? "other";
}

/** A problem's values by what the screen does with them. */
export interface ProblemDetails {
  /** Where the damaged file is now. */
  setAside: string | null;
  /** Who has the data folder open. */
  holder: string | null;
  rest: readonly (readonly [name: string, value: string])[];
}

/** Sorts a problem's values; whatever is not known by name is still shown. */
export function problemDetails(params: Readonly<Record<string, string | number>>): ProblemDetails {
  const { setAside, holder, ...rest } = params;
  return {
    setAside: setAside === undefined ? null : String(setAside),
    holder: holder === undefined ? null : String(holder),
    rest: Object.entries(rest).map(([name, value]) => [name, String(value)] as const),
  };
}
