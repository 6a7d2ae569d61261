// biome-ignore-all lint/a11y/useSemanticElements: a row of the calendar's grid cannot be a table's
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid keeps the focus and names its active cell
import { useTranslation } from "react-i18next";
import type { BookableResource } from "../../../shared/ipc/bookings";
import classes from "./bookings.module.css";

/** The head of a row: the resource, its kind and how many people it holds. */
export function ResourceName({ resource }: { resource: BookableResource }) {
  const { t } = useTranslation("bookings");
  const facts = [
    resource.kind === null ? t("unknownKind") : t(`kinds.${resource.kind}`),
    resource.capacity === null ? null : t("people", { count: resource.capacity }),
    resource.active ? null : t("inactive"),
  ].filter((fact) => fact !== null);
  return (
    <span role="rowheader" className={classes.resource}>
      <strong>
        <bdi>{resource.name}</bdi>
      </strong>
      <span className={classes.dim}>{facts.join(" · ")}</span>
    </span>
  );
}
