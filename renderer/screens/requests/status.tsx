import { useTranslation } from "react-i18next";
import type { RequestStatus } from "../../../shared/domain/requests/types";
import {
  type Icon,
  IconArrowMerge,
  IconBan,
  IconCircleCheck,
  IconCircleDot,
  IconCircleMinus,
  IconClockPause,
  IconSend,
} from "../../ui/icons";
import { StatusBadge, type StatusBadgeProps } from "../../ui/status/status-badge";
import type { Tone } from "../../ui/status/tone";

const LOOK: Readonly<Record<RequestStatus, { icon: Icon; tone: Tone }>> = {
  open: { icon: IconCircleDot, tone: "info" },
  waiting: { icon: IconClockPause, tone: "pause" },
  ready: { icon: IconSend, tone: "accent" },
  "handed-over": { icon: IconCircleCheck, tone: "ok" },
  refused: { icon: IconBan, tone: "bad" },
  unfulfilled: { icon: IconCircleMinus, tone: "neutral" },
  merged: { icon: IconArrowMerge, tone: "neutral" },
};

interface RequestStatusBadgeProps {
  status: RequestStatus;
  variant?: NonNullable<StatusBadgeProps["variant"]>;
}

/** A request's status by icon and word. */
export function RequestStatusBadge(props: RequestStatusBadgeProps) {
  const { t } = useTranslation("requests");
  return <RequestStatusMark {...props} label={t(`status.${props.status}`)} />;
}

/** The same with its word handed in, for rows of a table. */
export function RequestStatusMark({
  status,
  variant = "outlined",
  label,
}: RequestStatusBadgeProps & { label: string }) {
  const { icon, tone } = LOOK[status];
  return <StatusBadge tone={tone} icon={icon} label={label} variant={variant} />;
}
