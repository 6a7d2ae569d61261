import classes from "./kbd.module.css";
import { splitKeys } from "./keys";

/** Shows a shortcut such as "Ctrl+K" as keys; `quiet` as plain small text, for lists. */
export function Kbd({ keys, quiet = false }: { keys: string; quiet?: boolean }) {
  const parts = splitKeys(keys);
  if (quiet) return <kbd className={classes.quiet}>{parts.join(" ")}</kbd>;
  return (
    <kbd className={classes.kbd}>
      {parts.map((part) => (
        <span key={part} className={classes.key}>
          {part}
        </span>
      ))}
    </kbd>
  );
}
