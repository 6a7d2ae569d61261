import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Sheet } from "../../../../../shared/domain/registers/sheet";
import { DocumentActions } from "../../../../parts/documents/document-actions";
import { showFieldValue } from "../../../../parts/fields/declared-fields";
import { type Formats, useFormat } from "../../../../ui/format/use-format";
import { FactList } from "../../../../ui/layout/fact-list";
import classes from "./sheets.module.css";
import type { Filling, SheetEntryView, SheetOffer, SheetView } from "./sheets-model";

interface SheetPartProps {
  /** The request. */
  id: string;
  view: SheetView;
  nameOf: (filling: Filling) => string;
  onOpen: (offer: SheetOffer) => void;
}

/** One sheet of a register: what stands on it, who filled it in, and the way to its form. */
export function SheetPart({ id, view, nameOf, onOpen }: SheetPartProps) {
  const { t } = useTranslation("registers");
  const { sheet, entries, offers, needs, mayFill } = view;
  return (
    <section className={classes.sheet} aria-label={sheet.title}>
      <header className={classes.sheetHead}>
        <h3 className={classes.sheetTitle}>{sheet.title}</h3>
        <span className={classes.law}>{sheet.law}</span>
        <span className={classes.offers}>
          {offers.map((offer) => (
            <Button
              key={`${offer.entry}`}
              size="compact-xs"
              variant="default"
              aria-label={t(`sheets.${offer.kind}Of`, { sheet: sheet.title })}
              onClick={() => onOpen(offer)}
            >
              {t(`sheets.${offer.kind}`)}
              {offer.about && ` · ${nameOf(offer.about)}`}
            </Button>
          ))}
        </span>
      </header>
      {entries.length === 0 && (
        <p className={classes.none}>
          {needs ? t("sheets.needsFirst", { sheet: needs.title }) : t(mayFill ? "sheets.none" : "sheets.notYours")}
        </p>
      )}
      {entries.map((entry) => (
        <Entry key={entry.filling.entry} sheet={sheet} entry={entry} nameOf={nameOf} onOpen={onOpen}>
          {sheet.id === "consequence-test" && (
            <DocumentActions
              request={{ kind: "consequence-sheet", id, entry: entry.filling.entry }}
              title={t("sheets.printTest")}
            />
          )}
          {sheet.id === "incident-report" && (
            <DocumentActions request={{ kind: "incident-report", id }} title={t("sheets.printIncident")} />
          )}
        </Entry>
      ))}
    </section>
  );
}

interface EntryProps {
  sheet: Sheet;
  entry: SheetEntryView;
  nameOf: (filling: Filling) => string;
  onOpen: (offer: SheetOffer) => void;
  children: React.ReactNode;
}

function Entry({ sheet, entry: { filling, earlier, about, change }, nameOf, onOpen, children }: EntryProps) {
  const { t } = useTranslation("registers");
  const format = useFormat();
  const tracking = sheet.id === "complaint-class" ? filling.values.tracking : undefined;
  return (
    <div className={classes.entry}>
      <p className={classes.entryHead}>
        {about && <strong>{t("sheets.answersTo", { what: nameOf(about) })}</strong>}
        <span className={classes.law}>
          {t("sheets.filledBy", { name: filling.actorName, date: format.instant(filling.at) })}
        </span>
        {change && (
          <Button
            size="compact-xs"
            variant="subtle"
            aria-label={t("sheets.changeOf", { sheet: sheet.title })}
            onClick={() => onOpen(change)}
          >
            {t("sheets.change")}
          </Button>
        )}
      </p>
      <FactList facts={factsOf(sheet, filling, format)} />
      {typeof tracking === "string" && tracking !== "" && (
        <p className={classes.law}>
          {t("sheets.track")}: <span className={classes.address}>https://www.lapor.go.id/pengaduan/{tracking}</span>
        </p>
      )}
      {children}
      {earlier.length > 0 && (
        <details className={classes.history}>
          <summary>{t("sheets.history", { count: earlier.length })}</summary>
          {[...earlier].reverse().map((before) => (
            <div key={before.eventId} className={classes.entry}>
              <p className={classes.law}>
                {t("sheets.filledBy", { name: before.actorName, date: format.instant(before.at) })}
              </p>
              <FactList facts={factsOf(sheet, before, format)} />
            </div>
          ))}
        </details>
      )}
    </div>
  );
}

/** What was filled in, in the order of the sheet. */
function factsOf(sheet: Sheet, { values }: Filling, format: Formats) {
  return sheet.fields.flatMap((field) => {
    const value = showFieldValue(field, values[field.id], format);
    return value === "" ? [] : [{ label: field.label, value: <span className={classes.value}>{value}</span> }];
  });
}
