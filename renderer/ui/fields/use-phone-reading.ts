import { useEffect, useState } from "react";
import type { PhoneCheck } from "../../../shared/identity/phone";

/** How a number is read. The library that knows every country's numbers is loaded when the first one is asked about. */
export function usePhoneReading(typed: string): PhoneCheck | null {
  const [reading, setReading] = useState<{ of: string; read: PhoneCheck | null } | null>(null);
  useEffect(() => {
    if (typed.trim() === "") return;
    let wanted = true;
    void import("../../../shared/identity/phone").then(({ checkPhone }) => {
      if (wanted) setReading({ of: typed, read: checkPhone(typed) });
    });
    return () => {
      wanted = false;
    };
  }, [typed]);
  return reading?.of === typed ? reading.read : null;
}
