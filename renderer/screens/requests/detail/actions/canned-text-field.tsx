import { Button, Menu } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CannedText, TextUse } from "../../../../../shared/domain/office/texts";
import type { RequestDetail } from "../../../../../shared/ipc/requests";
import { useCall } from "../../../../client/client";
import { useShortcuts } from "../../../../ui/commands/commands";
import { Kbd } from "../../../../ui/commands/kbd";
import { focusField } from "../../../../ui/fields/form-errors";
import { TextField, type TextFieldProps } from "../../../../ui/fields/text-field";
import { useFormat } from "../../../../ui/format/use-format";
import { IconFileText } from "../../../../ui/icons";
import { Banner } from "../../../../ui/status/banner";
import { useService } from "../use-service";
import { cannedFor, fillCanned, unfilledIn } from "./canned";
import classes from "./canned-text-field.module.css";

interface CannedTextFieldProps extends Omit<TextFieldProps, "kind" | "inputRef" | "value"> {
  detail: RequestDetail;
  use: TextUse;
  value: string;
  "data-path": string;
}

/** A text with a chooser of the office's canned texts, filled from the standard; what they leave open is marked. */
export function CannedTextField({ detail, use, ...field }: CannedTextFieldProps) {
  const { t } = useTranslation("procedure");
  const format = useFormat();
  const [opened, setOpened] = useState(false);
  const settings = useCall("settings.get", {}, { topics: ["settings"] });
  const service = useService(detail);
  const { value, onChange } = field;
  const path = field["data-path"];
  const texts = cannedFor(settings.data?.texts ?? [], use, detail);
  const open = unfilledIn(value);

  const insert = (canned: CannedText) => {
    if (!service) return;
    const { promised } = detail.row.deadline;
    const text = fillCanned(canned, {
      service,
      detail,
      promised: promised === null ? "" : format.instant(promised),
      typed: value,
    });
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
