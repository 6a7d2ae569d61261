import { useEffect, useRef, useState } from "react";
import type { StagedDescription } from "../../../shared/ipc/attachments";
import { choose, type NotTaken, type Upload } from "./file-uploads";
import { useStaging } from "./staging";

export interface FileUploads {
  uploads: readonly Upload[];
  notTaken: readonly NotTaken[];
  add: (files: readonly File[]) => void;
  cancel: (key: number) => void;
  /** Takes a staged file out of the list and throws it away. */
  remove: (file: StagedDescription) => void;
}

/** Stages chosen files one after the other and adds each to the field's value when it is complete. */
export function useFileUploads(
  value: readonly StagedDescription[],
  onChange: (value: readonly StagedDescription[]) => void,
  maxFiles: number,
): FileUploads {
  const staging = useStaging();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const [notTaken, setNotTaken] = useState<readonly NotTaken[]>([]);
  // Files arrive while others are on their way: what counts is what the field holds then.
  const latest = useRef({ value, onChange, uploads });
  latest.current = { value, onChange, uploads };
  const running = useRef(new Map<number, AbortController>());
  const turn = useRef(Promise.resolve());
  const counter = useRef(0);

  // A field that is left gives up what is not complete.
  useEffect(() => {
    const controllers = running.current;
    return () => {
      for (const controller of controllers.values()) controller.abort();
    };
  }, []);

  const give = (next: readonly StagedDescription[]) => {
    latest.current.value = next;
    latest.current.onChange(next);
  };
  const drop = (key: number) => {
    running.current.delete(key);
    setUploads((known) => known.filter((upload) => upload.key !== key));
  };

  const start = async (file: File, key: number, controller: AbortController) => {
    const outcome = await staging.stage(file, {
      signal: controller.signal,
      onProgress: (done) =>
        setUploads((known) => known.map((upload) => (upload.key === key ? { ...upload, done } : upload))),
    });
    drop(key);
    if (outcome.kind === "staged") give([...latest.current.value, outcome.file]);
    if (outcome.kind === "problem" || outcome.kind === "refused") {
      const problem = outcome.kind === "problem" ? outcome.problem : outcome.refusal;
      setNotTaken((known) => [...known, { key, name: file.name, problem }]);
    }
  };

  const add = (files: readonly File[]) => {
    if (files.length === 0) return;
    const { taken, left } = choose(files, [...latest.current.value, ...latest.current.uploads], maxFiles);
    setNotTaken(left.map(({ file, problem }) => ({ key: ++counter.current, name: file.name, problem })));
    for (const file of taken) {
      const key = ++counter.current;
      const controller = new AbortController();
      running.current.set(key, controller);
      setUploads((known) => [...known, { key, name: file.name, bytes: file.size, done: 0 }]);
      turn.current = turn.current.then(() => start(file, key, controller));
    }
  };

  return {
    uploads,
    notTaken,
    add,
    cancel: (key) => {
      running.current.get(key)?.abort();
      drop(key);
    },
    remove: (file) => {
      give(latest.current.value.filter((other) => other.id !== file.id));
      void staging.discard(file.id);
    },
  };
}
