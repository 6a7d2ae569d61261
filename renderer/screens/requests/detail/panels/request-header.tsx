import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { RequestDetail } from "../../../../../shared/ipc/requests";
import { DeadlineChip } from "../../../../parts/deadline/deadline-chip";
import { Kbd } from "../../../../ui/commands/kbd";
import { useFormat } from "../../../../ui/format/use-format";
import { useGo } from "../../../../ui/layout/navigate";
import { RequestStatusBadge } from "../../status";
import type { Action } from "../actions/action-dialogs";
import type { OfferedAction } from "../actions/offered-actions";
import classes from "../detail.module.css";

interface RequestHeaderProps {
  detail: RequestDetail;
  now: number;
  actions: readonly OfferedAction[];
  onAction: (action: Action) => void;
}

/** Number, status, deadline beside what was promised, and the actions with their keys. */
export function RequestHeader({ detail, now, actions, onAction }: RequestHeaderProps) {
  const { t } = useTranslation(["requests", "procedure"]);
  const go = useGo();
  const format = useFormat();
  const { row } = detail;
  const { promised } = row.deadline;
  return (
    <div className={classes.top}>
      <div className={classes.head}>
        <div className={classes.headLine}>
          <h1 className={classes.number}>{row.number}</h1>
          <RequestStatusBadge status={row.status} variant="filled" />
          <DeadlineChip
            deadline={row.deadline}
            now={now}
            zone={format.zone}
            size="full"
            onExplain={() => onAction("why")}
          />
          {promised !== null && (
            <span className={classes.promised}>
              {t("procedure:deadline.promisedShort", { at: format.instant(promised) })}
            </span>
          )}
        </div>
        <p className={classes.service}>
          {row.serviceNo !== null && `${row.serviceNo}. `}
          {row.serviceName}
          {row.subject !== "" && <span className={classes.subject}> · {row.subject}</span>}
        </p>
      </div>
      <div className={classes.actions}>
        {actions
          .filter(({ inHeader }) => inHeader)
          .map(({ action, key, label, icon: IconShape }) => (
            <Button
              key={action}
              size="compact-sm"
              variant={action === "handOver" ? "filled" : "default"}
              leftSection={<IconShape size="1rem" aria-hidden />}
              rightSection={<Kbd keys={key} />}
              onClick={() => onAction(action)}
            >
              {label}
            </Button>
          ))}
        <Button size="compact-sm" variant="subtle" rightSection={<Kbd keys="Q" />} onClick={() => go("/requests")}>
          {t("detail.back")}
        </Button>
      </div>
    </div>
  );
}
