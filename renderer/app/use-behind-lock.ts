import { useLayoutEffect, useRef } from "react";

/**
 * While locked, hides what the console has put beside itself in the page (dialogs, lists, notices) from eyes, keyboard
 * and screen readers without closing it; afterwards the focus goes back to where it was.
 */
export function useBehindLock(locked: boolean): void {
  const before = useRef<HTMLElement | null>(null);

  // As layout effects: a passive one would still remember the lock's own field, which takes the focus as it appears.
  useLayoutEffect(() => {
    if (locked) return;
    const remember = (event: FocusEvent) => {
      if (event.target instanceof HTMLElement) before.current = event.target;
    };
    document.addEventListener("focusin", remember);
    return () => document.removeEventListener("focusin", remember);
  }, [locked]);

  useLayoutEffect(() => {
    if (!locked) return;
    const beside = [...document.querySelectorAll<HTMLElement>("body > [data-portal]")];
    for (const part of beside) {
      part.inert = true;
      part.style.visibility = "hidden";
    }
    return () => {
      for (const part of beside) {
        part.inert = false;
        part.style.visibility = "";
      }
      // After the console itself can be focused again.
      const target = before.current;
      window.setTimeout(() => target?.isConnected && target.focus(), 0);
    };
  }, [locked]);
}
