import type { RequestDetail } from "../../../../../shared/ipc/requests";
import type { CallRefused } from "../../../../client/call";

/** What every dialog of a request's actions takes. */
export interface ActionDialogProps {
  detail: RequestDetail;
  opened: boolean;
  onClose: () => void;
  /** A command was refused: what is shown may be old. */
  onRefused: (refusal: CallRefused) => void;
}
