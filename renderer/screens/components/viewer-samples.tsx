import { Button, Group } from "@mantine/core";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { AttachmentViewer, type AttachmentViewerProps } from "../../ui/attachment-viewer/attachment-viewer";
import { Panel } from "../../ui/layout/panel";
import { samplePdf } from "./sample-pdf";

type Shown = Pick<AttachmentViewerProps, "name" | "mediaType" | "bytes">;

/** A picture of two colours, as small as one can be. */
const GIF = "R0lGODlhAgABAIAAAP8AAAAA/ywAAAAAAgABAAACAgQKADs=";

function samples(): readonly Shown[] {
  const pages = [
    ["Yth. Kepala Dinas Komunikasi dan Informatika", "Perihal: permohonan rekaman CCTV", "Simpang Gose, Senin pagi."],
    ["Halaman kedua: daftar lampiran."],
  ];
  return [
    { name: "surat permohonan.pdf", mediaType: "application/pdf", bytes: samplePdf(pages) },
    { name: "foto.gif", mediaType: "image/gif", bytes: Uint8Array.from(atob(GIF), (sign) => sign.charCodeAt(0)) },
    { name: "rusak.pdf", mediaType: "application/pdf", bytes: new TextEncoder().encode("%PDF-1.4 terpotong") },
    { name: "daftar.xlsx", mediaType: "application/vnd.ms-excel", bytes: new Uint8Array(12_345) },
  ];
}

/** The viewer with what it shows, and with what it cannot show. */
export function ViewerSamples() {
  const { t } = useTranslation("components");
  const files = useMemo(samples, []);
  const [shown, setShown] = useState<Shown | null>(null);
  return (
    <Panel title={t("section.viewer")}>
      <Group gap="xs">
        {files.map((file) => (
          <Button key={file.name} size="compact-sm" variant="default" onClick={() => setShown(file)}>
            {file.name}
          </Button>
        ))}
      </Group>
      {shown && <AttachmentViewer {...shown} onClose={() => setShown(null)} />}
    </Panel>
  );
}
