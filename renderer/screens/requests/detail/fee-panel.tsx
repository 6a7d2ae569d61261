import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { RequestDetail } from "../../../../shared/ipc/requests";
import { Banner } from "../../../ui/banner";
import { FactList } from "../../../ui/fact-list";
import { Kbd } from "../../../ui/kbd";
import { Panel } from "../../../ui/panel";
import { useFormat } from "../../../ui/use-format";

/** What the service costs, whether it was paid, and the way to record it. Nothing where the standard is free. */
export function FeePanel({ detail, onRecord }: { detail: RequestDetail; onRecord: () => void }) {
  const { t } = useTranslation("fee");
  const format = useFormat();
  const { feeOwed, feePaid } = detail;
  if (feeOwed === 0 && feePaid === null) return null;
  const button = detail.may.recordFee && (
    <Button size="compact-sm" variant="default" rightSection={<Kbd keys="B" />} onClick={onRecord}>
      {feePaid ? t("change") : t("record")}
    </Button>
  );
  return (
    <Panel title={t("panel")} aside={button || undefined}>
      {feeOwed > 0 && <Banner tone="warn">{t("owed", { amount: format.rupiah(feeOwed) })}</Banner>}
      {feePaid && (
        <FactList
          facts={[
            { label: t("amount"), value: format.rupiah(feePaid.amount) },
            { label: t("method"), value: t(`methods.${feePaid.method}`) },
            { label: t("receipt"), value: feePaid.receipt },
            { label: t("note"), value: feePaid.note },
            { label: t("by"), value: `${feePaid.actorName} · ${format.instant(feePaid.at)}` },
          ].filter((fact) => fact.value !== "")}
        />
      )}
    </Panel>
  );
}
