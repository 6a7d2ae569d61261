import { createContext, useContext, useMemo } from "react";
import { useTranslation } from "react-i18next";
import {
  type DurationOptions,
  type FormatLanguage,
  formatBytes,
  formatDate,
  formatDay,
  formatDuration,
  formatInstant,
  formatNumber,
  formatRupiah,
  formatShort,
  formatTime,
} from "./format";

/** The office's zone for everything that is shown; set once by the frame. */
export const ZoneContext = createContext("Asia/Jakarta");

export interface Formats {
  zone: string;
  language: FormatLanguage;
  /** "Sen 23 Nov 2026 09.00 WIB" */
  instant: (ms: number) => string;
  /** "Sen 23 Nov 2026" */
  date: (ms: number) => string;
  /** "09.00" */
  time: (ms: number, seconds?: boolean) => string;
  /** "23 Nov 09.00" */
  short: (ms: number, now?: number) => string;
  /** "Sen 23 Nov 2026" of "2026-11-23" */
  day: (date: string) => string;
  duration: (ms: number, options?: Omit<DurationOptions, "language">) => string;
  number: (value: number, fractionDigits?: number) => string;
  bytes: (bytes: number) => string;
  /** "Rp 40.000" */
  rupiah: (amount: number) => string;
}

/** The formats of ui/format in the office's zone and the operator's language. */
export function useFormat(): Formats {
  const zone = useContext(ZoneContext);
  const { i18n } = useTranslation();
  const language: FormatLanguage = i18n.language === "en" ? "en" : "id";
  return useMemo(
    () => ({
      zone,
      language,
      instant: (ms) => formatInstant(ms, zone, language),
      date: (ms) => formatDate(ms, zone, language),
      time: (ms, seconds) => formatTime(ms, zone, language, seconds),
      short: (ms, now = Date.now()) => formatShort(ms, now, zone, language),
      day: (date) => formatDay(date, language),
      duration: (ms, options) => formatDuration(ms, { ...options, language }),
      number: (value, fractionDigits) => formatNumber(value, language, fractionDigits),
      bytes: (bytes) => formatBytes(bytes, language),
      rupiah: (amount) => formatRupiah(amount, language),
    }),
    [zone, language],
  );
}
