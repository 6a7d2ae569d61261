/** What a NIK says about its holder, and what is wrong with it if anything is. */
export interface NikCheck {
  digits: string;
  /** nik-length: not 16 digits; nik-date: impossible birth date; nik-serial: serial 0000. */
  problem: "nik-length" | "nik-date" | "nik-serial" | null;
  sex: "male" | "female" | null;
  /** Guessed: the later century that is not in the future. YYYY-MM-DD. */
  birthDate: string | null;
}

function existsDate(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/**
 * Checks a NIK: 16 digits `PPKKCC DDMMYY NNNN`, day + 40 for women, a birth date that exists in one of the two
 * centuries, a serial other than 0000. There is no check digit. Spaces, dots and dashes are ignored.
 *
 * @param thisYear the year in which a birth date would be in the future (default: now).
 */
export function checkNik(typed: string, thisYear = new Date().getUTCFullYear()): NikCheck {
  const digits = typed.replace(/[\s.-]/g, "");
  const nothing = { digits, sex: null, birthDate: null };
  if (!/^\d{16}$/.test(digits)) return { ...nothing, problem: "nik-length" };
  const dayField = Number(digits.slice(6, 8));
  const female = dayField > 40;
  const day = female ? dayField - 40 : dayField;
  const month = Number(digits.slice(8, 10));
  const shortYear = Number(digits.slice(10, 12));
  const centuries = [2000 + shortYear, 1900 + shortYear].filter((year) => year <= thisYear);
  const year = centuries.find((candidate) => existsDate(candidate, month, day));
  if (year === undefined) return { ...nothing, problem: "nik-date" };
  if (digits.slice(12) === "0000") return { ...nothing, problem: "nik-serial" };
  const pad = (value: number) => String(value).padStart(2, "0");
  return {
    digits,
    problem: null,
    sex: female ? "female" : "male",
    birthDate: `${year}-${pad(month)}-${pad(day)}`,
  };
}

/** A NIK with its middle hidden: 340208******0001. Anything that is not 16 digits is hidden whole. */
export function maskNik(nik: string): string {
  return /^\d{16}$/.test(nik) ? `${nik.slice(0, 6)}******${nik.slice(12)}` : nik === "" ? "" : "****";
}
