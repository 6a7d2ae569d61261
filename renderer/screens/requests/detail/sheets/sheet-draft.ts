import { useCallback, useEffect, useRef, useState } from "react";
import { z } from "zod";
import type { CodedValue } from "../../../../../shared/domain/fields/field";
import { useClient } from "../../../../client/client";
import type { SheetValues } from "./sheets-model";

const PAUSE_MS = 600;

const draftSchema = z.record(z.string(), z.union([z.string(), z.array(z.string()), z.boolean(), z.number()]));

/** What was kept of a form, or null for what cannot be read. */
export function readSheetDraft(content: string): SheetValues | null {
  try {
    const parsed = draftSchema.safeParse(JSON.parse(content));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/**
 * The values of a sheet's form, put in safety a moment after each change and when the form is closed, so that neither a
 * closed dialog nor a crash loses what was typed. `values` is null until it is known whether something was kept.
 */
export function useSheetDraft(form: string, initial: SheetValues) {
  const call = useClient();
  const first = useRef(initial);
  const [values, setValues] = useState<SheetValues | null>(null);
  const [restored, setRestored] = useState(false);
  const pending = useRef<string | null>(null);
  const finished = useRef(false);

  useEffect(() => {
    let gone = false;
    const show = (kept: SheetValues | null) => {
      if (gone) return;
      setValues(kept ?? first.current);
      setRestored(kept !== null);
    };
    call("drafts.get", { form }).then(
      (draft) => show(draft && readSheetDraft(draft.content)),
      // Without its draft the form begins anew.
      () => show(null),
    );
    return () => {
      gone = true;
    };
  }, [call, form]);

  const save = useCallback(() => {
    const content = pending.current;
    pending.current = null;
    // A refusal (full disk, locked) leaves the form on the screen; the next change tries again.
    if (content !== null && !finished.current) void call("drafts.save", { form, content }).catch(() => null);
  }, [call, form]);
  useEffect(() => save, [save]);
  const timer = useRef(0);

  const discard = () => {
    pending.current = null;
    window.clearTimeout(timer.current);
    void call("drafts.discard", { form }).catch(() => null);
  };
  return {
    values,
    /** What had been typed before was found again. */
    restored,
    change: (id: string, value: CodedValue | undefined) => {
      setValues((before) => {
        const { [id]: _old, ...rest } = before ?? {};
        const next = value === undefined ? rest : { ...rest, [id]: value };
        pending.current = JSON.stringify(next);
        return next;
      });
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(save, PAUSE_MS);
    },
    /** Throws away what was typed and begins anew. */
    startAnew: () => {
      discard();
      setValues(first.current);
      setRestored(false);
    },
    /** The form was sent: nothing is kept any more. */
    finish: () => {
      finished.current = true;
      discard();
    },
  };
}
