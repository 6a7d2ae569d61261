import { useTranslation } from "react-i18next";
import { codeWords } from "../../../../../shared/domain/eventlog/codes";
import { EXTENSION_GROUNDS } from "../../../../../shared/domain/requests/types";
import type { RequestDetail } from "../../../../../shared/ipc/requests";
import { useCall } from "../../../../client/client";
import { DayStrip } from "../../../../parts/deadline/day-strip";
import { DeadlineChip } from "../../../../parts/deadline/deadline-chip";
import { useFormat } from "../../../../ui/format/use-format";
import { useNow } from "../../../../ui/format/use-now";
import { Dialog } from "../../../../ui/layout/dialog";
import { FactList } from "../../../../ui/layout/fact-list";
import { Banner } from "../../../../ui/status/banner";
import { RefusalBanner } from "../../../../ui/status/refusal-banner";
import classes from "../detail.module.css";
import { movedReasons } from "./why-moved";

interface WhyDialogProps {
  detail: RequestDetail;
  opened: boolean;
  onClose: () => void;
}

/** "Mengapa tanggal ini?": the printed limit, from when it runs, and every day that counted or did not. */
export function WhyDialog({ detail, opened, onClose }: WhyDialogProps) {
  const { t } = useTranslation(["requests", "errors", "procedure"]);
  const format = useFormat();
  const now = useNow();
  const { data, refusal } = useCall("deadlines.explain-request", { id: detail.row.id }, { enabled: opened });
  const deadline = data?.deadline;
  const moved = movedReasons(detail);
  return (
    <Dialog opened={opened} onClose={onClose} title={t("detail.whyTitle", { number: detail.row.number })} size="lg">
      <div className={classes.stack}>
        <RefusalBanner refusal={refusal} title={t("errors:notLoaded")} />
        {data && deadline && (
          <>
            <DeadlineChip deadline={deadline} now={now} zone={format.zone} size="full" />
            <FactList
              facts={[
                { label: t("detail.whyLimit"), value: data.limitText ?? t("detail.notStated") },
                ...(data.startsText === null ? [] : [{ label: t("detail.whyStarts"), value: data.startsText }]),
                { label: t("detail.whyReceived"), value: format.instant(detail.row.receivedAt) },
                ...(detail.clockStartedAt === null || detail.clockStartedAt === detail.row.receivedAt
                  ? []
                  : [{ label: t("detail.clockStarted"), value: format.instant(detail.clockStartedAt) }]),
                ...(deadline.due === null ? [] : [{ label: t("detail.whyDue"), value: format.instant(deadline.due) }]),
                ...(deadline.promised === null
                  ? []
                  : [{ label: t("detail.whyPromised"), value: format.instant(deadline.promised) }]),
                ...detail.extensions.map((used) => ({
                  label: t("procedure:why.extension"),
                  value: t("procedure:deadline.extended", {
                    text: used.text,
                    ground: codeWords(EXTENSION_GROUNDS, used.ground, (ground) =>
                      t(`procedure:extend.grounds.${ground}`),
                    ),
                    number: used.noticeNumber || t("procedure:deadline.noNumber"),
                    date: format.day(used.noticeDate),
                    reason: used.reason,
                  }),
                })),
                ...(detail.agreedDue === null
                  ? []
                  : [{ label: t("procedure:why.agreed"), value: format.instant(detail.agreedDue) }]),
              ]}
            />
            {deadline.state === "not-started" && <Banner tone="info">{t("detail.whyNotStarted")}</Banner>}
            {deadline.state === "none" && <Banner tone="info">{t("detail.whyNone")}</Banner>}
            {deadline.unknownYear !== null && (
              <Banner tone="warn">{t("detail.whyUnknownYear", { year: deadline.unknownYear })}</Banner>
            )}
            {moved.length > 0 && (
              <Banner tone="info">
                {t("procedure:why.moved", {
                  reasons: moved.map((reason) => t(`procedure:why.reasons.${reason}`)).join("; "),
                })}
              </Banner>
            )}
            {detail.pauses.length > 0 && (
              <div>
                <h3 className={classes.subheading}>{t("detail.whyPauses")}</h3>
                <ul className={classes.plainList}>
                  {detail.pauses.map((pause) => (
                    <li key={pause.from}>
                      {format.instant(pause.from)} –{" "}
                      {pause.to === null ? t("detail.whyPauseOpen") : format.instant(pause.to)},{" "}
                      {codeWords(["requirements", "applicant"], pause.ground, (ground) => t(`detail.ground.${ground}`))}
                    </li>
                  ))}
                </ul>
              </div>
            )}
            {data.days.length > 0 && <DayStrip days={data.days} zone={format.zone} />}
          </>
        )}
      </div>
    </Dialog>
  );
}
