/** Words of the emergency desk, as codes. Their Indonesian words stand in renderer/text and in the reports. */

/**
 * Classes of a call (Cilegon, Batu, Semarang; the offices' practice): darurat, permintaan informasi, menanyakan
 * perkembangan, iseng, hening, terputus, tidak terjawab, uji coba. `unclassified` until somebody says.
 */
export const CALL_CLASSES = [
  "real",
  "information",
  "progress",
  "prank",
  "ghost",
  "abandoned",
  "unanswered",
  "test",
  "unclassified",
] as const;
export type CallClass = (typeof CALL_CLASSES)[number];

/** What a call that was answered is not: it rang, and nobody spoke to the caller. */
export const UNANSWERED_CLASSES = ["abandoned", "unanswered"] as const satisfies readonly CallClass[];

/**
 * Doubts about a call's times, shown beside them. `never-ended`: nobody told its end, and it is over by the rule of
 * `NEVER_ENDED_AFTER_MS`. Such calls stay out of the statistics of durations.
 */
export const CALL_FLAGS = ["clock-jump", "ring-after-answer", "end-before-ring", "never-ended"] as const;
export type CallFlag = (typeof CALL_FLAGS)[number];

/** Calls that count for a number's tally. */
export const NUISANCE_CLASSES = ["prank", "ghost"] as const satisfies readonly CallClass[];

/** How a call came in. */
export const CALL_CHANNELS = [
  "112",
  "land-line",
  "whatsapp",
  "radio",
  "walk-in",
  "social-media",
  "agency-line",
] as const;
export type CallChannel = (typeof CALL_CHANNELS)[number];

export const LINE_EVENTS = ["ring", "answer", "hangup"] as const;
export type LineEvent = (typeof LINE_EVENTS)[number];
export const LINE_CAUSES = ["caller", "timeout", "elsewhere", "normal"] as const;
export type LineCause = (typeof LINE_CAUSES)[number];

/** Whom a request for information was passed on to. */
export const FORWARDED_TO = ["pln", "pdam", "complaint", "agency", "police", "health", "other"] as const;

export const CALL_BACK_RESULTS = ["reached", "no-answer", "busy", "wrong-number"] as const;

/** Steps of asking the call management system to block a number. */
export const BLOCK_STEPS = ["requested", "confirmed", "refused", "released"] as const;

/**
 * The seven categories of Permenkominfo 10/2016 (as in its public draft), and those that practice adds. An office may
 * leave some out and order them; it adds none, for reports of offices are to be comparable.
 */
export const CATEGORIES = [
  "fire",
  "riot",
  "accident",
  "disaster",
  "health",
  "security",
  "other",
  "domestic-violence",
  "crime",
  "rescue",
  "fallen-tree",
  "terrorism",
  "animal",
  "sexual-violence",
  "street-light",
  "suicide",
  "sea",
  "missing",
  "hazmat",
] as const;
export type Category = (typeof CATEGORIES)[number];

/** Those whose details and small numbers never stand in what is published (Bantul 47: data pelapor tidak dipublikasikan). */
export const SENSITIVE_CATEGORIES = [
  "domestic-violence",
  "sexual-violence",
  "suicide",
] as const satisfies readonly Category[];

export const VERIFICATION_RESULTS = ["true", "false", "uncertain"] as const;
export type VerificationResult = (typeof VERIFICATION_RESULTS)[number];
export const VERIFICATION_WAYS = ["call-back", "second-caller", "field", "camera", "other"] as const;

/** Dikirim, diterima, menuju lokasi, tiba di lokasi, selesai, tidak dapat dilayani, dibatalkan. */
export const DISPATCH_STATES = [
  "sent",
  "acknowledged",
  "under-way",
  "on-scene",
  "done",
  "refused",
  "cancelled",
] as const;
export type DispatchState = (typeof DISPATCH_STATES)[number];
export const ENDED_DISPATCH = ["done", "refused", "cancelled"] as const satisfies readonly DispatchState[];

/** Of a point of request in a flood: waiting, helped, unreachable. */
export const POINT_STATES = ["waiting", "helped", "unreachable"] as const;
export const POINT_NEEDS = ["evacuation", "medical", "logistics", "clean-water", "boat", "other"] as const;

export const OUTCOMES = [
  "handled",
  "no-trace",
  "false-report",
  "handed-over",
  "referred",
  "cancelled",
  "other",
] as const;

/** Kinds of a note in the handling: typed, heard on the radio (HT), copied from a chat, an arrival. */
export const NOTE_KINDS = ["note", "radio", "chat", "arrival", "caller-told"] as const;

export const CASUALTIES = ["dead", "severe", "light", "missing", "displaced"] as const;
export type Casualties = Record<(typeof CASUALTIES)[number], number>;

/** The moments of an emergency's chain, in order. */
export const STAMPS = ["ring", "answer", "ticket", "escalated", "acknowledged", "on-scene", "closed"] as const;
export type Stamp = (typeof STAMPS)[number];

/** An agency, or one of its posts, crews and vehicles. */
export const UNIT_LEVELS = ["agency", "unit"] as const;

export const PLACE_KINDS = [
  "landmark",
  "school",
  "health",
  "worship",
  "market",
  "office",
  "road",
  "hamlet",
  "bridge",
  "other",
] as const;
