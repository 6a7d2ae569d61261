import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Banner } from "./banner";
import { type RefusalLike, useErrorWords } from "./error-words";

export interface RefusalBannerProps {
  refusal: RefusalLike | null;
  /** Default: "Tidak tersimpan". Use `errors:notLoaded` for a query. */
  title?: string;
  action?: ReactNode;
}

/** Why a call was refused and what to do; nothing when it was not. */
export function RefusalBanner({ refusal, title, action }: RefusalBannerProps) {
  const { t } = useTranslation("errors");
  const words = useErrorWords();
  if (!refusal) return null;
  return (
    <Banner tone="bad" title={title ?? t("refused")} action={action}>
      {words.refusal(refusal)}
    </Banner>
  );
}
