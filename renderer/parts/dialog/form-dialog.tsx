import type { ReactNode } from "react";
import { FormErrors } from "../../ui/fields/form-errors";
import { Dialog, type DialogProps } from "../../ui/layout/dialog";
import type { RefusalLike } from "../../ui/status/error-words";
import { DialogButtons, type DialogButtonsProps } from "./dialog-buttons";
import classes from "./form-dialog.module.css";

export interface DialogFormProps extends DialogButtonsProps {
  /** What it does, above everything. */
  about?: ReactNode;
  /** Path of a field -> key or words of what is wrong with it. */
  errors?: Readonly<Record<string, ReactNode>>;
  /** Path -> the field's label, in the order of the form. */
  labels?: Readonly<Record<string, string>>;
  refusal: RefusalLike | null;
  /** Raised by each failed attempt. */
  attempt?: number;
  /** Enter in a field saves: for what is easily put right. */
  enterSaves?: boolean;
  children?: ReactNode;
}

/** The content of a dialog with a form: what is wrong above the fields, Ctrl+Enter saves, Esc closes. */
export function DialogForm(props: DialogFormProps) {
  const { about, errors = {}, labels = {}, refusal, attempt = 0, enterSaves = false, children, ...buttons } = props;
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        // The dialog may be inside another form in React's tree, though not in the page's.
        event.stopPropagation();
        if (enterSaves && !buttons.busy && buttons.disabled !== true) void buttons.onSave();
      }}
    >
      {about !== undefined && <p className={classes.about}>{about}</p>}
      <FormErrors errors={errors} labels={labels} refusal={refusal} attempt={attempt} />
      {children}
      <DialogButtons {...buttons} />
      {/* The browser takes Enter in one of several fields for a press of such a button only. */}
      {enterSaves && <button type="submit" hidden />}
    </form>
  );
}

export interface FormDialogProps extends DialogFormProps, Pick<DialogProps, "opened" | "title" | "size"> {}

/** A dialog with a form whose state lives outside of it. */
export function FormDialog({ opened, title, size = "md", ...form }: FormDialogProps) {
  return (
    <Dialog opened={opened} onClose={form.onClose} title={title} size={size}>
      <DialogForm {...form} />
    </Dialog>
  );
}
