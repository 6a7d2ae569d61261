import i18next, { type i18n } from "i18next";
import { initReactI18next } from "react-i18next";
import { resources } from "./resources";

/** The words of the screens in one of the two languages; every window (and test) makes its own. */
export function createI18n(language: "id" | "en"): i18n {
  const instance = i18next.createInstance();
  void instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: "id",
    supportedLngs: ["id", "en"],
    resources,
    ns: Object.keys(resources.id),
    defaultNS: "common",
    initAsync: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  return instance;
}
