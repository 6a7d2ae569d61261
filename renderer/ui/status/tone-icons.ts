import { type Icon, IconAlertTriangle, IconCircleCheck, IconExclamationCircle, IconInfoCircle } from "../icons";
import type { Tone } from "./tone";

/** The icon that a message has by its tone: colour alone says nothing. */
export const TONE_ICONS: Readonly<Record<Tone, Icon>> = {
  ok: IconCircleCheck,
  warn: IconAlertTriangle,
  bad: IconExclamationCircle,
  info: IconInfoCircle,
  pause: IconInfoCircle,
  neutral: IconInfoCircle,
  accent: IconInfoCircle,
};
