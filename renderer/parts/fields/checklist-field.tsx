import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { REQUIREMENT_STATES, type RequirementState } from "../../../shared/domain/requests/types";
import { classNames } from "../../ui/classes";
import { Kbd } from "../../ui/commands/kbd";
import { useFieldError } from "../../ui/fields/use-field-error";
import { type Icon, IconCircleCheck, IconCircleMinus, IconCircleX, IconNote, IconPaperclip } from "../../ui/icons";
import { type Tone, toneClass } from "../../ui/status/tone";
import classes from "./checklist-field.module.css";

export interface ChecklistItem {
  index: number;
  /** The requirement as the standard prints it. */
  text: string;
  state: RequirementState;
  note: string;
}

export interface ChecklistFieldProps {
  items: readonly ChecklistItem[];
  onChange: (items: readonly ChecklistItem[]) => void;
  label: string;
  error?: string | null;
  readOnly?: boolean;
  /** Files that answer a requirement: dropped onto its line, or chosen by F. */
  files?: ChecklistFiles;
  "data-path"?: string;
}

export interface ChecklistFiles {
  onAdd: (index: number, files: readonly File[]) => void;
  /** What is shown below the requirement's line: its files and those on their way. */
  show: (index: number) => ReactNode;
}

const LOOK: Readonly<Record<RequirementState, { icon: Icon; tone: Tone; key: string }>> = {
  complete: { icon: IconCircleCheck, tone: "ok", key: "1" },
  missing: { icon: IconCircleX, tone: "bad", key: "2" },
  "not-applicable": { icon: IconCircleMinus, tone: "neutral", key: "3" },
};

/** The requirements of a service: each is complete, missing or does not apply, by keys 1, 2, 3; N writes a note. */
export function ChecklistField({
  items,
  onChange,
  label,
  error,
  readOnly = false,
  files,
  ...rest
}: ChecklistFieldProps) {
  const { t } = useTranslation("fields");
  const shownError = useFieldError(error);
  const heading = useId();
  const list = useRef<HTMLUListElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const [choosing, setChoosing] = useState<number | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const choose = (index: number) => {
    setChoosing(index);
    chooser.current?.click();
  };
  const [noteOpen, setNoteOpen] = useState<ReadonlySet<number>>(new Set());
  const complete = items.filter((item) => item.state === "complete").length;
  const missing = items.filter((item) => item.state === "missing").length;
  const change = (index: number, part: Partial<ChecklistItem>) =>
    onChange(items.map((item) => (item.index === index ? { ...item, ...part } : item)));
  const focusRow = (position: number) =>
    list.current?.querySelectorAll<HTMLElement>("[data-requirement]")[position]?.focus();

  const onKeyDown = (event: KeyboardEvent, item: ChecklistItem, position: number) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.altKey || event.metaKey) return;
    const state = REQUIREMENT_STATES.find((candidate) => LOOK[candidate].key === event.key);
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      focusRow(position + (event.key === "ArrowDown" ? 1 : -1));
    } else if (state !== undefined && !readOnly) {
      change(item.index, { state });
      focusRow(position + 1);
    } else if (event.key.toLowerCase() === "n" && !readOnly) {
      setNoteOpen((before) => new Set(before).add(item.index));
    } else if (event.key.toLowerCase() === "f" && files) {
      choose(item.index);
    } else return;
    event.preventDefault();
  };

  if (items.length === 0) return <p className={classes.none}>{t("checklist.none")}</p>;
  return (
    <fieldset className={classes.group} aria-labelledby={heading} {...rest}>
      <div className={classes.heading}>
        <span id={heading} className={classes.label}>
          {label}
        </span>
        <span className={classes.count}>
          {t("checklist.count", { complete, total: items.length })}
          {missing > 0 && (
            <span className={classNames(classes.lacking, toneClass("bad"))}>
              {" "}
              · {t("checklist.lacking", { count: missing })}
            </span>
          )}
        </span>
      </div>
      <ul ref={list} className={classes.list}>
        {items.map((item, position) => (
          <li
            key={item.index}
            className={classNames(classes.item, over === item.index && classes.over)}
            {...(files && {
              onDragOver: (event) => {
                event.preventDefault();
                setOver(item.index);
              },
              onDragLeave: () => setOver(null),
              onDrop: (event) => {
                event.preventDefault();
                setOver(null);
                files.onAdd(item.index, [...event.dataTransfer.files]);
              },
            })}
          >
            <fieldset
              // biome-ignore lint/a11y/noNoninteractiveTabindex: the row takes the keys 1, 2, 3 and N
              tabIndex={0}
              data-requirement
              className={classes.row}
              aria-label={`${item.text}: ${t(`checklist.${item.state}`)}`}
              onKeyDown={(event) => onKeyDown(event, item, position)}
            >
              <span className={classes.text}>{item.text}</span>
              <span className={classes.states}>
                {REQUIREMENT_STATES.map((state) => (
                  <StateButton
                    key={state}
                    state={state}
                    active={item.state === state}
                    disabled={readOnly}
                    onPick={() => change(item.index, { state })}
                  />
                ))}
                {files && (
                  <button
                    type="button"
                    tabIndex={-1}
                    className={classes.noteButton}
                    aria-label={`${t("checklist.addFile")}: ${item.text}`}
                    title={`${t("checklist.addFile")} (F)`}
                    onClick={() => choose(item.index)}
                  >
                    <IconPaperclip className={classes.icon} aria-hidden />
                  </button>
                )}
                {!readOnly && (
                  <button
                    type="button"
                    tabIndex={-1}
                    className={classes.noteButton}
                    aria-label={`${t("checklist.addNote")}: ${item.text}`}
                    title={`${t("checklist.addNote")} (N)`}
                    onClick={() => setNoteOpen((before) => new Set(before).add(item.index))}
                  >
                    <IconNote className={classes.icon} aria-hidden />
                  </button>
                )}
              </span>
            </fieldset>
            {files?.show(item.index)}
            {(item.note !== "" || noteOpen.has(item.index)) &&
              (readOnly ? (
                <p className={classes.noteText}>{item.note}</p>
              ) : (
                <input
                  className={classes.note}
                  value={item.note}
                  maxLength={500}
                  placeholder={t("checklist.note")}
                  aria-label={`${t("checklist.note")}: ${item.text}`}
                  // biome-ignore lint/a11y/noAutofocus: the operator has just asked for this field
                  autoFocus={noteOpen.has(item.index) && item.note === ""}
                  onChange={(event) => change(item.index, { note: event.currentTarget.value })}
                />
              ))}
          </li>
        ))}
      </ul>
      {files && (
        <input
          ref={chooser}
          type="file"
          multiple
          hidden
          aria-label={t("checklist.addFile")}
          onChange={(event) => {
            if (choosing !== null) files.onAdd(choosing, [...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = "";
          }}
        />
      )}
      {shownError && <p className={classes.error}>{shownError}</p>}
      {!readOnly && (
        <p className={classes.keys}>
          <Kbd keys="1" /> {t("checklist.complete")} <Kbd keys="2" /> {t("checklist.missing")} <Kbd keys="3" />{" "}
          {t("checklist.not-applicable")} <Kbd keys="N" /> {t("checklist.note")}
          {files && (
            <>
              {" "}
              <Kbd keys="F" /> {t("checklist.addFile")}
            </>
          )}
        </p>
      )}
    </fieldset>
  );
}

interface StateButtonProps {
  state: RequirementState;
  active: boolean;
  disabled: boolean;
  onPick: () => void;
}

function StateButton({ state, active, disabled, onPick }: StateButtonProps) {
  const { t } = useTranslation("fields");
  const { icon: IconShape, tone } = LOOK[state];
  if (disabled && !active) return null;
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-pressed={active}
      disabled={disabled}
      className={classNames(classes.state, active && classes.active, toneClass(tone))}
      onClick={onPick}
    >
      <IconShape className={classes.icon} aria-hidden />
      {t(`checklist.${state}`)}
    </button>
  );
}
