import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { RequestDetail } from "../../../../../shared/ipc/requests";
import { useCall } from "../../../../client/client";
import { useShortcuts } from "../../../../ui/commands/commands";
import { Kbd } from "../../../../ui/commands/kbd";
import { useFormat } from "../../../../ui/format/use-format";
import { IconClipboardList } from "../../../../ui/icons";
import { Panel } from "../../../../ui/layout/panel";
import { Banner } from "../../../../ui/status/banner";
import { RefusalBanner } from "../../../../ui/status/refusal-banner";
import { SheetChooser } from "./sheet-chooser";
import { SheetClocks } from "./sheet-clocks";
import { SheetDialog } from "./sheet-dialog";
import { SheetPart } from "./sheet-part";
import classes from "./sheets.module.css";
import { type Filling, offersOf, type SheetOffer, sheetViews } from "./sheets-model";

/** A request in its register: the clocks that the law sets, and the sheets that the register asks for. */
export function SheetsPanel({ detail }: { detail: RequestDetail }) {
  if (detail.register === null) return null;
  return <RegisterPanel detail={detail} />;
}

function RegisterPanel({ detail }: { detail: RequestDetail }) {
  const { t } = useTranslation(["registers", "errors"]);
  const format = useFormat();
  const { data, refusal } = useCall("registers.request", { id: detail.row.id }, { keepPrevious: true });
  const [choosing, setChoosing] = useState(false);
  const [open, setOpen] = useState<SheetOffer | null>(null);
  const views = data ? sheetViews(data) : [];
  const offers = offersOf(views);
  /** An objection is named by its number, else by its date. */
  const nameOf = ({ values }: Filling) => {
    const { number, "received-on": received } = values;
    if (typeof number === "string" && number !== "") return number;
    return typeof received === "string" ? format.day(received) : "–";
  };
  const entryName = (entry: string) => {
    const parent = data?.fillings.find(
      (filling) => filling.inForce && filling.sheet === "objection" && filling.entry === entry,
    );
    return parent ? nameOf(parent) : null;
  };
  const choose = () => {
    const [only] = offers;
    if (offers.length === 1 && only) setOpen(only);
    else setChoosing(true);
  };
  useShortcuts([
    {
      id: "request.sheets",
      label: t("sheets.choose"),
      keys: "I",
      icon: IconClipboardList,
      enabled: offers.length > 0,
      run: choose,
    },
    ...offers.map((offer, index) => ({
      id: `request.sheet.${offer.sheet.id}.${index}`,
      label: [t(`sheets.${offer.kind}Of`, { sheet: offer.sheet.title }), offer.about && nameOf(offer.about)]
        .filter(Boolean)
        .join(" · "),
      run: () => setOpen(offer),
    })),
  ]);
  const latest =
    open === null || open.entry === null
      ? null
      : (data?.fillings.find(
          (filling) => filling.inForce && filling.sheet === open.sheet.id && filling.entry === open.entry,
        ) ?? null);

  return (
    <Panel
      title={t("sheets.title")}
      aside={
        offers.length > 0 && (
          <Button size="compact-sm" variant="default" rightSection={<Kbd keys="I" />} onClick={choose}>
            {t("sheets.choose")}
          </Button>
        )
      }
    >
      <div className={classes.form}>
        <RefusalBanner refusal={refusal} title={t("errors:notLoaded")} />
        {data?.masked && <Banner tone="info">{t("sheets.masked")}</Banner>}
        {data && (
          <>
            <h3 className={classes.heading}>{t("sheets.clocks")}</h3>
            <SheetClocks clocks={data.clocks} nameOf={entryName} />
            {views.map((view) => (
              <SheetPart key={view.sheet.id} id={detail.row.id} view={view} nameOf={nameOf} onOpen={setOpen} />
            ))}
          </>
        )}
      </div>
      {choosing && (
        <SheetChooser
          offers={offers}
          nameOf={nameOf}
          onPick={(offer) => {
            setChoosing(false);
            setOpen(offer);
          }}
          onClose={() => setChoosing(false)}
        />
      )}
      {open && <SheetDialog detail={detail} offer={open} latest={latest} onClose={() => setOpen(null)} />}
    </Panel>
  );
}
