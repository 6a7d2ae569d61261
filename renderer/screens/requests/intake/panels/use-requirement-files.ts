import { useEffect, useRef, useState } from "react";
import type { StagedDescription } from "../../../../../shared/ipc/attachments";
import { type StageOutcome, useStaging } from "../../../../parts/attachments/staging";

/** A file that was dropped onto a requirement and is on its way, or was not taken. */
export interface RequirementUpload {
  key: string;
  requirement: number;
  name: string;
  bytes: number;
  done: number;
  /** Why it was not taken; null while it is on its way. */
  problem: Exclude<StageOutcome, { kind: "staged" | "cancelled" }> | null;
}

export interface RequirementFiles {
  uploads: readonly RequirementUpload[];
  /** True while a file is on its way: the form is not sent before it has come. */
  busy: boolean;
  add: (requirement: number, files: readonly File[]) => void;
  /** Gives up what is on its way, or closes what was said about one that was not taken. */
  drop: (key: string) => void;
}

/** Stages files one by one as they are dropped onto requirements; each that has come is told. */
export function useRequirementFiles(
  onStaged: (file: StagedDescription, requirement: number) => void,
): RequirementFiles {
  const { stage } = useStaging();
  const [uploads, setUploads] = useState<readonly RequirementUpload[]>([]);
  const aborts = useRef(new Map<string, AbortController>());
  const told = useRef(onStaged);
  told.current = onStaged;
  const next = useRef(0);

  useEffect(() => {
    const running = aborts.current;
    return () => {
      for (const abort of running.values()) abort.abort();
    };
  }, []);

  const change = (key: string, part: Partial<RequirementUpload>) =>
    setUploads((before) => before.map((upload) => (upload.key === key ? { ...upload, ...part } : upload)));
  const leave = (key: string) => setUploads((before) => before.filter((upload) => upload.key !== key));

  const start = async (requirement: number, file: File) => {
    next.current += 1;
    const key = String(next.current);
    const abort = new AbortController();
    aborts.current.set(key, abort);
    const { name, size } = file;
    setUploads((before) => [...before, { key, requirement, name, bytes: size, done: 0, problem: null }]);
    const outcome = await stage(file, { signal: abort.signal, onProgress: (done) => change(key, { done }) });
    aborts.current.delete(key);
    if (outcome.kind === "problem" || outcome.kind === "refused") return change(key, { problem: outcome });
    leave(key);
    if (outcome.kind === "staged") told.current(outcome.file, requirement);
  };

  return {
    uploads,
    busy: uploads.some((upload) => upload.problem === null),
    add: (requirement, files) => {
      for (const file of files) void start(requirement, file);
    },
    drop: (key) => {
      aborts.current.get(key)?.abort();
      leave(key);
    },
  };
}
