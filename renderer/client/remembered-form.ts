import { useForm } from "@mantine/form";
import { useEffect, useRef } from "react";
import { useRemembered } from "./remembered";

/**
 * A form whose values are found again when the operator comes back to the screen within the session. Resetting it
 * (after it was sent) begins with `initialValues` again.
 */
export function useRememberedForm<Values extends object>(name: string, initialValues: Values) {
  const [kept, keep] = useRemembered<Values | null>(name, null);
  const restored = useRef(kept);
  const form = useForm<Values>({ initialValues, onValuesChange: keep });
  const { setValues } = form;
  useEffect(() => {
    if (restored.current !== null) setValues(restored.current);
    restored.current = null;
  }, [setValues]);
  return form;
}
