import type { ReactNode } from "react";
import { useErrorWords } from "../status/error-words";

/** A field's error as words: keys are looked up, everything else passes. */
export function useFieldError(error: ReactNode): ReactNode {
  const words = useErrorWords();
  return typeof error === "string" && error !== "" ? words.field(error) : error;
}
