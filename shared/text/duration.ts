import { parseDuration } from "../domain/deadlines/duration";
import { type FormatLanguage, formatNumber } from "./format";

const PARTS = ["years", "months", "weeks", "days", "hours", "minutes", "seconds"] as const;

const WORDS: Readonly<
  Record<FormatLanguage, Readonly<Record<(typeof PARTS)[number], readonly [one: string, many: string]>>>
> = {
  id: {
    years: ["tahun", "tahun"],
    months: ["bulan", "bulan"],
    weeks: ["minggu", "minggu"],
    days: ["hari", "hari"],
    hours: ["jam", "jam"],
    minutes: ["menit", "menit"],
    seconds: ["detik", "detik"],
  },
  en: {
    years: ["year", "years"],
    months: ["month", "months"],
    weeks: ["week", "weeks"],
    days: ["day", "days"],
    hours: ["hour", "hours"],
    minutes: ["minute", "minutes"],
    seconds: ["second", "seconds"],
  },
};

/**
 * "PT90M" -> "90 menit", "P1DT4H" -> "1 hari 4 jam": each part as it is written, nothing carried over. What is no
 * duration comes back as it is.
 */
export function isoDurationText(iso: string, language: FormatLanguage): string {
  try {
    const duration = parseDuration(iso);
    return PARTS.filter((part) => duration[part] > 0)
      .map((part) => {
        const count = duration[part];
        const decimals = Number.isInteger(count) ? 0 : 1;
        return `${formatNumber(count, language, decimals)} ${WORDS[language][part][count === 1 ? 0 : 1]}`;
      })
      .join(" ");
  } catch {
    return iso;
  }
}
