import { useTranslation } from "react-i18next";
import { type Command, useShortcuts } from "../../../../ui/commands/commands";
import { Kbd } from "../../../../ui/commands/kbd";
import { Dialog } from "../../../../ui/layout/dialog";
import classes from "./sheets.module.css";
import type { Filling, SheetOffer } from "./sheets-model";

interface SheetChooserProps {
  offers: readonly SheetOffer[];
  /** Names the filling that a sheet answers. */
  nameOf: (filling: Filling) => string;
  onPick: (offer: SheetOffer) => void;
  onClose: () => void;
}

/** Which sheet is to be filled in: the first nine by their number. */
export function SheetChooser(props: SheetChooserProps) {
  const { t } = useTranslation("registers");
  return (
    <Dialog opened onClose={props.onClose} title={t("sheets.choose")} size="md">
      <Choices {...props} />
    </Dialog>
  );
}

function Choices({ offers, nameOf, onPick }: SheetChooserProps) {
  const { t } = useTranslation("registers");
  const labelOf = ({ kind, sheet, about }: SheetOffer) =>
    [t(`sheets.${kind}Of`, { sheet: sheet.title }), about && t("sheets.answersTo", { what: nameOf(about) })]
      .filter(Boolean)
      .join(" · ");
  const keyOf = (index: number) => (index < 9 ? String(index + 1) : null);
  useShortcuts(
    offers.flatMap((offer, index): Command[] => {
      const keys = keyOf(index);
      return keys === null
        ? []
        : [{ id: `sheet.${index}`, label: labelOf(offer), keys, inBar: false, run: () => onPick(offer) }];
    }),
  );
  return (
    <div className={classes.form}>
      <p className={classes.about}>{t("sheets.chooseAbout")}</p>
      <ul className={classes.choices}>
        {offers.map((offer, index) => {
          const keys = keyOf(index);
          return (
            <li key={`${offer.sheet.id} ${offer.entry} ${offer.kind}`}>
              <button type="button" className={classes.choice} onClick={() => onPick(offer)}>
                {keys !== null && <Kbd keys={keys} />}
                <span>{labelOf(offer)}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
