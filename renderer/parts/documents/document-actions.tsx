import { Button, Loader } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { DocumentRequest } from "../../../shared/domain/documents/request";
import { type CallRefused, toRefusal } from "../../client/call";
import { useClient, useCommand } from "../../client/client";
import { PdfView } from "../../ui/attachment-viewer/pdf-view";
import { useCommands } from "../../ui/commands/commands";
import { Kbd } from "../../ui/commands/kbd";
import { IconDownload, IconFileText, IconPrinter } from "../../ui/icons";
import { Dialog } from "../../ui/layout/dialog";
import { notify } from "../../ui/status/notify";
import { RefusalBanner } from "../../ui/status/refusal-banner";
import classes from "./document-actions.module.css";

export interface DocumentProps {
  request: DocumentRequest;
  /** What the operator calls it: "Lembar disposisi". */
  title: string;
}

export interface DocumentActionsProps extends DocumentProps {
  /** A shortcut for the preview, where the screen has one free: "D". */
  keys?: string;
}

/** Looks at, saves and prints one document. What was refused is said below the buttons. */
export function DocumentActions({ request, title, keys }: DocumentActionsProps) {
  const { t } = useTranslation("documents");
  const [shown, setShown] = useState(false);
  const { save, print, busy, refusal } = useDocument(request);
  useCommands([
    {
      id: `document.${request.kind}.${"eventId" in request ? request.eventId : "entry" in request ? request.entry : ""}`,
      label: t("previewOf", { title }),
      run: () => setShown(true),
      ...(keys === undefined ? {} : { keys }),
    },
  ]);
  return (
    <div className={classes.actions}>
      <div className={classes.buttons}>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconFileText size="1rem" aria-hidden />}
          rightSection={keys === undefined ? undefined : <Kbd keys={keys} />}
          aria-label={t("previewOf", { title })}
          onClick={() => setShown(true)}
        >
          {t("preview")}
        </Button>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconDownload size="1rem" aria-hidden />}
          aria-label={t("saveOf", { title })}
          disabled={busy}
          onClick={save}
        >
          {t("save")}
        </Button>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPrinter size="1rem" aria-hidden />}
          aria-label={t("printOf", { title })}
          disabled={busy}
          onClick={print}
        >
          {t("print")}
        </Button>
      </div>
      <RefusalBanner refusal={refusal} title={t("failed")} />
      {shown && <DocumentDialog request={request} title={title} onClose={() => setShown(false)} />}
    </div>
  );
}

/** The document in a dialog, page by page, with saving (Ctrl+S) and printing (Ctrl+P). */
export function DocumentDialog({ request, title, onClose }: DocumentProps & { onClose: () => void }) {
  const { t } = useTranslation(["documents", "common"]);
  const document = useDocument(request);
  const { save, print, busy } = document;
  return (
    <Dialog
      opened
      onClose={onClose}
      title={title}
      size="xl"
      footer={
        <>
          <Button
            variant="default"
            leftSection={<IconDownload size="1rem" aria-hidden />}
            rightSection={<Kbd keys="Ctrl+S" />}
            disabled={busy}
            onClick={save}
          >
            {t("documents:save")}
          </Button>
          <Button
            variant="default"
            leftSection={<IconPrinter size="1rem" aria-hidden />}
            rightSection={<Kbd keys="Ctrl+P" />}
            disabled={busy}
            onClick={print}
          >
            {t("documents:print")}
          </Button>
          <Button data-autofocus onClick={onClose}>
            {t("common:action.close")}
          </Button>
        </>
      }
    >
      <Preview request={request} title={title} document={document} />
    </Dialog>
  );
}

/** Inside the dialog, so that its keys rest with it. */
function Preview({ request, title, document }: DocumentProps & { document: DocumentState }) {
  const { t } = useTranslation("documents");
  const call = useClient();
  const [bytes, setBytes] = useState<Uint8Array | null>(null);
  const [refusal, setRefusal] = useState<CallRefused | null>(null);
  // The request is made anew with every render of the screen; what it says is what counts.
  const wanted = JSON.stringify(request);
  useEffect(() => {
    let left = false;
    setBytes(null);
    setRefusal(null);
    call("documents.pdf", { document: JSON.parse(wanted) as DocumentRequest }).then(
      (file) => {
        if (!left) setBytes(file.bytes);
      },
      (thrown: unknown) => {
        if (!left) setRefusal(toRefusal(thrown));
      },
    );
    return () => {
      left = true;
    };
  }, [call, wanted]);
  const ready = bytes !== null && !document.busy;
  useCommands([
    { id: "document.save", label: t("save"), keys: "Ctrl+S", run: document.save, enabled: ready },
    { id: "document.print", label: t("print"), keys: "Ctrl+P", run: document.print, enabled: ready },
  ]);
  return (
    <div className={classes.preview}>
      <RefusalBanner refusal={refusal ?? document.refusal} title={t("failed")} />
      {bytes && <PdfView bytes={bytes} name={title} />}
      {!bytes && !refusal && (
        <div className={classes.making} role="status">
          <Loader size="sm" aria-hidden /> {t("making")}
        </div>
      )}
    </div>
  );
}

interface DocumentState {
  save: () => void;
  print: () => void;
  busy: boolean;
  refusal: CallRefused | null;
}

/** Saving and printing, each with the system's own dialog; one of them closed is no error. */
function useDocument(request: DocumentRequest): DocumentState {
  const { t } = useTranslation("documents");
  const saving = useCommand("documents.save");
  const printing = useCommand("documents.print");
  const forget = () => {
    saving.reset();
    printing.reset();
  };
  return {
    save: () => {
      forget();
      void saving.run({ document: request }).then((answer) => {
        if (answer?.path) notify("ok", t("saved"), answer.path);
      });
    },
    print: () => {
      forget();
      void printing.run({ document: request }).then((answer) => {
        if (answer?.printed) notify("ok", t("printed"));
      });
    },
    busy: saving.busy || printing.busy,
    refusal: saving.refusal ?? printing.refusal,
  };
}
