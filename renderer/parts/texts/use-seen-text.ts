import { useState } from "react";
import { goToUnfilled } from "./canned-text-field";
import { unfilledIn } from "./unfilled";

/**
 * Holds a text back once when parts of it are not filled in: the first attempt leads to the first of them, the next one
 * sends the text as it stands. `path` names the field.
 */
export function useSeenText(path: string): (text: string) => boolean {
  const [seen, setSeen] = useState<string | null>(null);
  return (text) => {
    if (unfilledIn(text).length === 0 || seen === text) return true;
    setSeen(text);
    goToUnfilled(path, -1);
    return false;
  };
}
