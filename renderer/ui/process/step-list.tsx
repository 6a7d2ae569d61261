import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { classNames } from "../classes";
import { useFormat } from "../format/use-format";
import {
  type Icon,
  IconChevronDown,
  IconChevronRight,
  IconCircle,
  IconCircleCheck,
  IconCircleDot,
  IconCircleMinus,
  IconCircleX,
} from "../icons";
import { type Tone, toneClass } from "../status/tone";
import classes from "./step-list.module.css";

export type StepState = "done" | "current" | "ahead" | "skipped" | "not-taken";

/** One time that a step was taken. */
export interface StepRecord {
  id: string;
  /** What was done: "Disetujui", "Dikembalikan" … */
  title: ReactNode;
  actor: string;
  /** Epoch milliseconds. */
  startedAt: number;
  at: number;
  note?: string;
  tone?: Tone;
}

export interface StepItem {
  id: string;
  title: string;
  state: StepState;
  /** null: the source document names nobody, and the list says so. */
  actor: string | null;
  /** The time the standard gives the step, as printed. */
  quota?: string | null;
  /** An anomaly of the source document. */
  note?: string | null;
  /** Step numbers in the source document. */
  source?: readonly number[];
  records?: readonly StepRecord[];
  /** More, shown when the step is open. */
  details?: ReactNode;
}

export interface StepListProps {
  steps: readonly StepItem[];
  /** Open from the start; default: the current step. */
  openIds?: readonly string[];
}

const LOOK: Readonly<Record<StepState, { icon: Icon; tone: Tone }>> = {
  done: { icon: IconCircleCheck, tone: "ok" },
  current: { icon: IconCircleDot, tone: "accent" },
  ahead: { icon: IconCircle, tone: "neutral" },
  skipped: { icon: IconCircleMinus, tone: "warn" },
  "not-taken": { icon: IconCircleX, tone: "neutral" },
};

/** A request's procedure: every step with its state, who takes it, how often and by whom it was taken. */
export function StepList({ steps, openIds }: StepListProps) {
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const isOpen = (step: StepItem) => {
    const first = openIds ? openIds.includes(step.id) : step.state === "current";
    return toggled.has(step.id) ? !first : first;
  };
  const toggle = (id: string) =>
    setToggled((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  return (
    <ol className={classes.list}>
      {steps.map((step, index) => (
        <StepRow key={step.id} step={step} number={index + 1} open={isOpen(step)} onToggle={() => toggle(step.id)} />
      ))}
    </ol>
  );
}

interface StepRowProps {
  step: StepItem;
  number: number;
  open: boolean;
  onToggle: () => void;
}

function StepRow({ step, number, open, onToggle }: StepRowProps) {
  const { t } = useTranslation("fields");
  const { icon: IconShape, tone } = LOOK[step.state];
  const Chevron = open ? IconChevronDown : IconChevronRight;
  return (
    <li
      className={classNames(classes.step, classes[step.state], toneClass(tone))}
      {...(step.state === "current" ? { "aria-current": "step" as const } : {})}
    >
      <button type="button" className={classes.head} aria-expanded={open} onClick={onToggle}>
        <IconShape className={classes.icon} aria-hidden />
        <span className={classes.number}>{number}</span>
        <span className={classes.title}>{step.title}</span>
        <span className={classes.state}>{t(`steps.state.${step.state}`)}</span>
        <Chevron className={classes.chevron} aria-hidden />
      </button>
      {open && <StepBody step={step} />}
    </li>
  );
}

function StepBody({ step }: { step: StepItem }) {
  const { t } = useTranslation("fields");
  const format = useFormat();
  return (
    <div className={classes.body}>
      <p className={classes.facts}>
        <span>
          {t("steps.actor")}: {step.actor ?? <em>{t("steps.noActor")}</em>}
        </span>
        {step.quota && (
          <span>
            {t("steps.quota")}: {step.quota}
          </span>
        )}
        {step.source && step.source.length > 0 && <span>{t("steps.source", { numbers: step.source.join(", ") })}</span>}
      </p>
      {step.note && <p className={classes.note}>{step.note}</p>}
      {step.records?.map((record) => (
        <div key={record.id} className={classNames(classes.record, record.tone && toneClass(record.tone))}>
          <div>
            <strong>{record.title}</strong> · {t("steps.by", { name: record.actor })} · {format.instant(record.at)} ·{" "}
            <span className={classes.took}>
              {t("steps.took", { duration: format.duration(record.at - record.startedAt) })}
            </span>
          </div>
          {record.note && <div className={classes.recordNote}>{record.note}</div>}
        </div>
      ))}
      {step.details}
    </div>
  );
}
