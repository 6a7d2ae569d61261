import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/format/use-format";
import { Banner } from "../../ui/status/banner";

interface ClockQuestionProps {
  /** The computer's clock, and when this workstation wrote its last entry. Epoch milliseconds. */
  now: number;
  last: number;
  busy: boolean;
  onConfirm: () => void;
}

/** Asks about a clock that stands before the last entry: what is written by it would bear a wrong time. */
export function ClockQuestion({ now, last, busy, onConfirm }: ClockQuestionProps) {
  const { t } = useTranslation("session");
  const format = useFormat();
  return (
    <Banner tone="warn" title={t("login.clock.title")}>
      <p>{t("login.clock.text", { now: format.instant(now), last: format.instant(last) })}</p>
      <Button variant="default" loading={busy} onClick={onConfirm}>
        {t("login.clock.confirm")}
      </Button>
    </Banner>
  );
}
