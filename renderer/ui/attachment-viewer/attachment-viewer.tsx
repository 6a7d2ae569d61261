import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useCommands } from "../commands/commands";
import { Kbd } from "../commands/kbd";
import { useFormat } from "../format/use-format";
import { IconDownload, IconPaperclip } from "../icons";
import { Dialog } from "../layout/dialog";
import { EmptyState } from "../layout/empty-state";
import { ImageView } from "./image-view";
import { PdfView } from "./pdf-view";

export interface AttachmentViewerProps {
  name: string;
  mediaType: string;
  bytes: Uint8Array;
  /** Offers to save a copy. */
  onSaveCopy?: () => void;
  onClose: () => void;
}

const IMAGES: readonly string[] = ["image/png", "image/jpeg", "image/webp", "image/gif"];

/** Shows a file in a dialog: pictures and PDF inside the console; of the rest a copy can be saved. */
export function AttachmentViewer(props: AttachmentViewerProps) {
  const { name, onSaveCopy, onClose } = props;
  const { t } = useTranslation(["fields", "common"]);
  return (
    <Dialog
      opened
      onClose={onClose}
      title={name}
      size="xl"
      footer={
        <>
          {onSaveCopy && (
            <Button
              variant="default"
              leftSection={<IconDownload size="1rem" aria-hidden />}
              rightSection={<Kbd keys="Ctrl+S" quiet />}
              onClick={onSaveCopy}
            >
              {t("fields:viewer.saveCopy")}
            </Button>
          )}
          <Button onClick={onClose}>{t("common:action.close")}</Button>
        </>
      }
    >
      <Content {...props} />
    </Dialog>
  );
}

function Content({ name, mediaType, bytes, onSaveCopy }: AttachmentViewerProps) {
  const { t } = useTranslation("fields");
  const format = useFormat();
  useCommands([
    {
      id: "attachment.save-copy",
      label: t("viewer.saveCopy"),
      keys: "Ctrl+S",
      run: () => onSaveCopy?.(),
      enabled: onSaveCopy !== undefined,
    },
  ]);
  if (mediaType === "application/pdf") return <PdfView bytes={bytes} name={name} />;
  if (IMAGES.includes(mediaType)) return <ImageView bytes={bytes} mediaType={mediaType} name={name} />;
  return (
    <EmptyState
      icon={IconPaperclip}
      title={t("viewer.noPreviewTitle")}
      text={t("viewer.noPreview", { mediaType, size: format.bytes(bytes.byteLength) })}
    />
  );
}
