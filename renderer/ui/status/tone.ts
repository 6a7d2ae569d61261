import type { Tone } from "../theme/palette";
import classes from "./tone.module.css";

export type { Tone };

/** The class that sets `--tone` to the tone's colour in the current theme. */
export function toneClass(tone: Tone): string {
  return classes[tone] ?? "";
}
