import { useTranslation } from "react-i18next";
import { PRODUCT_FORMS } from "../../../../shared/domain/requests/types";
import type { RequestDetail } from "../../../../shared/ipc/requests";
import { Banner } from "../../../ui/banner";
import { FactList } from "../../../ui/fact-list";
import { Panel } from "../../../ui/panel";
import { useFormat } from "../../../ui/use-format";
import classes from "./detail.module.css";

/** What was asked, by whom and when. */
export function FactsPanel({ detail }: { detail: RequestDetail }) {
  const { t } = useTranslation(["requests", "fields"]);
  const format = useFormat();
  const { row, letter } = detail;
  const letterWords =
    letter.number === "" && letter.date === null
      ? null
      : letter.date === null
        ? letter.number
        : t("detail.letterOf", {
            number: letter.number === "" ? t("detail.letterNoNumber") : letter.number,
            date: format.day(letter.date),
          });
  return (
    <Panel title={t("detail.facts")}>
      <div className={classes.facts}>
        <FactList
          facts={[
            { label: t("detail.subject"), value: row.subject },
            { label: t("detail.place"), value: detail.place },
            { label: t("detail.channel"), value: t(`channel.${row.channel}`) },
            { label: t("detail.received"), value: format.instant(row.receivedAt) },
            {
              label: t("detail.recorded"),
              value: t("detail.recordedBy", { at: format.instant(detail.recordedAt), name: detail.recordedByName }),
            },
            ...(letterWords === null ? [] : [{ label: t("detail.letter"), value: letterWords }]),
            { label: t("detail.assigned"), value: row.assignedName ?? t("queue.unassigned") },
          ]}
        />
        {detail.details !== "" && <FactList facts={[{ label: t("detail.details"), value: detail.details }]} />}
        <h3 className={classes.subheading}>{t("detail.applicant")}</h3>
        {detail.applicant === null ? (
          <p className={classes.silent}>{t("detail.applicantHidden")}</p>
        ) : (
          <FactList
            facts={[
              { label: t("detail.name"), value: detail.applicant.name },
              { label: t("detail.kind"), value: t(`fields:person.kinds.${detail.applicantKind}`) },
              { label: t("detail.agency"), value: detail.applicant.agency },
              { label: t("detail.phone"), value: detail.applicant.phone },
              { label: t("detail.nik"), value: detail.applicant.nik },
              { label: t("detail.email"), value: detail.applicant.email },
              { label: t("detail.address"), value: detail.applicant.address },
            ].filter((fact) => fact.value !== "")}
          />
        )}
      </div>
    </Panel>
  );
}

/** The published standard as this request pinned it, and what its document leaves open. */
export function StandardPanel({ detail }: { detail: RequestDetail }) {
  const { t } = useTranslation("requests");
  const format = useFormat();
  const { deadline } = detail.row;
  const silent = <em className={classes.silent}>{t("detail.notStated")}</em>;
  return (
    <Panel title={t("intake.standard")}>
      <div className={classes.facts}>
        {detail.serviceChanged && <Banner tone="info">{t("detail.serviceChanged")}</Banner>}
        <FactList
          facts={[
            { label: t("detail.limit"), value: detail.limitText ?? silent },
            ...(detail.limitBasis === null
              ? []
              : [{ label: t("detail.limitBasis"), value: t(`basis.${detail.limitBasis}`) }]),
            {
              label: t("detail.clockStarted"),
              value:
                detail.clockStartedAt === null ? t("detail.clockNotStarted") : format.instant(detail.clockStartedAt),
            },
            ...(deadline.promised === null
              ? []
              : [
                  {
                    label: t("detail.promised"),
                    value:
                      deadline.due !== null && deadline.due !== deadline.promised
                        ? t("detail.promisedMoved", {
                            promised: format.instant(deadline.promised),
                            due: format.instant(deadline.due),
                          })
                        : format.instant(deadline.promised),
                  },
                ]),
            ...(deadline.early === null ? [] : [{ label: t("detail.early"), value: format.instant(deadline.early) }]),
            { label: t("detail.fee"), value: detail.fee ?? silent },
            {
              label: t("detail.products"),
              value: detail.products.length === 0 ? silent : detail.products.join("\n"),
            },
            ...(detail.row.section === null ? [] : [{ label: t("detail.section"), value: detail.row.section }]),
          ]}
        />
        {detail.anomalies.length > 0 && (
          <Notes
            tone="warn"
            title={t("detail.anomalies")}
            texts={detail.anomalies.map((defect) => defect[format.language])}
          />
        )}
        {detail.serviceNotes.length > 0 && (
          <Notes tone="info" title={t("intake.standardNotes")} texts={detail.serviceNotes} />
        )}
      </div>
    </Panel>
  );
}

function Notes({ tone, title, texts }: { tone: "warn" | "info"; title: string; texts: readonly string[] }) {
  return (
    <Banner tone={tone} title={title}>
      <ul className={classes.plainList}>
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </Banner>
  );
}

/** How the request ended. */
export function ClosedPanel({ closed }: { closed: NonNullable<RequestDetail["closed"]> }) {
  const { t } = useTranslation("requests");
  const format = useFormat();
  const form = PRODUCT_FORMS.find((candidate) => candidate === closed.form);
  const formWords = form === undefined ? closed.form : t(`productForm.${form}`);
  return (
    <Panel title={t("detail.closed.title")}>
      <FactList
        facts={[
          {
            label: t("detail.closed.when"),
            value: t("detail.closed.at", { at: format.instant(closed.at), name: closed.actorName }),
          },
          ...(closed.product === null && closed.productDetail === ""
            ? []
            : [
                {
                  label: t("detail.closed.product"),
                  value: [closed.product, closed.productDetail].filter(Boolean).join(": "),
                },
              ]),
          ...(formWords === null ? [] : [{ label: t("detail.closed.form"), value: formWords }]),
          ...(closed.receivedBy === "" ? [] : [{ label: t("detail.closed.receivedBy"), value: closed.receivedBy }]),
          ...(closed.text === "" ? [] : [{ label: t("detail.closed.reason"), value: closed.text }]),
        ]}
      />
    </Panel>
  );
}
