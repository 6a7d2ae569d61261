import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { rootPixels, type Settings, writeSettings } from "./settings-storage";

interface SettingsValue {
  settings: Settings;
  change: (part: Partial<Settings>) => void;
  /** How many pixels 1rem is now: for rows that a virtual list has to know in pixels. */
  rem: number;
}

const SettingsContext = createContext<SettingsValue | null>(null);

interface SettingsProviderProps {
  first: Settings;
  storage: Pick<Storage, "setItem">;
  children: ReactNode;
}

/** Keeps theme, language and size of this window, and applies the size and the language at once. */
export function SettingsProvider({ first, storage, children }: SettingsProviderProps) {
  const { i18n } = useTranslation();
  const [settings, setSettings] = useState(first);
  const [rem, setRem] = useState(() => rootPixels(first.scale, window.innerWidth, window.innerHeight));

  useEffect(() => {
    const measure = () => setRem(rootPixels(settings.scale, window.innerWidth, window.innerHeight));
    measure();
    window.addEventListener("resize", measure);
    return () => window.removeEventListener("resize", measure);
  }, [settings.scale]);

  useEffect(() => {
    document.documentElement.style.fontSize = `${rem}px`;
  }, [rem]);

  useEffect(() => {
    document.documentElement.lang = settings.language;
    if (i18n.language !== settings.language) void i18n.changeLanguage(settings.language);
  }, [i18n, settings.language]);

  const change = useCallback(
    (part: Partial<Settings>) =>
      setSettings((before) => {
        const after = { ...before, ...part };
        writeSettings(storage, after);
        return after;
      }),
    [storage],
  );

  const value = useMemo(() => ({ settings, change, rem }), [settings, change, rem]);
  return <SettingsContext.Provider value={value}>{children}</SettingsContext.Provider>;
}

/** Theme, language and size of this window, and how to change them. */
export function useSettings(): SettingsValue {
  const value = useContext(SettingsContext);
  if (!value) throw new Error("useSettings outside SettingsProvider");
  return value;
}
