import { useTranslation } from "react-i18next";
import type { RequestDetail, TimelineEntry } from "../../../../../shared/ipc/requests";
import { DocumentActions } from "../../../../parts/documents/document-actions";
import { Panel } from "../../../../ui/layout/panel";
import classes from "../detail.module.css";
import { offeredDocuments } from "./documents";

interface DocumentsPanelProps {
  detail: RequestDetail;
  entries: readonly TimelineEntry[];
}

/** The letters and sheets that can be made of the request; D shows the one that is most likely wanted. */
export function DocumentsPanel({ detail, entries }: DocumentsPanelProps) {
  const { t } = useTranslation("procedure");
  return (
    <Panel title={t("documents.title")}>
      <ul className={classes.rows}>
        {offeredDocuments(detail, entries).map(({ key, request, kind, step }, index) => {
          const title = kind === "disposition" ? t("documents.disposition", { step }) : t(`documents.${kind}`);
          return (
            <li key={key}>
              <p className={classes.about}>{title}</p>
              <DocumentActions request={request} title={title} {...(index === 0 ? { keys: "D" } : {})} />
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
