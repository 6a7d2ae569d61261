import { useTranslation } from "react-i18next";
import type { ErrorCode } from "../../shared/ipc/errors";
import type { errors } from "../text/id/errors";

type FieldKey = keyof (typeof errors)["field"];

/** A refusal as the shared components take it (client/call's CallRefused fits). */
export interface RefusalLike {
  readonly code: ErrorCode;
  readonly params: Readonly<Record<string, string | number>>;
  readonly fields?: Readonly<Record<string, string>>;
}

/** The words for refusals and for field errors, in the operator's language. */
export function useErrorWords() {
  const { t, i18n } = useTranslation("errors");
  return {
    /** What a refusal means and what to do. */
    refusal: (refusal: RefusalLike): string => t(`code.${refusal.code}`, { ...refusal.params }),
    /** A field error's key as words; words pass unchanged. */
    field: (error: string, params: Record<string, string | number> = {}): string =>
      i18n.exists(`errors:field.${error}`) ? t(`field.${error as FieldKey}`, params) : error,
  };
}
