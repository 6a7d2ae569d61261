import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CalendarChangeRow } from "../../../../shared/ipc/calendar";
import { useCall } from "../../../client/client";
import { useFormat } from "../../../ui/format/use-format";
import { IconCalendarOff } from "../../../ui/icons";
import { EmptyState } from "../../../ui/layout/empty-state";
import { useGo } from "../../../ui/layout/navigate";
import { usePageTitle } from "../../../ui/layout/use-page-title";
import { RefusalBanner } from "../../../ui/status/refusal-banner";
import classes from "../settings.module.css";
import { MovedTable } from "./moved-table";

const NAMED_DAYS = 3;

/** The changes of the calendar, and which open deadlines each of them moved. */
export function MovedScreen() {
  const { t } = useTranslation(["settings", "errors", "common"]);
  usePageTitle(t("moved.title"));
  const go = useGo();
  const format = useFormat();
  const [picked, setPicked] = useState<string | null>(null);
  const changes = useCall("calendar.changes", {});
  const moved = useCall("deadlines.moved", { event: picked }, { keepPrevious: true });
  const shown = moved.data?.change?.eventId ?? null;
  const total = moved.data?.total ?? 0;
  if (changes.data?.length === 0) {
    return <EmptyState icon={IconCalendarOff} title={t("moved.none")} text={t("moved.noneText")} />;
  }
  return (
    <div className={classes.screen}>
      <nav className={classes.parts} aria-label={t("moved.changes")}>
        <h1 className={classes.title}>{t("moved.title")}</h1>
        <ul className={classes.partList}>
          {changes.data?.map((change) => (
            <li key={change.eventId}>
              <button
                type="button"
                className={classes.part}
                aria-current={change.eventId === shown ? "true" : undefined}
                onClick={() => setPicked(change.eventId)}
              >
                <ChangeWords change={change} />
              </button>
            </li>
          ))}
        </ul>
      </nav>
      <div className={classes.content}>
        <div className={classes.moved}>
          <p className={classes.about}>{t("moved.about")}</p>
          <RefusalBanner refusal={changes.refusal ?? moved.refusal} title={t("errors:notLoaded")} />
          {!moved.data && !moved.refusal && <p role="status">{t("impact.counting")}</p>}
          {moved.data && (
            <>
              <p className={classes.about} role="status">
                {total === 0
                  ? t("impact.none")
                  : `${t("impact.some", {
                      count: total,
                      later: format.number(moved.data.later),
                      earlier: format.number(moved.data.earlier),
                    })}. ${t("impact.promised")}`}
              </p>
              {total > 0 && (
                <div className={classes.fill}>
                  <MovedTable rows={moved.data.rows} onOpen={(id) => go(`/requests/${id}`)} />
                </div>
              )}
              {moved.data.rows.length < total && (
                <p className={classes.dim}>
                  {t("impact.first", { shown: format.number(moved.data.rows.length), total: format.number(total) })}
                </p>
              )}
            </>
          )}
        </div>
      </div>
    </div>
  );
}

function ChangeWords({ change }: { change: CalendarChangeRow }) {
  const { t } = useTranslation("settings");
  const format = useFormat();
  const days = (list: CalendarChangeRow["added"]) => {
    const named = list.slice(0, NAMED_DAYS).map(({ date, name }) => `${format.day(date)} ${name}`);
    const more = list.length - named.length;
    return [...named, ...(more > 0 ? [t("moved.more", { count: more })] : [])].join(", ");
  };
  return (
    <span className={classes.change}>
      <strong>{t(`moved.kind.${change.kind}`, { year: change.year ?? "" })}</strong>
      {change.added.length > 0 && <span>{t("moved.added", { days: days(change.added) })}</span>}
      {change.removed.length > 0 && <span>{t("moved.removed", { days: days(change.removed) })}</span>}
      {change.renamed.length > 0 && <span>{t("moved.renamed", { days: days(change.renamed) })}</span>}
      <span className={classes.dim}>
        {format.instant(change.at)} {change.byName ? t("moved.by", { name: change.byName }) : t("moved.byApp")}
      </span>
    </span>
  );
}
