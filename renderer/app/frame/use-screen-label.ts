import { useTranslation } from "react-i18next";
import type { LabelKey } from "../../text/resources";
import type { Screen } from "../screens";

/** The words of a screen's navigation entry. */
export function useScreenLabel(): (screen: Screen) => string {
  const { i18n } = useTranslation();
  const translate: (key: LabelKey) => string = i18n.t;
  return (screen) => (screen.labelKey ? translate(screen.labelKey) : screen.path);
}
