import classes from "./kbd.module.css";

/** Shows a shortcut such as "Ctrl+K" as keys. */
export function Kbd({ keys }: { keys: string }) {
  const parts = keys === "+" ? ["+"] : keys.split("+");
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
