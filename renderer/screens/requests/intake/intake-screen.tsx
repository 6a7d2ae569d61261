import { Button } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Service } from "../../../../shared/domain/catalog/service";
import { selectableLimits } from "../../../../shared/domain/requests/rules";
import type { StagedDescription } from "../../../../shared/ipc/attachments";
import { useCall } from "../../../client/client";
import { useStaging } from "../../../parts/attachments/staging";
import { type IntakeSlot, useIntakeSlot } from "../../../parts/bookings/intake-slot";
import { useFormat } from "../../../ui/format/use-format";
import { useGo, usePathParams } from "../../../ui/layout/navigate";
import { Banner } from "../../../ui/status/banner";
import { RefusalBanner } from "../../../ui/status/refusal-banner";
import { DraftList } from "./draft/draft-list";
import { fitDraft, withoutFiles } from "./draft/intake-draft";
import { type KeptDraft, newDraftName, useKeptDrafts } from "./draft/use-draft";
import { IntakeForm } from "./intake-form";
import { emptyIntake, type IntakeValues, moveToService } from "./intake-model";
import { SavedRequest } from "./saved-request";
import { ServicePicker } from "./service-picker";
import type { SavedIntake } from "./use-intake-form";

/** A form that is brought along: kept from before, or moved to another service. */
interface Carried {
  values: IntakeValues;
  files: readonly StagedDescription[];
  restored: boolean;
  lost: number;
}

/** Receiving a request: choose the service, fill in the form, see the number and the promised date. */
export function IntakeScreen() {
  const { t } = useTranslation(["requests", "errors"]);
  const go = useGo();
  const asked = usePathParams().service ?? null;
  const [name, setName] = useState(() => newDraftName());
  const [serviceId, setServiceId] = useState<string | null>(asked);
  const [carried, setCarried] = useState<Carried | null>(null);
  const [saved, setSaved] = useState<(SavedIntake & { service: Service }) | null>(null);
  const { slot, drop } = usePickedSlot();
  const { recall } = useStaging();
  const { kept, unreadable, discard, reload } = useKeptDrafts();
  const found = useCall("catalog.service", { id: serviceId ?? "-", hash: null }, { enabled: serviceId !== null });
  const service = found.data?.service;

  const begin = () => {
    setSaved(null);
    setCarried(null);
    setServiceId(null);
    setName(newDraftName());
    reload();
  };
  const use = async (draft: KeptDraft) => {
    const ids = draft.values.attachments.map(({ id }) => id);
    const files = await recall(ids);
    const { values, lost } = withoutFiles(draft.values, new Set(files.map(({ id }) => id)));
    setName(draft.form);
    setCarried({ values, files, restored: true, lost });
    setServiceId(values.serviceId);
  };

  if (saved) return <SavedRequest {...saved} onAnother={begin} />;
  if (serviceId === null || found.refusal) {
    const offer = (
      <>
        <RefusalBanner refusal={found.refusal} title={t("errors:notLoaded")} />
        {unreadable > 0 && <Banner tone="warn">{t("intake.draftUnreadable", { count: unreadable })}</Banner>}
        {slot && <SlotBanner slot={slot} onForget={drop} />}
        {carried === null && (
          <DraftList
            kept={kept.filter(({ form }) => form !== name)}
            onUse={(draft) => void use(draft)}
            onDiscard={({ form }) => discard(form)}
          />
        )}
      </>
    );
    return <ServicePicker onPick={setServiceId} offer={offer} books={slot?.kind ?? null} />;
  }
  if (!service || service.entry.id !== serviceId) return <p role="status">{t("detail.loading")}</p>;
  return (
    <IntakeForm
      key={`${name} ${serviceId}`}
      draftName={name}
      service={service}
      first={firstValues(service, carried, slot)}
      firstFiles={carried?.files ?? []}
      lostFiles={carried?.lost ?? 0}
      onChangeService={(values, files) => {
        setCarried({ values, files, restored: false, lost: 0 });
        setServiceId(null);
      }}
      onSaved={(result) => {
        drop();
        setSaved({ ...result, service });
      }}
      onLeave={() => go("/requests")}
    />
  );
}

/** The time that was picked in the resource calendar; it is for this visit only. */
function usePickedSlot(): { slot: IntakeSlot | null; drop: () => void } {
  const { slot: handed, forget } = useIntakeSlot();
  const [slot, setSlot] = useState(handed);
  useEffect(forget, [forget]);
  return { slot, drop: () => setSlot(null) };
}

function SlotBanner({ slot, onForget }: { slot: IntakeSlot; onForget: () => void }) {
  const { t } = useTranslation("requests");
  const format = useFormat();
  return (
    <Banner
      tone="info"
      role="status"
      action={
        <Button size="compact-sm" variant="default" onClick={onForget}>
          {t("intake.slotForget")}
        </Button>
      }
    >
      {t("intake.slot", { resource: slot.name, from: format.instant(slot.from), to: format.time(slot.to) })}
    </Banner>
  );
}

function firstValues(service: Service, carried: Carried | null, slot: IntakeSlot | null): IntakeValues {
  const empty = emptyIntake(service);
  if (carried === null) {
    const books = slot !== null && service.books.includes(slot.kind);
    const { resource, from, to } = slot ?? { resource: null, from: null, to: null };
    return books ? { ...empty, bookings: [{ resource, from, to, note: "" }] } : empty;
  }
  if (!carried.restored && carried.values.serviceId !== service.entry.id) return moveToService(carried.values, service);
  return fitDraft(carried.values, empty, {
    limits: selectableLimits(service).map((run) => run.limit),
    fields: service.fields.map((field) => field.id),
    books: service.books.length > 0,
  });
}
