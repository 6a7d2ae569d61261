import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { codeWords } from "../../../../../shared/domain/eventlog/codes";
import { APPLICANT_KINDS, CHANNELS, FEE_METHODS } from "../../../../../shared/domain/requests/types";
import { isAsked } from "../../../../../shared/forms/values";
import type { RequestDetail, TimelineEntry } from "../../../../../shared/ipc/requests";
import { showFieldValue } from "../../../../parts/fields/declared-fields";
import { Kbd } from "../../../../ui/commands/kbd";
import { usePhoneReading } from "../../../../ui/fields/use-phone-reading";
import { useFormat } from "../../../../ui/format/use-format";
import { FactList } from "../../../../ui/layout/fact-list";
import { Panel } from "../../../../ui/layout/panel";
import type { Action } from "../actions/action-dialogs";
import { recordedValues } from "../actions/fields-dialog";
import classes from "../detail.module.css";
import { pastEndViews } from "./past-ends";
import { RequestLinks } from "./request-links";

interface FactsPanelProps {
  detail: RequestDetail;
  entries: readonly TimelineEntry[];
  onAction: (action: Action) => void;
}

/** What was asked, by whom and when. */
export function FactsPanel({ detail, entries, onAction }: FactsPanelProps) {
  const { t } = useTranslation(["requests", "fields", "procedure"]);
  const phone = usePhoneReading(detail.applicant?.phone ?? "");
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
  const recorded = recordedValues(detail);
  // What is there, and what is asked for and lacks.
  const shownFields = detail.fields.filter(
    ({ field }) => recorded[field.id] !== undefined || (field.required && isAsked(field, recorded)),
  );
  const mayRecord = mayRecordFields(detail);
  return (
    <Panel
      title={t("detail.facts")}
      aside={
        mayCorrect(detail) && (
          <Button
            size="compact-xs"
            variant="default"
            rightSection={<Kbd keys="K" />}
            onClick={() => onAction("correct")}
          >
            {t("procedure:actions.correct")}
          </Button>
        )
      }
    >
      <div className={classes.facts}>
        <FactList
          facts={[
            { label: t("detail.subject"), value: row.subject },
            { label: t("detail.place"), value: detail.place },
            {
              label: t("detail.channel"),
              value: codeWords(CHANNELS, row.channel, (channel) => t(`channel.${channel}`)),
            },
            { label: t("detail.received"), value: format.instant(row.receivedAt) },
            {
              label: t("detail.recorded"),
              value: t("detail.recordedBy", { at: format.instant(detail.recordedAt), name: detail.recordedByName }),
            },
            ...(detail.otherNumbers.length === 0
              ? []
              : [{ label: t("detail.otherNumbers"), value: detail.otherNumbers.join(", ") }]),
            ...(letterWords === null ? [] : [{ label: t("detail.letter"), value: letterWords }]),
            ...(detail.agenda === null ? [] : [{ label: t("procedure:facts.agenda"), value: detail.agenda }]),
            ...(detail.feePaid === null
              ? []
              : [
                  {
                    label: t("procedure:fee.fact"),
                    value: t("procedure:fee.paidBy", {
                      amount: format.rupiah(detail.feePaid.amount),
                      method: codeWords(FEE_METHODS, detail.feePaid.method, (method) =>
                        t(`procedure:fee.methods.${method}`),
                      ),
                      name: detail.feePaid.actorName,
                      at: format.instant(detail.feePaid.at),
                    }),
                  },
                ]),
            { label: t("detail.assigned"), value: row.assignedName ?? t("queue.unassigned") },
          ]}
        />
        {detail.details !== "" && <FactList facts={[{ label: t("detail.details"), value: detail.details }]} />}
        {(shownFields.length > 0 || mayRecord) && (
          <>
            <div className={classes.headLine}>
              <h3 className={classes.subheading}>{t("procedure:facts.fields")}</h3>
              {mayRecord && (
                <Button
                  size="compact-xs"
                  variant="default"
                  rightSection={<Kbd keys="S" />}
                  onClick={() => onAction("recordFields")}
                >
                  {t("procedure:actions.recordFields")}
                </Button>
              )}
            </div>
            <FactList
              facts={shownFields.map(({ field, value }) => ({
                label: field.label,
                value:
                  recorded[field.id] === undefined && detail.applicant !== null ? (
                    <em className={classes.lacks}>{t("procedure:facts.lacks")}</em>
                  ) : (
                    showFieldValue(field, value, format)
                  ),
              }))}
            />
          </>
        )}
        <h3 className={classes.subheading}>{t("detail.applicant")}</h3>
        {detail.applicant === null ? (
          <p className={classes.silent}>{t("detail.applicantHidden")}</p>
        ) : (
          <FactList
            facts={[
              { label: t("detail.name"), value: detail.applicant.name },
              {
                label: t("detail.kind"),
                value: codeWords(APPLICANT_KINDS, detail.applicantKind, (kind) => t(`fields:person.kinds.${kind}`)),
              },
              { label: t("detail.agency"), value: detail.applicant.agency },
              { label: t("detail.phone"), value: phone?.shown ?? detail.applicant.phone },
              { label: t("detail.nik"), value: detail.applicant.nik },
              { label: t("detail.email"), value: detail.applicant.email },
              { label: t("detail.address"), value: detail.applicant.address },
            ].filter((fact) => fact.value !== "")}
          />
        )}
        <PastEnds detail={detail} entries={entries} />
        {detail.duplicates.length > 0 && (
          <>
            <h3 className={classes.subheading}>{t("procedure:merged.duplicates")}</h3>
            <RequestLinks requests={detail.duplicates} />
          </>
        )}
      </div>
    </Panel>
  );
}

/** Whoever may correct must see what stands there. */
export function mayCorrect(detail: Pick<RequestDetail, "may" | "applicant">): boolean {
  return detail.may.correct && detail.applicant !== null;
}

/** The fields are recorded as a whole: only whoever sees all of them may change them. */
export function mayRecordFields(detail: Pick<RequestDetail, "may" | "applicant">): boolean {
  return detail.may.recordFields && detail.applicant !== null;
}

function PastEnds({ detail, entries }: { detail: RequestDetail; entries: readonly TimelineEntry[] }) {
  const { t } = useTranslation(["procedure", "requests"]);
  const format = useFormat();
  const ends = pastEndViews(detail.pastEnds, entries);
  if (ends.length === 0) return null;
  return (
    <>
      <h3 className={classes.subheading}>{t("past.title")}</h3>
      <ul className={classes.plainList}>
        {ends.map(({ end, reopened }) => (
          <li key={end.at}>
            {t("past.end", {
              status: t(`requests:status.${end.status}`),
              at: format.instant(end.at),
              name: end.actorName,
            })}
            {end.text !== "" && ` ${t("past.endText", { text: end.text })}`}.{" "}
            {reopened &&
              (reopened.text
                ? t("past.reopened", {
                    at: format.instant(reopened.at),
                    name: reopened.actorName,
                    reason: reopened.text,
                  })
                : t("past.reopenedNoReason", { at: format.instant(reopened.at), name: reopened.actorName }))}
          </li>
        ))}
      </ul>
    </>
  );
}
