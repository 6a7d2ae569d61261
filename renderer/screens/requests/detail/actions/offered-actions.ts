import { useTranslation } from "react-i18next";
import type { RequestDetail } from "../../../../../shared/ipc/requests";
import {
  type Icon,
  IconArrowBackUp,
  IconArrowMerge,
  IconBan,
  IconCalendar,
  IconCalendarCheck,
  IconCalendarPlus,
  IconClipboardList,
  IconClockPause,
  IconClockPlay,
  IconFileText,
  IconNote,
  IconPencil,
  IconPlayerPlay,
  IconSend,
  IconUserPlus,
} from "../../../../ui/icons";
import { mayCorrect, mayRecordFields } from "../panels/facts-panel";
import type { Action } from "./action-dialogs";

export interface OfferedAction {
  action: Action;
  key: string;
  label: string;
  icon: Icon;
  /** Has a button at the top; the others have theirs in the panel that they belong to. */
  inHeader: boolean;
}

/** What this operator may do with the request now, with the key of each. */
export function useOfferedActions(detail: RequestDetail): readonly OfferedAction[] {
  const { t } = useTranslation(["requests", "procedure"]);
  const { may } = detail;
  const extend = may.extend && detail.extensionsLeft.length > 0;
  const all: readonly (OfferedAction & { allowed: boolean })[] = [
    {
      action: "wait",
      key: "T",
      label: t("detail.actions.wait"),
      icon: IconClockPause,
      allowed: may.wait,
      inHeader: true,
    },
    {
      action: "resume",
      key: "T",
      label: t("detail.actions.resume"),
      icon: IconClockPlay,
      allowed: may.resume,
      inHeader: true,
    },
    {
      action: "assign",
      key: "A",
      label: t("detail.actions.assign"),
      icon: IconUserPlus,
      allowed: may.assign,
      inHeader: true,
    },
    { action: "note", key: "C", label: t("detail.actions.note"), icon: IconNote, allowed: may.note, inHeader: true },
    {
      action: "skip",
      key: "L",
      label: t("detail.actions.skip"),
      icon: IconPlayerPlay,
      allowed: may.skip,
      inHeader: true,
    },
    {
      action: "refuse",
      key: "X",
      label: t("detail.actions.refuse"),
      icon: IconBan,
      allowed: may.refuse,
      inHeader: true,
    },
    {
      action: "merge",
      key: "M",
      label: t("procedure:actions.merge"),
      icon: IconArrowMerge,
      allowed: may.merge,
      inHeader: true,
    },
    {
      action: "unmerge",
      key: "U",
      label: t("procedure:actions.unmerge"),
      icon: IconArrowBackUp,
      allowed: may.unmerge,
      inHeader: true,
    },
    {
      action: "recordFee",
      key: "B",
      label: t("procedure:actions.recordFee"),
      icon: IconFileText,
      allowed: may.recordFee,
      inHeader: true,
    },
    {
      action: "reopen",
      key: "R",
      label: t("procedure:actions.reopen"),
      icon: IconArrowBackUp,
      allowed: may.reopen,
      inHeader: true,
    },
    {
      action: "handOver",
      key: "H",
      label: t("detail.actions.handOver"),
      icon: IconSend,
      allowed: may.handOver,
      inHeader: true,
    },
    {
      action: "extend",
      key: "E",
      label: t("procedure:actions.extend"),
      icon: IconCalendarPlus,
      allowed: extend,
      inHeader: false,
    },
    {
      action: "agreeDue",
      key: "G",
      label: t("procedure:actions.agreeDue"),
      icon: IconCalendarCheck,
      allowed: may.agreeDue,
      inHeader: false,
    },
    {
      action: "book",
      key: "J",
      label: t("procedure:bookings.book"),
      icon: IconCalendar,
      allowed: may.book,
      inHeader: false,
    },
    {
      action: "recordFields",
      key: "S",
      label: t("procedure:actions.recordFields"),
      icon: IconClipboardList,
      allowed: mayRecordFields(detail),
      inHeader: false,
    },
    {
      action: "correct",
      key: "K",
      label: t("procedure:actions.correct"),
      icon: IconPencil,
      allowed: mayCorrect(detail),
      inHeader: false,
    },
  ];
  return all.filter((offered) => offered.allowed);
}
