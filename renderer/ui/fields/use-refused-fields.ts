import { useEffect, useRef } from "react";

interface RefusedFields {
  readonly fields: Readonly<Record<string, string>>;
}

/**
 * Puts the field errors of a refused call into the form, once for each refusal: typing in a field then clears its
 * error as usual. Give it the command's `refusal` and `form.setErrors`.
 */
export function useRefusedFields(
  refusal: RefusedFields | null,
  setErrors: (errors: Record<string, string>) => void,
): void {
  const set = useRef(setErrors);
  set.current = setErrors;
  useEffect(() => {
    if (refusal && Object.keys(refusal.fields).length > 0) set.current({ ...refusal.fields });
  }, [refusal]);
}
