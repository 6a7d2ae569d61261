import { notifications } from "@mantine/notifications";
import { type Tone, toneClass } from "./tone";
import { TONE_ICONS } from "./tone-icons";

/** A short message in the corner that goes away by itself: for what was done, never for errors of a form. */
export function notify(tone: Tone, title: string, text?: string): void {
  const IconShape = TONE_ICONS[tone];
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
