import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Service } from "../../../../shared/domain/catalog/service";
import { selectableLimits } from "../../../../shared/domain/requests/rules";
import type { ReceiveDraft } from "../../../../shared/ipc/requests";
import { useCall } from "../../../client/client";
import { Banner } from "../../../ui/banner";
import { useShortcuts } from "../../../ui/commands";
import { Kbd } from "../../../ui/kbd";
import { useGo, usePathParams } from "../../../ui/navigate";
import { RefusalBanner } from "../../../ui/refusal-banner";
import { useFormat } from "../../../ui/use-format";
import classes from "./intake.module.css";
import { fitDraft } from "./intake-draft";
import { IntakeForm } from "./intake-form";
import { emptyIntake, moveToService } from "./intake-model";
import { SavedRequest } from "./saved-request";
import { ServicePicker } from "./service-picker";
import { type KeptDraft, useKeptDraft } from "./use-draft";

interface Saved {
  id: string;
  number: string;
  missing: readonly string[];
  service: Service;
}

/** Receiving a request: choose the service, fill in the form, see the number and the promised date. */
export function IntakeScreen() {
  const { t } = useTranslation(["requests", "errors"]);
  const go = useGo();
  const asked = usePathParams().service ?? null;
  const [serviceId, setServiceId] = useState<string | null>(asked);
  const [carried, setCarried] = useState<{ values: ReceiveDraft; restored: boolean } | null>(null);
  const [saved, setSaved] = useState<Saved | null>(null);
  const { kept, unreadable, discard, forget } = useKeptDraft();
  const found = useCall("catalog.service", { id: serviceId ?? "-", hash: null }, { enabled: serviceId !== null });
  const service = found.data?.service;

  const begin = () => {
    setSaved(null);
    setCarried(null);
    setServiceId(null);
  };

  if (saved) return <SavedRequest {...saved} onAnother={begin} />;
  if (serviceId === null || found.refusal) {
    const offer = (
      <>
        <RefusalBanner refusal={found.refusal} title={t("errors:notLoaded")} />
        {unreadable && <Banner tone="warn">{t("intake.draftUnreadable")}</Banner>}
        {kept && (
          <DraftOffer
            kept={kept}
            onUse={() => {
              setCarried({ values: kept.values, restored: true });
              setServiceId(kept.values.serviceId);
              forget();
            }}
            onDiscard={discard}
          />
        )}
      </>
    );
    return <ServicePicker onPick={setServiceId} offer={offer} />;
  }
  if (!service || service.entry.id !== serviceId) return <p role="status">{t("detail.loading")}</p>;
  return (
    <IntakeForm
      key={`${serviceId} ${carried === null}`}
      service={service}
      first={firstValues(service, carried)}
      onChangeService={(values) => {
        setCarried({ values, restored: false });
        setServiceId(null);
      }}
      onSaved={(result) => setSaved({ ...result, service })}
      onLeave={() => go("/requests")}
    />
  );
}

function firstValues(service: Service, carried: { values: ReceiveDraft; restored: boolean } | null): ReceiveDraft {
  if (carried === null) return emptyIntake(service);
  if (!carried.restored && carried.values.serviceId !== service.entry.id) return moveToService(carried.values, service);
  return fitDraft(
    carried.values,
    emptyIntake(service),
    selectableLimits(service).map((run) => run.limit),
  );
}

interface DraftOfferProps {
  kept: KeptDraft;
  onUse: () => void;
  onDiscard: () => void;
}

function DraftOffer({ kept, onUse, onDiscard }: DraftOfferProps) {
  const { t } = useTranslation("requests");
  const format = useFormat();
  const services = useCall("catalog.list", {}).data ?? [];
  const name = services.find((row) => row.id === kept.values.serviceId)?.name ?? kept.values.serviceId;
  useShortcuts([
    { id: "draft.use", label: t("intake.draftUse"), keys: "Alt+U", run: onUse },
    { id: "draft.discard", label: t("intake.draftDiscard"), keys: "Alt+D", run: onDiscard },
  ]);
  return (
    <Banner
      tone="info"
      role="status"
      title={t("intake.draftFound", { at: format.instant(kept.savedAt) })}
      action={
        <span className={classes.offer}>
          <Button size="xs" rightSection={<Kbd keys="Alt+U" />} onClick={onUse}>
            {t("intake.draftUse")}
          </Button>
          <Button size="xs" variant="default" rightSection={<Kbd keys="Alt+D" />} onClick={onDiscard}>
            {t("intake.draftDiscard")}
          </Button>
        </span>
      }
    >
      {t("intake.draftService", { service: name })}
      {kept.values.subject !== "" && ` · ${kept.values.subject}`}
    </Banner>
  );
}
