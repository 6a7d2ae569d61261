import { useTranslation } from "react-i18next";
import type { SimilarRequest } from "../../../../../shared/ipc/requests";
import { useFormat } from "../../../../ui/format/use-format";
import { RequestStatusBadge } from "../../status";
import classes from "./similar.module.css";

interface SimilarListProps {
  found: readonly SimilarRequest[];
  /** The one that is looked at. */
  looking: string | null;
  onLook: (id: string) => void;
}

/** Requests that may be the same, each with why; choosing one shows it beside the form. */
export function SimilarList({ found, looking, onLook }: SimilarListProps) {
  const { t } = useTranslation("requests");
  const format = useFormat();
  return (
    <ul className={classes.list}>
      {found.map((request) => (
        <li key={request.id}>
          <button
            type="button"
            className={classes.known}
            aria-pressed={request.id === looking}
            data-similar
            onClick={() => onLook(request.id)}
          >
            <span className={classes.line}>
              <strong>{request.number}</strong>
              <RequestStatusBadge status={request.status} variant="plain" />
              <span className={classes.dim}>{format.date(request.receivedAt)}</span>
            </span>
            <bdi className={classes.text}>{request.subject}</bdi>
            <span className={classes.dim}>
              <bdi>{request.applicant}</bdi> · {request.serviceName}
            </span>
            <span className={classes.why}>{request.why.map((why) => t(`intake.similar.why.${why}`)).join(", ")}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
