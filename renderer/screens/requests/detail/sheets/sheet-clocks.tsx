import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CLOCK_RULES } from "../../../../../shared/domain/registers/clocks";
import type { RegisterRequest } from "../../../../../shared/ipc/registers";
import { DayStrip } from "../../../../parts/deadline/day-strip";
import { RegisterClockChip } from "../../../../parts/deadline/register-clock";
import { useFormat } from "../../../../ui/format/use-format";
import { useNow } from "../../../../ui/format/use-now";
import { Dialog } from "../../../../ui/layout/dialog";
import { FactList } from "../../../../ui/layout/fact-list";
import classes from "./sheets.module.css";

type Clock = RegisterRequest["clocks"][number];

/** The clocks of the law: which rule, how it stands, until when, and why that date. `nameOf` names an entry. */
export function SheetClocks({
  clocks,
  nameOf,
}: {
  clocks: readonly Clock[];
  nameOf: (entry: string) => string | null;
}) {
  const { t } = useTranslation("registers");
  const now = useNow();
  const [shown, setShown] = useState<Clock | null>(null);
  if (clocks.length === 0) return <p className={classes.none}>{t("sheets.noClocks")}</p>;
  return (
    <>
      <ul className={classes.clocks}>
        {clocks.map((clock) => {
          const about = clock.entry === null ? null : nameOf(clock.entry);
          return (
            <li key={`${clock.clock} ${clock.entry}`} className={classes.clock}>
              <span className={classes.clockName}>
                <strong>{t(`clock.${clock.clock}`)}</strong>
                {about !== null && <span className={classes.law}>{t("sheets.answersTo", { what: about })}</span>}
                <span className={classes.law}>{CLOCK_RULES[clock.clock].law}</span>
              </span>
              <span className={classes.standing}>
                <RegisterClockChip clock={clock} now={now} size="full" />
                {clock.days.length > 0 && (
                  <button type="button" className={classes.why} onClick={() => setShown(clock)}>
                    {t("sheets.explain")}
                  </button>
                )}
              </span>
            </li>
          );
        })}
      </ul>
      {shown && <WhyClock clock={shown} onClose={() => setShown(null)} />}
    </>
  );
}

function WhyClock({ clock, onClose }: { clock: Clock; onClose: () => void }) {
  const { t } = useTranslation("registers");
  const format = useFormat();
  const now = useNow();
  const facts = [
    { label: t("sheets.law", { law: "" }).replace(/:\s*$/, ""), value: CLOCK_RULES[clock.clock].law },
    ...(clock.from === null
      ? []
      : [{ label: t("sheets.from", { date: "" }).trim(), value: format.instant(clock.from) }]),
    ...(clock.stoppedAt === null
      ? []
      : [{ label: t("sheets.stopped", { date: "" }).trim(), value: format.instant(clock.stoppedAt) }]),
  ];
  return (
    <Dialog opened onClose={onClose} title={t("sheets.whyTitle", { clock: t(`clock.${clock.clock}`) })} size="lg">
      <div className={classes.form}>
        <RegisterClockChip clock={clock} now={now} size="full" />
        <FactList facts={facts} />
        <DayStrip days={clock.days} zone={format.zone} />
      </div>
    </Dialog>
  );
}
