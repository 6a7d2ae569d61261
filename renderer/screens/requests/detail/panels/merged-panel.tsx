import { useTranslation } from "react-i18next";
import type { RequestDetail } from "../../../../../shared/ipc/requests";
import { IconArrowMerge } from "../../../../ui/icons";
import { Banner } from "../../../../ui/status/banner";
import { RequestLinks } from "./request-links";

/** A duplicate is handled in another request. */
export function MergedPanel({ into }: { into: NonNullable<RequestDetail["mergedInto"]> }) {
  const { t } = useTranslation("procedure");
  return (
    <Banner
      tone="info"
      icon={IconArrowMerge}
      title={t("merged.into", { number: into.number })}
      action={<RequestLinks requests={[into]} />}
    />
  );
}
