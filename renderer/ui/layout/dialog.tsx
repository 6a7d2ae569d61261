import { Modal } from "@mantine/core";
import { type ReactNode, useLayoutEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { CommandLayer } from "../commands/commands";
import classes from "./dialog.module.css";

export interface DialogProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  /** Buttons at the bottom. */
  footer?: ReactNode;
  size?: "sm" | "md" | "lg" | "xl";
}

/** A dialog over the screen: focus stays inside, Esc closes it, the screen's shortcuts rest meanwhile. */
export function Dialog({ opened, onClose, title, children, footer, size = "md" }: DialogProps) {
  const { t } = useTranslation();
  useFocusBack(opened);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size={size}
      closeButtonProps={{ "aria-label": t("action.close") }}
      classNames={{ title: classes.title, header: classes.header, content: classes.content, body: classes.body }}
    >
      <CommandLayer>
        <FirstField>{children}</FirstField>
        {footer !== undefined && <div className={classes.footer}>{footer}</div>}
      </CommandLayer>
    </Modal>
  );
}

/**
 * Gives the focus back to what had it. The library does so for a dialog that is told to close, not for one that is
 * taken away; the keyboard would then begin at the top of the window again.
 */
function useFocusBack(opened: boolean) {
  useLayoutEffect(() => {
    const before = document.activeElement;
    if (!opened || !(before instanceof HTMLElement)) return;
    return () => {
      requestAnimationFrame(() => {
        if (document.activeElement === document.body && before.isConnected) before.focus({ preventScroll: true });
      });
    };
  }, [opened]);
}

/** Marks the first field (else the first button) for the dialog's focus trap, which would take the closing cross. */
function FirstField({ children }: { children: ReactNode }) {
  const inner = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const body = inner.current;
    if (!body || body.querySelector("[data-autofocus]")) return;
    const first = body.querySelector("input:not([type=hidden]), textarea, select") ?? body.querySelector("button");
    first?.setAttribute("data-autofocus", "");
  }, []);
  return (
    <div ref={inner} className={classes.inner}>
      {children}
    </div>
  );
}
