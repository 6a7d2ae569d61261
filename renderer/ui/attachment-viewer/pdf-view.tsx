import { ActionIcon, Button, Loader, Tooltip } from "@mantine/core";
import type { PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useCommands } from "../commands/commands";
import { Kbd } from "../commands/kbd";
import { IconChevronDown, IconChevronUp, IconMinus, IconPlus } from "../icons";
import { Banner } from "../status/banner";
import classes from "./attachment-viewer.module.css";
import { drawPage, type OpenPdf, openPdf, type PdfProblem, problemOf } from "./pdf";
import { clampPage, zoomStep } from "./zoom";

/** CSS pixels around a page, and the widest a page is at 100 %. */
const FRAME_MARGIN = 14;
const WIDEST = 1_100;

export interface PdfViewProps {
  bytes: Uint8Array;
  /** What the document is, for those who do not see it. */
  name?: string;
}

/** A PDF inside the console: page by page, with zoom, by keyboard. */
export function PdfView({ bytes, name = "PDF" }: PdfViewProps) {
  const { t } = useTranslation("fields");
  const [document, setDocument] = useState<PDFDocumentProxy | null>(null);
  const [problem, setProblem] = useState<PdfProblem | null>(null);

  useEffect(() => {
    let left = false;
    let opened: OpenPdf | null = null;
    setDocument(null);
    setProblem(null);
    openPdf(bytes).then(
      (pdf) => {
        opened = pdf;
        if (left) pdf.close();
        else setDocument(pdf.document);
      },
      (thrown: unknown) => {
        if (!left) setProblem(problemOf(thrown));
      },
    );
    return () => {
      left = true;
      opened?.close();
    };
  }, [bytes]);

  if (problem) {
    return (
      <Banner tone="warn" title={t("viewer.brokenTitle")}>
        {t(`viewer.${problem}`)}
      </Banner>
    );
  }
  if (!document) {
    return (
      <div className={classes.loading} role="status">
        <Loader size="sm" aria-hidden /> {t("viewer.loading")}
      </div>
    );
  }
  return <Pages document={document} name={name} onBroken={() => setProblem("broken")} />;
}

interface PagesProps {
  document: PDFDocumentProxy;
  name: string;
  onBroken: () => void;
}

function Pages({ document, name, onBroken }: PagesProps) {
  const { t } = useTranslation("fields");
  const pages = document.numPages;
  const [page, setPage] = useState(1);
  const [zoom, setZoom] = useState(1);
  const [text, setText] = useState("");
  const [width, setWidth] = useState(0);
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const broken = useRef(onBroken);
  broken.current = onBroken;

  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const measure = () => setWidth(Math.max(200, element.clientWidth - 2 * FRAME_MARGIN));
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    const target = canvas.current;
    if (!target || width === 0) return;
    const controller = new AbortController();
    drawPage(document, target, { page, width: Math.min(width, WIDEST), zoom, signal: controller.signal }).then(
      (drawn) => {
        if (drawn) setText(drawn.text);
      },
      () => broken.current(),
    );
    return () => controller.abort();
  }, [document, page, zoom, width]);

  const turn = (by: number) => {
    setPage((known) => clampPage(known + by, pages));
    frame.current?.scrollTo({ top: 0 });
  };
  const enlarge = (direction: 1 | -1) => setZoom((known) => zoomStep(known, direction));
  useCommands([
    { id: "pdf.next", label: t("viewer.next"), keys: "PageDown", run: () => turn(1), enabled: page < pages },
    { id: "pdf.previous", label: t("viewer.previous"), keys: "PageUp", run: () => turn(-1), enabled: page > 1 },
    { id: "pdf.zoom-in", label: t("viewer.zoomIn"), keys: ["Ctrl++", "Ctrl+="], run: () => enlarge(1) },
    { id: "pdf.zoom-out", label: t("viewer.zoomOut"), keys: "Ctrl+-", run: () => enlarge(-1) },
    { id: "pdf.fit", label: t("viewer.fit"), keys: "Ctrl+0", run: () => setZoom(1) },
  ]);

  return (
    <div className={classes.pdf}>
      <div className={classes.tools} role="toolbar" aria-label={t("viewer.tools")}>
        <Tool label={t("viewer.previous")} keys="PageUp" onClick={() => turn(-1)} disabled={page <= 1}>
          <IconChevronUp size="1rem" aria-hidden />
        </Tool>
        <Tool label={t("viewer.next")} keys="PageDown" onClick={() => turn(1)} disabled={page >= pages}>
          <IconChevronDown size="1rem" aria-hidden />
        </Tool>
        <span className={classes.count} role="status">
          {t("viewer.page", { page, pages })}
        </span>
        <span className={classes.gap} />
        <Tool label={t("viewer.zoomOut")} keys="Ctrl+-" onClick={() => enlarge(-1)}>
          <IconMinus size="1rem" aria-hidden />
        </Tool>
        <span className={classes.zoom}>{t("viewer.zoom", { percent: Math.round(zoom * 100) })}</span>
        <Tool label={t("viewer.zoomIn")} keys="Ctrl++" onClick={() => enlarge(1)}>
          <IconPlus size="1rem" aria-hidden />
        </Tool>
        <Button
          size="compact-sm"
          variant="default"
          rightSection={<Kbd keys="Ctrl+0" quiet />}
          onClick={() => setZoom(1)}
        >
          {t("viewer.fit")}
        </Button>
      </div>
      <section
        ref={frame}
        className={classes.frame}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what can be scrolled must be reached by keyboard
        tabIndex={0}
        aria-label={t("viewer.pageOf", { page, pages, name })}
      >
        <canvas
          ref={canvas}
          className={classes.page}
          role="img"
          aria-label={t("viewer.pageOf", { page, pages, name })}
        />
        <div className={classes.text} data-pdf-text>
          {text}
        </div>
      </section>
    </div>
  );
}

interface ToolProps {
  label: string;
  keys: string;
  onClick: () => void;
  disabled?: boolean;
  children: React.ReactNode;
}

function Tool({ label, keys, onClick, disabled = false, children }: ToolProps) {
  return (
    <Tooltip
      label={
        <>
          {label} <Kbd keys={keys} quiet />
        </>
      }
    >
      <ActionIcon variant="default" aria-label={label} onClick={onClick} disabled={disabled}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
