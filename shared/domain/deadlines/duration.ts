/** An ISO 8601 duration in its parts; each is a whole number except the smallest time part, which may have a fraction. */
export type Duration = {
  years: number;
  months: number;
  weeks: number;
  days: number;
  hours: number;
  minutes: number;
  seconds: number;
};

export type DurationFault = "syntax" | "empty" | "too-long";

/** A text that is no usable duration. The message is Indonesian, `english` the same in English. */
export class DurationError extends Error {
  readonly code = "duration-invalid";
  readonly fault: DurationFault;
  readonly text: string;
  readonly english: string;

  constructor(text: string, fault: DurationFault) {
    super(`durasi "${text}" ${FAULTS[fault].id} (contoh yang benar: P10D, PT45M, P4M21DT16H)`);
    this.name = "DurationError";
    this.text = text;
    this.fault = fault;
    this.english = `duration "${text}" ${FAULTS[fault].en} (correct examples: P10D, PT45M, P4M21DT16H)`;
  }
}

const FAULTS = {
  syntax: { id: "tidak mungkin dibaca", en: "cannot be read" },
  empty: { id: "tidak menyebut lamanya", en: "states no length" },
  "too-long": { id: "lebih dari 1000 tahun", en: "is longer than 1000 years" },
} as const satisfies Record<DurationFault, { id: string; en: string }>;

const NUMBER = "(\\d+)";
const FRACTION = "(\\d+(?:[.,]\\d+)?)";
const FORM = new RegExp(
  `^P(?:${NUMBER}Y)?(?:${NUMBER}M)?(?:${NUMBER}W)?(?:${NUMBER}D)?(T(?:${FRACTION}H)?(?:${FRACTION}M)?(?:${FRACTION}S)?)?$`,
);
const LONGEST_DAYS = 1000 * 366;

function numberOf(text: string | undefined): number {
  return text === undefined ? 0 : Number(text.replace(",", "."));
}

/**
 * Reads an ISO 8601 duration. Weeks may stand beside other parts (`P3W30DT1620M`), which the catalog needs and strict
 * readers refuse. Parts are not carried over: 1620 minutes stay 1620 minutes. Throws DurationError.
 */
export function parseDuration(iso: string): Duration {
  const match = FORM.exec(iso);
  if (match === null) {
    throw new DurationError(iso, "syntax");
  }
  const [, years, months, weeks, days, time, hours, minutes, seconds] = match;
  const timeParts = [hours, minutes, seconds].filter((part) => part !== undefined);
  if (time === undefined ? [years, months, weeks, days].every((part) => part === undefined) : timeParts.length === 0) {
    throw new DurationError(iso, "empty");
  }
  if (timeParts.slice(0, -1).some((part) => /[.,]/.test(part))) {
    throw new DurationError(iso, "syntax");
  }
  const duration = {
    years: numberOf(years),
    months: numberOf(months),
    weeks: numberOf(weeks),
    days: numberOf(days),
    hours: numberOf(hours),
    minutes: numberOf(minutes),
    seconds: numberOf(seconds),
  };
  const roughDays =
    duration.years * 366 +
    duration.months * 31 +
    duration.weeks * 7 +
    duration.days +
    timePartOf(duration) / 86_400_000;
  if (roughDays > LONGEST_DAYS) {
    throw new DurationError(iso, "too-long");
  }
  return duration;
}

/** True when `parseDuration` reads the text. */
export function isDuration(iso: string): boolean {
  try {
    parseDuration(iso);
    return true;
  } catch {
    return false;
  }
}

/** The time part (hours, minutes, seconds) in milliseconds. */
export function timePartOf(duration: Duration): number {
  return Math.round(duration.hours * 3_600_000 + duration.minutes * 60_000 + duration.seconds * 1000);
}

/** True when there are years, months, weeks or days. A part of zero counts as none. */
export function hasDatePart(duration: Duration): boolean {
  return duration.years > 0 || duration.months > 0 || duration.weeks > 0 || duration.days > 0;
}

/** The sum, part by part: ten days extended by seven are seventeen days. */
export function addDurations(left: Duration, right: Duration): Duration {
  return {
    years: left.years + right.years,
    months: left.months + right.months,
    weeks: left.weeks + right.weeks,
    days: left.days + right.days,
    hours: left.hours + right.hours,
    minutes: left.minutes + right.minutes,
    seconds: left.seconds + right.seconds,
  };
}
