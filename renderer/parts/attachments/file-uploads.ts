import type { StagedDescription } from "../../../shared/ipc/attachments";
import type { StageOutcome } from "./staging";

/** A file that is being handed over. */
export interface Upload {
  key: number;
  name: string;
  bytes: number;
  /** Bytes handed over so far. */
  done: number;
}

/** A file that was not taken, and why: a key of text/…/errors `field`, or the refusal of a call. */
export interface NotTaken {
  key: number;
  name: string;
  problem: string | Extract<StageOutcome, { kind: "refused" }>["refusal"];
}

export interface Candidate {
  name: string;
  size: number;
}

/**
 * Which of the chosen files are taken up: not one that is there already by name and size, and no more than the field
 * has room for.
 */
export function choose<File extends Candidate>(
  files: readonly File[],
  there: readonly Pick<StagedDescription, "name" | "bytes">[],
  maxFiles: number,
): { taken: File[]; left: { file: File; problem: string }[] } {
  const taken: File[] = [];
  const left: { file: File; problem: string }[] = [];
  for (const file of files) {
    const known = (other: { name: string; bytes: number }) => other.name === file.name && other.bytes === file.size;
    if (there.some(known) || taken.some(({ name, size }) => known({ name, bytes: size }))) {
      left.push({ file, problem: "file-twice" });
    } else if (there.length + taken.length >= maxFiles) left.push({ file, problem: "too-many-files" });
    else taken.push(file);
  }
  return { taken, left };
}

/** How far a file is, in whole hundredths. */
export function percentOf({ bytes, done }: Pick<Upload, "bytes" | "done">): number {
  return bytes === 0 ? 0 : Math.min(100, Math.floor((done / bytes) * 100));
}
