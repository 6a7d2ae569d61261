import type { ReactNode } from "react";
import classes from "./fact-list.module.css";

export interface Fact {
  label: string;
  /** null and "" are shown as a dash. */
  value: ReactNode;
}

/** Label and value pairs of a detail, in one or more columns as wide as the place allows. */
export function FactList({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className={classes.list}>
      {facts.map((fact) => (
        <div key={fact.label} className={classes.fact}>
          <dt>{fact.label}</dt>
          <dd>{fact.value === null || fact.value === undefined || fact.value === "" ? "–" : fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
