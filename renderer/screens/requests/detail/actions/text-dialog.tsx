import { useEffect, useState } from "react";
import type { TextUse } from "../../../../../shared/domain/office/texts";
import type { RequestDetail } from "../../../../../shared/ipc/requests";
import type { CallRefused } from "../../../../client/call";
import { useRemembered } from "../../../../client/remembered";
import { FormErrors } from "../../../../ui/fields/form-errors";
import { TextField } from "../../../../ui/fields/text-field";
import { Dialog } from "../../../../ui/layout/dialog";
import classes from "../detail.module.css";
import { CannedTextField } from "./canned-text-field";
import { DialogButtons } from "./dialog-buttons";
import { useSeenText } from "./use-seen-text";

const PATH = "dialog.text";

interface TextDialogProps {
  /** What the text is remembered as until it is saved: the request and what the text is for. */
  name: string;
  opened: boolean;
  title: string;
  about?: string | undefined;
  label: string;
  save: string;
  required: boolean;
  danger?: boolean | undefined;
  /** Offers the office's canned texts for this use. */
  texts?: { detail: RequestDetail; use: TextUse } | undefined;
  /** Resolves to true when it was recorded; the text is then forgotten. */
  onSave: (text: string) => Promise<boolean>;
  onClose: () => void;
  busy: boolean;
  refusal: CallRefused | null;
}

/** A dialog that asks for one text: a reason, a message, a note. Closing it, or the screen, keeps the text until it is saved. */
export function TextDialog(props: TextDialogProps) {
  const [text, setText] = useRemembered(props.name, "");
  return (
    <Dialog opened={props.opened} onClose={props.onClose} title={props.title} size={props.texts ? "lg" : "md"}>
      <TextDialogBody {...props} text={text} onText={setText} />
    </Dialog>
  );
}

function TextDialogBody(props: TextDialogProps & { text: string; onText: (text: string) => void }) {
  const { text, onText, required, refusal, texts } = props;
  const [attempt, setAttempt] = useState(0);
  const [empty, setEmpty] = useState(false);
  const seen = useSeenText(PATH);
  useEffect(() => {
    if (refusal) setAttempt((before) => before + 1);
  }, [refusal]);
  const save = async () => {
    if (props.busy) return;
    if (required && text.trim() === "") {
      setEmpty(true);
      setAttempt((before) => before + 1);
      return;
    }
    if (texts && !seen(text)) return;
    if (await props.onSave(text)) {
      onText("");
      props.onClose();
    }
  };
  const field = {
    label: props.label,
    required,
    value: text,
    onChange: (value: string) => {
      onText(value);
      setEmpty(false);
    },
    error: empty ? "required" : null,
    maxLength: 2000,
    autoFocus: true,
    "data-path": PATH,
  };
  return (
    <div className={classes.stack}>
      {props.about && <p className={classes.about}>{props.about}</p>}
      <FormErrors
        errors={empty ? { [PATH]: "required" } : {}}
        labels={{ [PATH]: props.label }}
        refusal={refusal}
        attempt={attempt}
      />
      {texts ? <CannedTextField {...field} {...texts} rows={6} /> : <TextField {...field} kind="lines" rows={4} />}
      <DialogButtons
        save={props.save}
        busy={props.busy}
        danger={props.danger}
        onSave={() => void save()}
        onClose={props.onClose}
      />
    </div>
  );
}
