import { Modal } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { CommandLayer } from "./commands";
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
        <div className={classes.inner}>{children}</div>
        {footer !== undefined && <div className={classes.footer}>{footer}</div>}
      </CommandLayer>
    </Modal>
  );
}
