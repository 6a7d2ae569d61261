import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Banner } from "../status/banner";
import { type RefusalLike, useErrorWords } from "../status/error-words";
import classes from "./form-errors.module.css";

export interface FormErrorsProps {
  /** `form.errors`: path of a field -> key or words. */
  errors: Readonly<Record<string, ReactNode>>;
  /** Path -> the field's label, in the order of the form. "requirements.*.note" stands for every index. */
  labels: Readonly<Record<string, string>>;
  /** Why the call was refused, when it is not only about fields. */
  refusal?: RefusalLike | null;
  /** Raise it after each failed attempt: the summary then comes into view and the first bad field gets the focus. */
  attempt?: number;
}

/** Everything that keeps a form from being saved, in one place; each line leads to its field. */
export function FormErrors({ errors, labels, refusal = null, attempt = 0 }: FormErrorsProps) {
  const { t } = useTranslation("errors");
  const words = useErrorWords();
  const root = useRef<HTMLDivElement>(null);
  const paths = inOrder(
    Object.keys(errors).filter((path) => errors[path]),
    labels,
  );
  const first = paths[0];
  const answered = useRef(0);
  // The answer to an attempt may come a moment after it; only its first one moves the focus, not each correction.
  useEffect(() => {
    if (attempt <= answered.current || (first === undefined && !refusal)) return;
    answered.current = attempt;
    if (first === undefined || !focusField(first)) root.current?.scrollIntoView({ block: "nearest" });
  }, [attempt, first, refusal]);
  const aboutFieldsOnly =
    paths.length > 0 && (refusal?.code === "bad-input" || Object.keys(refusal?.fields ?? {}).length > 0);
  if (paths.length === 0 && !refusal) return null;
  return (
    <div ref={root} className={classes.root}>
      {refusal && !aboutFieldsOnly && (
        <Banner tone="bad" title={t("refused")}>
          {words.refusal(refusal)}
        </Banner>
      )}
      {paths.length > 0 && (
        <Banner tone="bad" title={t("summary", { count: paths.length })}>
          <ul className={classes.list}>
            {paths.map((path) => {
              const error = errors[path];
              return (
                <li key={path}>
                  <button type="button" className={classes.link} onClick={() => focusField(path)}>
                    {labelOf(path, labels)}
                  </button>
                  : {typeof error === "string" ? words.field(error) : error}
                </li>
              );
            })}
          </ul>
        </Banner>
      )}
    </div>
  );
}

/** Paths in the order in which the labels are given, which is that of the form; unknown ones last. */
export function inOrder(paths: readonly string[], labels: Readonly<Record<string, string>>): readonly string[] {
  const order = Object.keys(labels);
  const place = (path: string) => {
    const key = labelKey(path, labels);
    return key === null ? order.length : order.indexOf(key);
  };
  return [...paths].sort((one, other) => place(one) - place(other));
}

/** The label of a path; "requirements.3.note" also finds "requirements.*.note" and then "requirements". */
export function labelOf(path: string, labels: Readonly<Record<string, string>>): string {
  const key = labelKey(path, labels);
  return (key === null ? null : labels[key]) ?? path;
}

function labelKey(path: string, labels: Readonly<Record<string, string>>): string | null {
  const candidates = [path, path.replace(/\.\d+(?=\.|$)/g, ".*"), path.split(".")[0] ?? ""];
  return candidates.find((candidate) => labels[candidate] !== undefined) ?? null;
}

/** Moves the focus to the field bound to a form path, in the topmost dialog first. False when it is not on the screen. */
export function focusField(path: string): boolean {
  // A dialog comes after the screen beneath it, whose form may have a field of the same path.
  const field = [...document.querySelectorAll<HTMLElement>(`[data-path="${CSS.escape(path)}"]`)].at(-1);
  if (!field) return false;
  const focusable = field.matches("input, textarea, select, button, [tabindex]")
    ? field
    : field.querySelector<HTMLElement>("input, textarea, select, button, [tabindex]");
  focusable?.focus();
  field.scrollIntoView({ block: "center" });
  return focusable !== null;
}
