const KNOWN = [
  "log-damaged",
  "log-foreign",
  "log-newer",
  "keys-lost",
  "office-key-lost",
  "office-key-other",
  "data-folder-in-use",
  "folder-read-only",
  "folder-on-network",
  "file-held",
  "disk-full",
  "wrong-passphrase",
] as const;
export type KnownProblem = (typeof KNOWN)[number] | "other";

/** The problem's own words, or "other" for a code that has none. */
export function knownProblem(code: string): KnownProblem {
  return KNOWN.find((known) => known === code) ?? "other";
}

/** Who has the data folder open. `since` in epoch milliseconds, null when it is not known. */
export interface FolderHolder {
  user: string;
  host: string;
  pid: string;
  since: number | null;
}

const REASONS = ["hash", "chain", "gap", "foreign", "cut", "head"] as const;
export type WordedReason = (typeof REASONS)[number];

/** A reason that has words of its own; null for one that is shown as it came. */
export function wordedReason(value: string): WordedReason | null {
  return REASONS.find((known) => known === value) ?? null;
}

const WORDED = ["reason", "folder", "message", "found", "known", "origin", "seq", "streams"] as const;
export type WordedDetail = (typeof WORDED)[number];

/** A problem's values by what the screen does with them. */
export interface ProblemDetails {
  /** Where the damaged file is now. */
  setAside: string | null;
  holder: FolderHolder | null;
  /** The rest: `word` is the key of its label, null where there is none. */
  rest: readonly { name: string; word: WordedDetail | null; value: string }[];
}

/** Sorts a problem's values; whatever is not known by name is still shown. */
export function problemDetails(params: Readonly<Record<string, string | number>>): ProblemDetails {
  const { setAside, pid, host, user, since, ...rest } = params;
  return {
    setAside: setAside === undefined || setAside === "" ? null : String(setAside),
    holder:
      pid === undefined
        ? null
        : {
            pid: String(pid),
            host: String(host ?? "?"),
            user: String(user ?? "?"),
            since: typeof since === "number" ? since : null,
          },
    rest: Object.entries(rest)
      .filter(([, value]) => value !== "")
      .map(([name, value]) => ({
        name,
        word: WORDED.find((known) => known === name) ?? null,
        value: String(value),
      })),
  };
}
