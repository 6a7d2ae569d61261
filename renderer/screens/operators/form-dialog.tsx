import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { CallRefused } from "../../client/call";
import { useShortcuts } from "../../ui/commands/commands";
import { Kbd } from "../../ui/commands/kbd";
import { FormErrors } from "../../ui/fields/form-errors";
import { Dialog } from "../../ui/layout/dialog";
import classes from "./operators.module.css";

interface FormBodyProps {
  about?: string;
  save: string;
  danger?: boolean;
  busy: boolean;
  errors: Readonly<Record<string, string>>;
  labels: Readonly<Record<string, string>>;
  refusal: CallRefused | null;
  attempt: number;
  onSave: () => void;
  onClose: () => void;
  children?: ReactNode;
}

interface FormDialogProps extends FormBodyProps {
  opened: boolean;
  title: string;
}

/** A dialog with a small form: what is wrong above it, Ctrl+Enter saves, Esc closes. */
export function FormDialog({ opened, title, ...body }: FormDialogProps) {
  return (
    <Dialog opened={opened} onClose={body.onClose} title={title} size="md">
      <FormBody {...body} />
    </Dialog>
  );
}

function FormBody({
  about,
  save,
  danger = false,
  busy,
  errors,
  labels,
  refusal,
  attempt,
  onSave,
  onClose,
  children,
}: FormBodyProps) {
  const { t } = useTranslation("operators");
  const submit = () => {
    if (!busy) onSave();
  };
  useShortcuts([{ id: "dialog.save", label: save, keys: "Ctrl+Enter", run: submit }]);
  return (
    <form
      className={classes.stack}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {about !== undefined && <p className={classes.about}>{about}</p>}
      <FormErrors errors={errors} labels={labels} refusal={refusal} attempt={attempt} />
      {children}
      <div className={classes.buttons}>
        <Button variant="default" rightSection={<Kbd keys="Esc" />} onClick={onClose}>
          {t("cancel")}
        </Button>
        <Button
          type="submit"
          loading={busy}
          rightSection={<Kbd keys="Ctrl+Enter" />}
          {...(danger ? { color: "red" } : {})}
        >
          {save}
        </Button>
      </div>
    </form>
  );
}
