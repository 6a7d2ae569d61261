import { useCallback, useEffect, useRef, useState } from "react";
import type { ReceiveDraft } from "../../../../shared/ipc/requests";
import { useClient } from "../../../client/client";
import { INTAKE_DRAFT, readDraft, writeDraft } from "./intake-draft";

export interface KeptDraft {
  values: ReceiveDraft;
  savedAt: number;
}

const PAUSE_MS = 600;

/** The form that was left behind, as it was when the screen opened; null when there is none. */
export function useKeptDraft(): {
  kept: KeptDraft | null;
  /** There was one that this version cannot read; it is gone. */
  unreadable: boolean;
  discard: () => void;
  forget: () => void;
} {
  const call = useClient();
  const [kept, setKept] = useState<KeptDraft | null>(null);
  const [unreadable, setUnreadable] = useState(false);
  useEffect(() => {
    let gone = false;
    call("drafts.get", { form: INTAKE_DRAFT })
      .then((draft) => {
        if (gone || draft === null) return;
        const values = readDraft(draft.content);
        if (values !== null) setKept({ values, savedAt: draft.savedAt });
        else {
          setUnreadable(true);
          void call("drafts.discard", { form: INTAKE_DRAFT }).catch(() => null);
        }
      })
      // A draft that cannot be read now is offered the next time; the empty form works without it.
      .catch(() => null);
    return () => {
      gone = true;
    };
  }, [call]);
  return {
    kept,
    unreadable,
    discard: () => {
      setKept(null);
      void call("drafts.discard", { form: INTAKE_DRAFT }).catch(() => null);
    },
    forget: () => setKept(null),
  };
}

export interface DraftKeeper {
  /** When the form was last put in safety, epoch milliseconds. */
  savedAt: number | null;
  /** The form was sent: nothing is kept any more. */
  finish: () => void;
}

/** Puts the form in safety a moment after each change, and at once when the screen is left. */
export function useDraftKeeper(values: ReceiveDraft, touched: boolean): DraftKeeper {
  const call = useClient();
  const [savedAt, setSavedAt] = useState<number | null>(null);
  const pending = useRef<string | null>(null);
  const finished = useRef(false);
  const content = writeDraft(values);

  const save = useCallback(async () => {
    const text = pending.current;
    if (text === null || finished.current) return;
    pending.current = null;
    // A refusal (full disk, locked) leaves the form on the screen; the next change tries again.
    const saved = await call("drafts.save", { form: INTAKE_DRAFT, content: text }).catch(() => null);
    if (saved !== null) setSavedAt(Date.now());
  }, [call]);

  useEffect(() => {
    if (!touched || finished.current) return;
    pending.current = content;
    const timer = window.setTimeout(() => void save(), PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [content, touched, save]);

  useEffect(() => () => void save(), [save]);

  return {
    savedAt,
    finish: () => {
      finished.current = true;
      pending.current = null;
      void call("drafts.discard", { form: INTAKE_DRAFT }).catch(() => null);
    },
  };
}
