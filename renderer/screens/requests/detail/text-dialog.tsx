import { Button } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CallRefused } from "../../../client/call";
import { useShortcuts } from "../../../ui/commands";
import { Dialog } from "../../../ui/dialog";
import { FormErrors } from "../../../ui/fields/form-errors";
import { TextField } from "../../../ui/fields/text-field";
import { Kbd } from "../../../ui/kbd";
import classes from "./detail.module.css";

interface TextDialogProps {
  opened: boolean;
  title: string;
  about?: string | undefined;
  label: string;
  save: string;
  required: boolean;
  danger?: boolean | undefined;
  /** Resolves to true when it was recorded; the text is then forgotten. */
  onSave: (text: string) => Promise<boolean>;
  onClose: () => void;
  busy: boolean;
  refusal: CallRefused | null;
}

/** A dialog that asks for one text: a reason, a message, a note. Closing it keeps the text until it is saved. */
export function TextDialog(props: TextDialogProps) {
  const [text, setText] = useState("");
  return (
    <Dialog opened={props.opened} onClose={props.onClose} title={props.title} size="md">
      <TextDialogBody {...props} text={text} onText={setText} />
    </Dialog>
  );
}

function TextDialogBody(props: TextDialogProps & { text: string; onText: (text: string) => void }) {
  const { t } = useTranslation("common");
  const { text, onText, required, refusal } = props;
  const [attempt, setAttempt] = useState(0);
  const [empty, setEmpty] = useState(false);
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
    if (await props.onSave(text)) {
      onText("");
      props.onClose();
    }
  };
  useShortcuts([{ id: "dialog.save", label: props.save, keys: "Ctrl+Enter", run: () => void save() }]);
  return (
    <div className={classes.stack}>
      {props.about && <p className={classes.about}>{props.about}</p>}
      <FormErrors
        errors={empty ? { "dialog.text": "required" } : {}}
        labels={{ "dialog.text": props.label }}
        refusal={refusal}
        attempt={attempt}
      />
      <TextField
        kind="lines"
        rows={4}
        label={props.label}
        required={required}
        value={text}
        onChange={(value) => {
          onText(value);
          setEmpty(false);
        }}
        error={empty ? "required" : null}
        maxLength={2000}
        autoFocus
        data-path="dialog.text"
      />
      <div className={classes.dialogButtons}>
        <Button variant="default" rightSection={<Kbd keys="Esc" />} onClick={props.onClose}>
          {t("action.cancel")}
        </Button>
        <Button
          loading={props.busy}
          rightSection={<Kbd keys="Ctrl+Enter" />}
          onClick={() => void save()}
          {...(props.danger ? { color: "red" } : {})}
        >
          {props.save}
        </Button>
      </div>
    </div>
  );
}
