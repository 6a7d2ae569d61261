import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { CallRefused } from "../../client/call";
import { useShortcuts } from "../../ui/commands/commands";
import { Kbd } from "../../ui/commands/kbd";
import { FormErrors } from "../../ui/fields/form-errors";
import { Banner } from "../../ui/status/banner";
import classes from "./settings.module.css";

/** What the frame needs to know of a part's form. */
export interface PartForm {
  dirty: boolean;
  restored?: boolean;
  conflict: boolean;
  takeTheirs: () => void;
  keepMine: () => void;
  busy: boolean;
  errors: Readonly<Record<string, string>>;
  refusal: CallRefused | null;
  attempt: number;
  save: () => void | Promise<void>;
}

interface PartFrameProps {
  title: string;
  about: string;
  form: PartForm;
  /** Path -> label, in the order of the form. */
  labels: Readonly<Record<string, string>>;
  /** Right of the title: buttons that add something. */
  aside?: ReactNode;
  /** Who saved it last. */
  saved?: string;
  children: ReactNode;
}

/** One part of the settings: what it is for, what is wrong, its fields, and the bar that saves it. */
export function PartFrame({ title, about, form, labels, aside, saved, children }: PartFrameProps) {
  const { t } = useTranslation("settings");
  const save = () => void form.save();
  useShortcuts([{ id: "settings.save", label: t("form.save"), keys: "Ctrl+S", run: save }]);
  return (
    <form
      className={classes.frame}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling part must be reachable by keyboard */}
      <section className={classes.scroll} tabIndex={0} aria-label={title}>
        <div className={classes.head}>
          <h2 className={classes.heading}>{title}</h2>
          {aside}
        </div>
        <p className={classes.about}>{about}</p>
        {form.restored && form.dirty && <Banner tone="info">{t("form.restored")}</Banner>}
        {form.conflict && (
          <Banner
            tone="warn"
            role="status"
            title={t("form.conflict")}
            action={
              <span className={classes.buttons}>
                <Button size="compact-sm" variant="default" onClick={form.takeTheirs}>
                  {t("form.takeTheirs")}
                </Button>
                <Button size="compact-sm" variant="default" onClick={form.keepMine}>
                  {t("form.keepMine")}
                </Button>
              </span>
            }
          >
            {t("form.conflictText")}
          </Banner>
        )}
        <FormErrors errors={form.errors} labels={labels} refusal={form.refusal} attempt={form.attempt} />
        {children}
      </section>
      {/* The buttons are on the left: notices come and go in the right corner. */}
      <footer className={classes.foot}>
        <Button type="submit" loading={form.busy} disabled={form.conflict} rightSection={<Kbd keys="Ctrl+S" />}>
          {t("form.save")}
        </Button>
        <Button variant="default" disabled={!form.dirty} onClick={form.takeTheirs}>
          {t("form.discard")}
        </Button>
        <span className={classes.state} role="status">
          {form.dirty ? t("form.unsaved") : (saved ?? t("form.never"))}
        </span>
      </footer>
    </form>
  );
}
