import { Fragment, type ReactNode } from "react";
import { Kbd } from "../../ui/commands/kbd";
import classes from "./list-screen.module.css";

export interface ListHint {
  keys: readonly string[];
  /** From the first key to the last one, instead of each of them. */
  range?: boolean;
  words: ReactNode;
}

/** The keys that work in a list, at the right end of its foot. */
export function ListHints({ hints }: { hints: readonly ListHint[] }) {
  return (
    <span className={classes.hints}>
      {hints.map(({ keys, range, words }) => (
        <span key={keys.join(" ")}>
          {keys.map((key, index) => (
            <Fragment key={key}>
              {index > 0 && (range ? "–" : " ")}
              <Kbd keys={key} />
            </Fragment>
          ))}{" "}
          {words}
        </span>
      ))}
    </span>
  );
}
