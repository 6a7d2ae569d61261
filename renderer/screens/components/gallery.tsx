import { MantineProvider, Portal } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { cssVariables, theme } from "../../ui/theme/theme";
import { FieldSamples } from "./field-samples";
import { FormSamples } from "./form-samples";
import classes from "./gallery.module.css";
import { ProcessSamples } from "./process-samples";
import { StatusSamples } from "./status-samples";
import { TableSamples } from "./table-samples";
import { ViewerSamples } from "./viewer-samples";

/** Every shared component in both themes, side by side: for those who build screens from them. */
export function Gallery() {
  const { t } = useTranslation("components");
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <h1 className={classes.title}>{t("title")}</h1>
        <p className={classes.intro}>{t("intro")}</p>
      </header>
      <div className={classes.panes}>
        <Pane scheme="dark" label={t("dark")}>
          <Samples />
        </Pane>
        <Pane scheme="light" label={t("light")}>
          <Samples />
        </Pane>
      </div>
    </div>
  );
}

function Samples() {
  return (
    <>
      <StatusSamples />
      <ProcessSamples />
      <TableSamples />
      <FieldSamples />
      <FormSamples />
      <ViewerSamples />
    </>
  );
}

interface PaneProps {
  scheme: "dark" | "light";
  label: string;
  children: ReactNode;
}

/** A part of the page with a theme of its own, also for what opens from it. */
function Pane({ scheme, label, children }: PaneProps) {
  const [root, setRoot] = useState<HTMLElement | null>(null);
  const id = `pane-${scheme}`;
  return (
    <section id={id} ref={setRoot} className={classes.pane} aria-label={label}>
      <h2 className={classes.scheme}>{label}</h2>
      {root && (
        <MantineProvider
          theme={{
            ...theme,
            components: { ...theme.components, Portal: Portal.extend({ defaultProps: { target: root } }) },
          }}
          cssVariablesResolver={cssVariables}
          cssVariablesSelector={`#${id}`}
          forceColorScheme={scheme}
          getRootElement={() => root}
          getStyleNonce={() => document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ""}
          withGlobalClasses={false}
          deduplicateCssVariables={false}
        >
          {children}
        </MantineProvider>
      )}
    </section>
  );
}
