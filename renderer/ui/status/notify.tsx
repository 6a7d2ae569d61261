import { notifications } from "@mantine/notifications";
import { type Icon, IconAlertTriangle, IconCircleCheck, IconExclamationCircle, IconInfoCircle } from "../icons";
import { type Tone, toneClass } from "./tone";

const ICONS: Readonly<Record<Tone, Icon>> = {
  ok: IconCircleCheck,
  warn: IconAlertTriangle,
  bad: IconExclamationCircle,
  info: IconInfoCircle,
  pause: IconInfoCircle,
  neutral: IconInfoCircle,
  accent: IconInfoCircle,
};

/** A short message in the corner that goes away by itself: for what was done, never for errors of a form. */
export function notify(tone: Tone, title: string, text?: string): void {
  const IconShape = ICONS[tone];
  notifications.show({
    title,
    message: text,
    icon: <IconShape aria-hidden />,
    className: toneClass(tone),
    withBorder: true,
    withCloseButton: false,
    autoClose: 5000,
  });
}
