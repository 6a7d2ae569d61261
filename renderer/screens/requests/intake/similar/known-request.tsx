import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useCall } from "../../../../client/client";
import { DeadlineChip } from "../../../../parts/deadline/deadline-chip";
import { useFormat } from "../../../../ui/format/use-format";
import { useNow } from "../../../../ui/format/use-now";
import { FactList } from "../../../../ui/layout/fact-list";
import { RefusalBanner } from "../../../../ui/status/refusal-banner";
import { RequestStatusBadge } from "../../status";
import classes from "./similar.module.css";

interface KnownRequestProps {
  id: string;
  actions: ReactNode;
}

/** A request that is already there, in short: enough to tell whether it is the same. */
export function KnownRequest({ id, actions }: KnownRequestProps) {
  const { t } = useTranslation(["requests", "errors"]);
  const format = useFormat();
  const now = useNow();
  const { data, refusal } = useCall("requests.detail", { id });
  if (refusal) return <RefusalBanner refusal={refusal} title={t("errors:notLoaded")} />;
  if (!data) return <p className={classes.dim}>{t("detail.loading")}</p>;
  const { row } = data;
  return (
    <section className={classes.preview} aria-label={row.number}>
      <div className={classes.line}>
        <strong>{row.number}</strong>
        <RequestStatusBadge status={row.status} />
      </div>
      <DeadlineChip deadline={row.deadline} now={now} zone={format.zone} size="brief" />
      <FactList
        facts={[
          { label: t("detail.subject"), value: <bdi>{row.subject}</bdi> },
          { label: t("detail.applicant"), value: <bdi>{[row.applicant, row.agency].filter(Boolean).join(", ")}</bdi> },
          ...(data.letter.number === ""
            ? []
            : [
                {
                  label: t("detail.letter"),
                  value: [data.letter.number, data.letter.date && format.day(data.letter.date)]
                    .filter(Boolean)
                    .join(", "),
                },
              ]),
          { label: t("detail.received"), value: format.instant(row.receivedAt) },
          { label: t("queue.columns.step"), value: row.stepTitle ?? t("queue.noStep") },
          {
            label: t("detail.details"),
            value: data.details === "" ? "" : <bdi className={classes.lines}>{data.details}</bdi>,
          },
        ]}
      />
      <div className={classes.actions}>{actions}</div>
    </section>
  );
}
