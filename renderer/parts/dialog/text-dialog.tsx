import type { ReactNode } from "react";
import type { CallRefused } from "../../client/call";
import { useRemembered } from "../../client/remembered";
import { TextField, type TextFieldProps } from "../../ui/fields/text-field";
import { Dialog } from "../../ui/layout/dialog";
import { useSeenText } from "../texts/use-seen-text";
import { DialogForm } from "./form-dialog";
import { useFormProblems } from "./use-form-problems";
import type { ProblemNamespace } from "./use-problem-words";

const PATH = "dialog.text";

/** What the dialog's field takes, whatever field it is. */
export interface TextDialogField
  extends Pick<TextFieldProps, "label" | "required" | "onChange" | "error" | "maxLength" | "autoFocus"> {
  value: string;
  "data-path": string;
}

export interface TextDialogProps {
  /** What the text is remembered as until it is saved: whose it is and what it is for. */
  name: string;
  opened: boolean;
  title: string;
  about?: ReactNode;
  label: string;
  save: string;
  /** Default: "Batal". */
  cancel?: string;
  required: boolean;
  danger?: boolean | undefined;
  /** Another field than a plain one, e.g. with canned texts. What they leave open is led to once before it is saved. */
  field?: ((field: TextDialogField) => ReactNode) | undefined;
  /** Resolves to true when it was recorded; the text is then forgotten. */
  onSave: (text: string) => Promise<boolean>;
  onClose: () => void;
  busy: boolean;
  refusal: CallRefused | null;
  /** Whose words the text's problems have. */
  words?: ProblemNamespace;
}

/** A dialog that asks for one text: a reason, a message, a note. Closing it, or the screen, keeps the text until it is saved. */
export function TextDialog(props: TextDialogProps) {
  const [text, setText] = useRemembered(props.name, "");
  return (
    <Dialog opened={props.opened} onClose={props.onClose} title={props.title} size={props.field ? "lg" : "md"}>
      <TextDialogBody {...props} text={text} onText={setText} />
    </Dialog>
  );
}

function TextDialogBody(props: TextDialogProps & { text: string; onText: (text: string) => void }) {
  const { about, text, onText, required, label, field: ownField, save, cancel, danger, busy, onClose } = props;
  const { errors, refusal, attempt, fails, clear } = useFormProblems(props.refusal, {
    words: props.words,
    // Whatever the command calls it: there is one field.
    path: () => PATH,
  });
  const seen = useSeenText(PATH);
  const onSave = async () => {
    if (fails(required && text.trim() === "" ? { [PATH]: "required" } : {})) return;
    if (ownField && !seen(text)) return;
    if (await props.onSave(text)) {
      onText("");
      onClose();
    }
  };
  const field: TextDialogField = {
    label,
    required,
    value: text,
    onChange: (value) => {
      onText(value);
      clear();
    },
    error: errors[PATH] ?? null,
    maxLength: 2000,
    autoFocus: true,
    "data-path": PATH,
  };
  return (
    <DialogForm
      {...{ about, errors, refusal, attempt, save, cancel, danger, busy, onSave, onClose }}
      labels={{ [PATH]: label }}
    >
      {ownField ? ownField(field) : <TextField {...field} kind="lines" rows={4} />}
    </DialogForm>
  );
}
