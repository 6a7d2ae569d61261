import { useTranslation } from "react-i18next";

/** Every shared component in both themes. */
export function Gallery() {
  const { t } = useTranslation();
  return <h1>{t("nav.components")}</h1>;
}
