import { useCallback, useEffect, useRef, useState } from "react";
import { useClient } from "../../../../client/client";
import type { IntakeValues } from "../intake-model";
import { INTAKE_DRAFT, readDraft, writeDraft } from "./intake-draft";

export interface KeptDraft {
  /** The name under which it is kept. */
  form: string;
  values: IntakeValues;
  savedAt: number;
}

const PAUSE_MS = 600;

/** The name of a form that is begun now, and of its request: sent twice, it is received once. */
export function newDraftName(id: string = crypto.randomUUID()): string {
  return `${INTAKE_DRAFT}/${id}`;
}

/** The id in a form's name, or null in one of before there were any. */
export function idOfDraft(form: string): string | null {
  const id = form.slice(INTAKE_DRAFT.length + 1);
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? id : null;
}

export interface KeptDrafts {
  /** The newest first. */
  kept: readonly KeptDraft[];
  /** How many there were that this version cannot read; they are gone. */
  unreadable: number;
  discard: (form: string) => void;
  reload: () => void;
}

/** The operator's forms that were left behind, as they were when the screen opened. */
export function useKeptDrafts(): KeptDrafts {
  const call = useClient();
  const [kept, setKept] = useState<readonly KeptDraft[]>([]);
  const [unreadable, setUnreadable] = useState(0);
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round asks again
  useEffect(() => {
    let gone = false;
    call("drafts.list", { prefix: INTAKE_DRAFT })
      .then((drafts) => {
        if (gone) return;
        const read = drafts.map(({ form, content, savedAt }) => ({ form, savedAt, values: readDraft(content) }));
        setKept(read.flatMap(({ form, savedAt, values }) => (values === null ? [] : [{ form, savedAt, values }])));
        const damaged = read.filter(({ values }) => values === null);
        if (damaged.length === 0) return;
        setUnreadable(damaged.length);
        for (const { form } of damaged) void call("drafts.discard", { form }).catch(() => null);
      })
      // A draft that cannot be read now is offered the next time; the empty form works without it.
      .catch(() => null);
    return () => {
      gone = true;
    };
  }, [call, round]);
  return {
    kept,
    unreadable,
    discard: (form) => {
      setKept((before) => before.filter((draft) => draft.form !== form));
      void call("drafts.discard", { form }).catch(() => null);
    },
    reload: () => setRound((before) => before + 1),
  };
}

export interface DraftKeeper {
  /** When the form was last put in safety, epoch milliseconds. */
  savedAt: number | null;
  /** The last attempt to put it in safety was refused (full disk, too long). */
  failed: boolean;
  /** The form was sent or given up: nothing is kept any more. */
  finish: () => void;
}

/** Puts the form in safety a moment after each change, and at once when the screen is left. */
export function useDraftKeeper(form: string, values: IntakeValues, touched: boolean): DraftKeeper {
  const call = useClient();
  const [savedAt, setSavedAt] = useState<number | null>(null);
  const [failed, setFailed] = useState(false);
  const pending = useRef<string | null>(null);
  const finished = useRef(false);
  const content = writeDraft(values);

  const save = useCallback(async () => {
    const text = pending.current;
    if (text === null || finished.current) return;
    pending.current = null;
    // A refusal (full disk, locked) leaves the form on the screen; the next change tries again.
    const saved = await call("drafts.save", { form, content: text }).catch(() => null);
    setFailed(saved === null);
    if (saved !== null) setSavedAt(Date.now());
  }, [call, form]);

  useEffect(() => {
    if (!touched || finished.current) return;
    pending.current = content;
    const timer = window.setTimeout(() => void save(), PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [content, touched, save]);

  useEffect(() => () => void save(), [save]);

  return {
    savedAt,
    failed,
    finish: () => {
      finished.current = true;
      pending.current = null;
      void call("drafts.discard", { form }).catch(() => null);
    },
  };
}
