import { useTranslation } from "react-i18next";
import { useRemembered } from "../../../../client/remembered";
import { Dialog } from "../../../../ui/layout/dialog";
import type { ActionDialogProps } from "../actions/action-dialog-props";
import { MergeCompare } from "./merge-compare";
import type { MergeDraft } from "./merge-model";
import { MergeSearch } from "./merge-search";

const EMPTY: MergeDraft = { search: "", other: null, kept: null, reason: "" };

/** Finds the other request, shows both side by side, and makes one of them part of the other. */
export function MergeDialog(props: ActionDialogProps) {
  const { t } = useTranslation("procedure");
  const [draft, setDraft] = useRemembered(`request.${props.detail.row.id}.merge`, EMPTY);
  return (
    <Dialog
      opened={props.opened}
      onClose={props.onClose}
      title={t("merge.title", { number: props.detail.row.number })}
      size="xl"
    >
      {draft.other === null ? (
        <MergeSearch detail={props.detail} draft={draft} onDraft={setDraft} onClose={props.onClose} />
      ) : (
        <MergeCompare
          {...props}
          other={draft.other}
          draft={draft}
          onDraft={setDraft}
          onMerged={() => {
            setDraft(EMPTY);
            props.onClose();
          }}
        />
      )}
    </Dialog>
  );
}
