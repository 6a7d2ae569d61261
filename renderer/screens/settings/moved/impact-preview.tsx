import { useTranslation } from "react-i18next";
import type { CalendarChange } from "../../../../shared/ipc/calendar";
import { useCall } from "../../../client/client";
import { useFormat } from "../../../ui/format/use-format";
import { Banner } from "../../../ui/status/banner";
import { RefusalBanner } from "../../../ui/status/refusal-banner";
import classes from "../settings.module.css";
import { MovedTable } from "./moved-table";

/** Stands for a change in a query that is not asked. */
const NO_CHANGE: CalendarChange = {
  kind: "clocks",
  clocks: { unspecified: "working", everyDay: "working", complaints: "working" },
};

/** The deadlines that a change would move, old beside new, before it is saved. */
export function ImpactPreview({ change }: { change: CalendarChange | null }) {
  const { t } = useTranslation(["settings", "errors"]);
  const format = useFormat();
  const preview = useCall("deadlines.preview", { change: change ?? NO_CHANGE }, { enabled: change !== null });
  return (
    <section className={classes.impact} aria-label={t("impact.title")} aria-busy={preview.loading}>
      <h3>{t("impact.title")}</h3>
      <RefusalBanner refusal={preview.refusal} title={t("errors:notLoaded")} />
      {change === null && <p className={classes.dim}>{t("impact.fill")}</p>}
      {change !== null && preview.loading && <p role="status">{t("impact.counting")}</p>}
      {change !== null && preview.data && preview.data.total === 0 && <Banner tone="ok">{t("impact.none")}</Banner>}
      {change !== null && preview.data && preview.data.total > 0 && (
        <>
          <Banner
            tone="warn"
            title={t("impact.some", {
              count: preview.data.total,
              later: format.number(preview.data.later),
              earlier: format.number(preview.data.earlier),
            })}
          >
            {t("impact.promised")}
          </Banner>
          <div className={classes.impactTable}>
            <MovedTable rows={preview.data.rows} compact />
          </div>
          {preview.data.rows.length < preview.data.total && (
            <p className={classes.dim}>
              {t("impact.first", {
                shown: format.number(preview.data.rows.length),
                total: format.number(preview.data.total),
              })}
            </p>
          )}
        </>
      )}
    </section>
  );
}
