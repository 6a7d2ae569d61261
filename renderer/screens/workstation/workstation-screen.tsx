import { useTranslation } from "react-i18next";
import type { WorkstationStatus } from "../../../shared/ipc/workstation";
import { useCall } from "../../client/client";
import { useFormat } from "../../ui/format/use-format";
import { FactList } from "../../ui/layout/fact-list";
import { Panel } from "../../ui/layout/panel";
import { usePageTitle } from "../../ui/layout/use-page-title";
import { Banner } from "../../ui/status/banner";
import { RefusalBanner } from "../../ui/status/refusal-banner";
import { AppearancePanel } from "./appearance-panel";
import { BackupPanel } from "./backup-panel";
import { CalendarPanel } from "./calendar-panel";
import { CatalogProblemsPanel } from "./catalog-problems-panel";
import { LogCheckPanel } from "./log-check-panel";
import { NoticesPanel } from "./notices-panel";
import classes from "./workstation.module.css";

/** The state of this workstation: what it holds, how it is protected, what needs a hand, and the commands for it. */
export function WorkstationScreen() {
  const { t } = useTranslation(["workstation", "errors"]);
  usePageTitle(t("title"));
  const { data, refusal } = useCall("workstation.status", {});
  return (
    <div className={classes.screen}>
      <h1 className={classes.title}>{t("title")}</h1>
      <RefusalBanner refusal={refusal} title={t("errors:notLoaded")} />
      {!data && !refusal && <p role="status">{t("loading")}</p>}
      <div className={classes.panels}>
        {data && (
          <>
            <div className={classes.column}>
              <IdentityPanel status={data} />
              <RecordPanel status={data} />
              <LogCheckPanel status={data} />
              <KeyPanel status={data} />
              <NoticesPanel notices={data.notices} />
            </div>
            <div className={classes.column}>
              <BackupPanel status={data} />
              <CalendarPanel years={data.calendarYears} />
              <CatalogProblemsPanel problems={data.catalogProblems} />
            </div>
          </>
        )}
        <div className={classes.column}>
          <AppearancePanel />
          <Panel title={t("attributions")}>
            <ul className={classes.plainList}>
              <li>{t("attributionCatalog")}</li>
              <li>{t("attributionCalendar")}</li>
              <li>{t("attributionSoftware")}</li>
            </ul>
          </Panel>
        </div>
      </div>
    </div>
  );
}

function IdentityPanel({ status }: { status: WorkstationStatus }) {
  const { t } = useTranslation("workstation");
  return (
    <Panel title={t("identity")}>
      <FactList
        facts={[
          { label: t("office"), value: status.officeName },
          { label: t("code"), value: status.workstation },
          { label: t("origin"), value: <span title={t("originHint")}>{status.origin}</span> },
          { label: t("version"), value: status.version },
          { label: t("demo"), value: t(status.demo ? "demoYes" : "demoNo") },
        ]}
      />
    </Panel>
  );
}

function RecordPanel({ status }: { status: WorkstationStatus }) {
  const { t } = useTranslation("workstation");
  const format = useFormat();
  return (
    <Panel title={t("record")}>
      <FactList
        facts={[
          { label: t("dataFolder"), value: <code className={classes.code}>{status.dataFolder}</code> },
          { label: t("events"), value: format.number(status.events) },
          { label: t("streams"), value: format.number(status.streams) },
          { label: t("logSize"), value: format.bytes(status.logBytes) },
          { label: t("viewSize"), value: `${format.bytes(status.viewBytes)} · ${t("viewSizeHint")}` },
          { label: t("conflicts"), value: format.number(status.conflicts) },
          { label: t("flaggedClocks"), value: format.number(status.flaggedClocks) },
          { label: t("unreadable"), value: format.number(status.unreadable) },
          { label: t("withoutEffect"), value: format.number(status.withoutEffect) },
        ]}
      />
    </Panel>
  );
}

function KeyPanel({ status }: { status: WorkstationStatus }) {
  const { t } = useTranslation("workstation");
  return (
    <Panel title={t("key")}>
      {status.keyProtection === "passphrase" ? (
        <Banner tone="warn" title={t("passphrase")}>
          {t("passphraseHint")}
        </Banner>
      ) : (
        <Banner tone="ok">{t("os-key-store")}</Banner>
      )}
    </Panel>
  );
}
