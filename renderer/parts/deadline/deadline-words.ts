import type { Deadline } from "../../../shared/ipc/requests";
import type { Tone } from "../../ui/status/tone";

/** How each state of a deadline looks. The words are in text/…/fields, under `deadline`. */
export function deadlineTone(state: Deadline["state"]): Tone {
  switch (state) {
    case "normal":
    case "met":
      return "ok";
    case "last-quarter":
    case "unknown-year":
      return "warn";
    case "late":
    case "missed":
      return "bad";
    case "paused":
      return "pause";
    case "not-started":
    case "none":
      return "neutral";
  }
}
