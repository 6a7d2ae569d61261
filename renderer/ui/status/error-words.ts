import { useTranslation } from "react-i18next";
import type { ErrorCode } from "../../../shared/ipc/errors";
import type { errors } from "../../text/id/errors";
import { useFormat } from "../format/use-format";

type FieldKey = keyof (typeof errors)["field"];

/** A refusal as the shared components take it (client/call's CallRefused fits). */
export interface RefusalLike {
  readonly code: ErrorCode;
  readonly params: Readonly<Record<string, string | number>>;
  readonly fields?: Readonly<Record<string, string>>;
}

/** A point in time as commands name it in a refusal: the office's own clock with its offset. */
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})$/;

/** The words for refusals and for field errors, in the operator's language. */
export function useErrorWords() {
  const { t, i18n } = useTranslation("errors");
  const format = useFormat();
  const shown = (params: RefusalLike["params"]) =>
    Object.fromEntries(
      Object.entries(params).map(([name, value]) => [
        name,
        typeof value === "string" && INSTANT.test(value) ? format.instant(Date.parse(value)) : value,
      ]),
    );
  return {
    /** What a refusal means and what to do. */
    refusal: (refusal: RefusalLike): string => t(`code.${refusal.code}`, shown(refusal.params)),
    /** A field error's key as words; words pass unchanged. */
    field: (error: string, params: Record<string, string | number> = {}): string =>
      i18n.exists(`errors:field.${error}`) ? t(`field.${error as FieldKey}`, params) : error,
  };
}
