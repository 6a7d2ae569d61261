import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { OfficeHours } from "../../../../shared/domain/calendar/schema";
import type { CalendarOutput } from "../../../../shared/ipc/calendar";
import { useActionForm } from "../../../parts/dialog/use-action-form";
import { notify } from "../../../ui/status/notify";
import type { PartForm } from "../part-frame";
import { type HoursText, hoursText, readHours } from "./hours-model";

const CLOSED_WEEK = { mon: null, tue: null, wed: null, thu: null, fri: null, sat: null, sun: null };

/** The form of the office hours: those in force until something is typed. What was read is asked about before it is saved. */
export function useHours(calendar: CalendarOutput) {
  const { t } = useTranslation("settings");
  const command = useActionForm("calendar.set-hours", { words: "settings" });
  const [draft, setDraft] = useState<{ text: HoursText; seen: number } | null>(null);
  const [asked, setAsked] = useState<OfficeHours | null>(null);
  // The version that was saved: what was typed stays on the screen until the store's answer has it.
  const [saved, setSaved] = useState<number | null>(null);
  const inForce = calendar.hours ?? {
    source: "",
    zone: calendar.zone,
    normal: CLOSED_WEEK,
    ramadan: CLOSED_WEEK,
    ramadanPeriods: {},
  };
  const text = draft?.text ?? hoursText(inForce);
  useEffect(() => {
    if (saved !== null && calendar.version >= saved) {
      setSaved(null);
      setDraft(null);
    }
  }, [saved, calendar.version]);
  const dirty = draft !== null && saved === null;
  const { errors, refusal, attempt, busy } = command.shown;
  const form: PartForm = {
    dirty,
    conflict: dirty && draft.seen < calendar.version,
    takeTheirs: () => {
      setDraft(null);
      command.clear();
    },
    keepMine: () => setDraft((before) => before && { ...before, seen: calendar.version }),
    busy,
    errors,
    // The dialog that asks says it.
    refusal: null,
    attempt,
    save: () => {
      if (!dirty) return notify("info", t("form.nothing"));
      const read = readHours(text, calendar.zone);
      if (!command.fails(read.problems ?? {}) && read.hours) setAsked(read.hours);
    },
  };
  return {
    text,
    source: inForce.source,
    change: (part: Partial<HoursText>) => {
      command.clear();
      setDraft({ text: { ...text, ...part }, seen: draft?.seen ?? calendar.version });
    },
    form,
    refusal,
    /** The hours that were read and wait for the operator's yes; null: none. */
    asked,
    stopAsking: () => setAsked(null),
    confirm: async () => {
      if (asked === null || draft === null) return;
      const answer = await command.run({ version: draft.seen, hours: asked });
      if (!answer) return;
      notify("ok", t("calendar.saved"));
      setAsked(null);
      setSaved(answer.version);
    },
  };
}
