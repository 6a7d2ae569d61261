import { useForm } from "@mantine/form";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Service } from "../../../../shared/domain/catalog/service";
import type { StagedDescription } from "../../../../shared/ipc/attachments";
import { useActionForm } from "../../../parts/dialog/use-action-form";
import { useFormat } from "../../../ui/format/use-format";
import { notify } from "../../../ui/status/notify";
import { idOfDraft, useDraftKeeper } from "./draft/use-draft";
import {
  type IntakeValues,
  intakeProblems,
  isTouched,
  lengthAt,
  showsLetter,
  textLimits,
  toReceiveInput,
} from "./intake-model";
import { withAnswer } from "./panels/requirements-panel";
import { useRequirementFiles } from "./panels/use-requirement-files";
import { useSimilar } from "./similar/use-similar";

export interface SavedIntake {
  id: string;
  number: string;
  values: IntakeValues;
}

interface IntakeInput {
  /** The name under which what is typed is kept. */
  draftName: string;
  service: Service;
  /** What the form begins with: empty, kept from before, or moved from another service. */
  first: IntakeValues;
  /** What the files of `first` are. */
  firstFiles: readonly StagedDescription[];
  onSaved: (saved: SavedIntake) => void;
}

/** Files that are being stored, or are stored, for the form. */
function useIntakeFiles(firstFiles: readonly StagedDescription[]) {
  const [files, setFiles] = useState<ReadonlyMap<string, StagedDescription>>(
    () => new Map(firstFiles.map((file) => [file.id, file])),
  );
  const know = (list: readonly StagedDescription[]) =>
    setFiles((before) => new Map([...before, ...list.map((file) => [file.id, file] as const)]));
  return { files, know };
}

/** The intake form of one service: what is typed, kept as a draft until it is received, and receiving it. */
export function useIntakeForm({ draftName, service, first, firstFiles, onSaved }: IntakeInput) {
  const { t } = useTranslation("requests");
  const format = useFormat();
  const form = useForm<IntakeValues>({ initialValues: first });
  const { values } = form;
  const receive = useActionForm("requests.receive", { words: "requests", setErrors: form.setErrors });
  const draft = useDraftKeeper(draftName, values, isTouched(values, service));
  const similar = useSimilar(values);
  const { files, know } = useIntakeFiles(firstFiles);
  const uploads = useRequirementFiles((file, requirement) => {
    know([file]);
    withAnswer(form, file, requirement);
  });
  // A file that is still being stored belongs to the request: it is waited for.
  const [othersBusy, setOthersBusy] = useState(false);
  const storing = uploads.busy || othersBusy;
  // What stands in a field and cannot be read as a date or a time.
  const [unreadable, setUnreadable] = useState<Readonly<Record<string, string>>>({});
  const [deciding, setDeciding] = useState(false);

  const problemsNow = (): Record<string, string> => {
    const hidden = showsLetter(values.channel) ? [] : ["letter.date"];
    const typed = Object.fromEntries(Object.entries(unreadable).filter(([path]) => !hidden.includes(path)));
    const tooLong = Object.entries(textLimits(values)).map(([path, limit]) => [
      path,
      t("intake.tooLong", {
        count: lengthAt(values, path),
        shown: format.number(lengthAt(values, path)),
        limit: format.number(limit),
      }),
    ]);
    return { ...intakeProblems(values, service, Date.now(), format.zone), ...typed, ...Object.fromEntries(tooLong) };
  };
  const send = async (warnedOf: readonly string[]) => {
    const saved = await receive.run(toReceiveInput(values, { id: idOfDraft(draftName), warnedOf }));
    if (!saved) return;
    draft.finish();
    onSaved({ id: saved.id, number: saved.number, values });
  };
  const save = async () => {
    if (receive.shown.busy) return;
    if (storing) {
      notify("warn", t("intake.storing"));
      return;
    }
    if (receive.fails(problemsNow())) return;
    if (await similar.check()) setDeciding(true);
    else await send(similar.accepted);
  };
  return {
    form,
    draft,
    similar,
    files,
    know,
    uploads,
    setOthersBusy,
    busy: receive.shown.busy || storing,
    refusal: receive.shown.refusal,
    attempt: receive.shown.attempt,
    /** Takes back what a refusal said. */
    forgetRefusal: receive.forget,
    cannotRead: (path: string) => (problem: string | null) =>
      setUnreadable(({ [path]: _gone, ...others }) => (problem === null ? others : { ...others, [path]: problem })),
    save,
    /** Known requests that nobody has decided about are asked about before it is sent. */
    deciding,
    stopDeciding: () => setDeciding(false),
    accept: () => {
      setDeciding(false);
      void send(similar.accept());
    },
    allComplete: () =>
      form.setFieldValue(
        "requirements",
        values.requirements.map((item) => (item.state === "missing" ? { ...item, state: "complete" as const } : item)),
      ),
  };
}
