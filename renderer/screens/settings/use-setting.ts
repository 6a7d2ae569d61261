import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import type { SettingName } from "../../../shared/domain/office/settings";
import type { CallInput, NamesOf } from "../../../shared/ipc/contract";
import { type SettingsOutput, settingsOutput } from "../../../shared/ipc/settings";
import type { CallRefused } from "../../client/call";
import { useClient, useCommand } from "../../client/client";
import { useProblemWords } from "../../parts/dialog/use-problem-words";
import { notify } from "../../ui/status/notify";
import { settingProblems } from "./settings-model";

type SetCall = Extract<NamesOf<"command">, `settings.set-${string}`>;

const KEEP_AFTER_MS = 600;
const keptSchema = z.object({ seen: z.int(), value: z.unknown() });

interface Draft<Value> {
  value: Value;
  /** The version of the setting that the form began with. */
  seen: number;
}

export interface SettingForm<Value> {
  value: Value;
  change: (value: Value) => void;
  dirty: boolean;
  /** Was restored from what had been typed and not saved. */
  restored: boolean;
  /** Somebody else set it meanwhile. */
  conflict: boolean;
  takeTheirs: () => void;
  keepMine: () => void;
  busy: boolean;
  errors: Readonly<Record<string, string>>;
  /** The keys and words of the last failed attempt, as they came. */
  problems: Readonly<Record<string, string>>;
  refusal: CallRefused | null;
  attempt: number;
  save: () => Promise<void>;
}

/**
 * The form of one setting: what is in force until something is typed, then what is typed, kept as a draft until it is
 * saved or thrown away.
 */
export function useSetting<Name extends SettingName>(
  name: Name,
  settings: SettingsOutput,
): SettingForm<SettingsOutput[Name]> {
  type Value = SettingsOutput[Name];
  const { t, i18n } = useTranslation("settings");
  const call = useClient();
  const command = useCommand<SetCall>(`settings.set-${name}`);
  const words = useProblemWords("settings");
  const version = settings.versions[name];
  const [draft, setDraft] = useState<Draft<Value> | null>(null);
  const [restored, setRestored] = useState(false);
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const [attempt, setAttempt] = useState(0);
  const saved = useRef<number | null>(null);
  const form = `settings.${name}`;

  useEffect(() => {
    let gone = false;
    call("drafts.get", { form })
      .then((kept) => {
        const read = kept === null ? null : keptDraft<Name>(name, kept.content);
        if (gone || read === null) return;
        setDraft((now) => now ?? read);
        setRestored(true);
      })
      // What cannot be read now is offered the next time; the form works without it.
      .catch(() => null);
    return () => {
      gone = true;
    };
  }, [call, form, name]);

  const pending = useRef<Draft<Value> | null>(null);
  useEffect(() => {
    if (draft === null || saved.current !== null) return;
    pending.current = draft;
    const keep = () => {
      if (pending.current === null) return;
      const content = JSON.stringify(pending.current);
      pending.current = null;
      void call("drafts.save", { form, content }).catch(() => null);
    };
    const timer = window.setTimeout(keep, KEEP_AFTER_MS);
    return () => window.clearTimeout(timer);
  }, [call, draft, form]);
  // Leaving within the pause keeps the last letters too.
  useEffect(
    () => () => {
      if (pending.current === null) return;
      void call("drafts.save", { form, content: JSON.stringify(pending.current) }).catch(() => null);
      pending.current = null;
    },
    [call, form],
  );

  const drop = () => {
    pending.current = null;
    setDraft(null);
    setRestored(false);
    setProblems({});
    command.reset();
    void call("drafts.discard", { form }).catch(() => null);
  };
  // The saved value stays on the screen until the store's answer has it.
  useEffect(() => {
    if (saved.current !== null && version >= saved.current) {
      saved.current = null;
      setDraft(null);
    }
  }, [version]);
  useEffect(() => {
    if (!command.refusal) return;
    setProblems(command.refusal.fields);
    setAttempt((before) => before + 1);
  }, [command.refusal]);

  const save = async () => {
    if (command.busy) return;
    if (draft === null) return notify("info", t("form.nothing"));
    const found = settingProblems(name, draft.value, i18n.language === "en" ? "en" : "id");
    setProblems(found);
    if (Object.keys(found).length > 0) return setAttempt((before) => before + 1);
    const answer = await command.run({ version: draft.seen, [name]: draft.value } as unknown as CallInput<SetCall>);
    if (!answer) return;
    pending.current = null;
    setRestored(false);
    void call("drafts.discard", { form }).catch(() => null);
    notify("ok", t("form.done"));
    if (settings.versions[name] >= answer.version) setDraft(null);
    else saved.current = answer.version;
  };
  return {
    value: draft?.value ?? settings[name],
    change: (value) => {
      saved.current = null;
      setProblems({});
      command.reset();
      setDraft((before) => ({ value, seen: before?.seen ?? version }));
    },
    dirty: draft !== null && saved.current === null,
    restored,
    conflict: draft !== null && saved.current === null && draft.seen < version,
    takeTheirs: drop,
    keepMine: () => {
      command.reset();
      setDraft((before) => before && { ...before, seen: version });
    },
    busy: command.busy,
    errors: words(problems),
    problems,
    refusal: command.refusal?.code === "stale" ? null : command.refusal,
    attempt,
    save,
  };
}

/** A kept draft, if this version of the form can show it. */
function keptDraft<Name extends SettingName>(name: Name, content: string): Draft<SettingsOutput[Name]> | null {
  try {
    const kept = keptSchema.parse(JSON.parse(content));
    // What is in force has the same form, without the rules that half-typed fields do not keep yet.
    return { value: settingsOutput.shape[name].parse(kept.value) as SettingsOutput[Name], seen: kept.seen };
  } catch {
    return null;
  }
}
