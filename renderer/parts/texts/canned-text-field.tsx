import { Button, Menu } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CannedText } from "../../../shared/domain/office/texts";
import { useShortcuts } from "../../ui/commands/commands";
import { Kbd } from "../../ui/commands/kbd";
import { focusField } from "../../ui/fields/form-errors";
import { TextField, type TextFieldProps } from "../../ui/fields/text-field";
import { IconFileText } from "../../ui/icons";
import { Banner } from "../../ui/status/banner";
import classes from "./canned-text-field.module.css";
import { unfilledIn } from "./unfilled";

export interface CannedTextFieldProps extends Omit<TextFieldProps, "kind" | "inputRef" | "value"> {
  /** The texts to choose from. */
  texts: readonly CannedText[];
  /** A chosen text with its blanks filled; `typed` is what stands in the field. Null: not now. */
  fill: (canned: CannedText, typed: string) => string | null;
  value: string;
  "data-path": string;
}

/** A text with a chooser of the office's canned texts, filled in; what they leave open is marked. */
export function CannedTextField({ texts, fill, ...field }: CannedTextFieldProps) {
  const { t } = useTranslation("parts");
  const [opened, setOpened] = useState(false);
  const { value, onChange } = field;
  const path = field["data-path"];
  const open = unfilledIn(value);

  const insert = (canned: CannedText) => {
    const text = fill(canned, value);
    if (text === null) return;
    onChange(text.slice(0, field.maxLength ?? text.length));
    // After the menu has given the focus back and the text stands in the field.
    setTimeout(() => goToUnfilled(path, -1), 60);
  };
  useShortcuts([
    { id: `texts.${path}`, label: t("texts.choose"), keys: "Alt+S", run: () => setOpened(true) },
    {
      id: `texts.next.${path}`,
      label: t("texts.goTo"),
      keys: "Alt+B",
      enabled: open.length > 0,
      run: () => goToUnfilled(path),
    },
  ]);
  return (
    <div className={classes.field}>
      <TextField {...field} kind="lines" />
      <div className={classes.under}>
        <Menu opened={opened} onChange={setOpened} position="bottom-start" withinPortal returnFocus={false}>
          <Menu.Target>
            <Button
              size="compact-xs"
              variant="subtle"
              leftSection={<IconFileText size="0.875rem" aria-hidden />}
              rightSection={<Kbd keys="Alt+S" />}
            >
              {t("texts.choose")}
            </Button>
          </Menu.Target>
          <Menu.Dropdown className={classes.menu} aria-label={t("texts.choose")}>
            {texts.length === 0 && <Menu.Label>{t("texts.none")}</Menu.Label>}
            {texts.map((canned) => (
              <Menu.Item key={canned.id} onClick={() => insert(canned)}>
                <span className={classes.title}>{canned.title}</span>
                {canned.service !== null && <span className={classes.scope}>{t("texts.forService")}</span>}
                <span className={classes.body}>{canned.body}</span>
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </div>
      {open.length > 0 && (
        <Banner
          tone="warn"
          role="status"
          title={t("texts.unfilled")}
          action={
            <Button
              size="compact-xs"
              variant="default"
              rightSection={<Kbd keys="Alt+B" />}
              onClick={() => goToUnfilled(path)}
            >
              {t("texts.goTo")}
            </Button>
          }
        >
          <span className={classes.marks}>
            {open.map((part) => (
              <mark key={part.start} className={classes.mark}>
                {part.words}
              </mark>
            ))}
          </span>
          <p className={classes.hint}>{t("texts.unfilledHint")}</p>
        </Banner>
      )}
    </div>
  );
}

/** Marks the next unfilled part behind the cursor (or the first one, from `after`); else puts the cursor at the end. */
export function goToUnfilled(path: string, after?: number): void {
  focusField(path);
  const found = [...document.querySelectorAll(`[data-path="${CSS.escape(path)}"]`)].at(-1);
  const input = found instanceof HTMLTextAreaElement ? found : found?.querySelector("textarea");
  if (!input) return;
  const open = unfilledIn(input.value);
  const from = after ?? input.selectionEnd;
  const next = open.find((part) => part.start >= from) ?? open[0];
  input.setSelectionRange(next?.start ?? input.value.length, next?.end ?? input.value.length);
}
