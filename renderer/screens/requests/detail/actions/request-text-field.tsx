import type { TextUse } from "../../../../../shared/domain/office/texts";
import type { RequestDetail } from "../../../../../shared/ipc/requests";
import { useCall } from "../../../../client/client";
import { CannedTextField, type CannedTextFieldProps } from "../../../../parts/texts/canned-text-field";
import { useFormat } from "../../../../ui/format/use-format";
import { useService } from "../use-service";
import { cannedFor, fillCanned } from "./canned";

interface RequestTextFieldProps extends Omit<CannedTextFieldProps, "texts" | "fill"> {
  detail: RequestDetail;
  use: TextUse;
}

/** A text about a request, with the office's canned texts for this use, filled from the request and its standard. */
export function RequestTextField({ detail, use, ...field }: RequestTextFieldProps) {
  const format = useFormat();
  const settings = useCall("settings.get", {}, { topics: ["settings"] });
  const service = useService(detail);
  const { promised } = detail.row.deadline;
  return (
    <CannedTextField
      {...field}
      texts={cannedFor(settings.data?.texts ?? [], use, detail)}
      fill={(canned, typed) =>
        service === undefined
          ? null
          : fillCanned(canned, {
              service,
              detail,
              promised: promised === null ? "" : format.instant(promised),
              typed,
            })
      }
    />
  );
}
