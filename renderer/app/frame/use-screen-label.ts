import { useTranslation } from "react-i18next";
import type { LabelKey } from "../../text/resources";
import type { Screen } from "../screens";

/** The words of a screen's navigation entry, or of a part of a screen. */
export function useScreenLabel(): (screen: Pick<Screen, "labelKey" | "path">) => string {
  const { i18n } = useTranslation();
  const translate: (key: LabelKey) => string = i18n.t;
  return (screen) => (screen.labelKey ? translate(screen.labelKey) : screen.path);
}
