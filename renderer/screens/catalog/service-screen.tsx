import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useCall } from "../../client/client";
import { useMay } from "../../client/session";
import { useShortcuts } from "../../ui/commands/commands";
import { Kbd } from "../../ui/commands/kbd";
import { useFormat } from "../../ui/format/use-format";
import { DetailLayout } from "../../ui/layout/detail-layout";
import { useGo, usePathParams } from "../../ui/layout/navigate";
import { Panel } from "../../ui/layout/panel";
import { Banner } from "../../ui/status/banner";
import { RefusalBanner } from "../../ui/status/refusal-banner";
import classes from "./catalog.module.css";
import { ServiceClock } from "./service-clock";
import { ServiceFacts, ServiceSource } from "./service-facts";
import { ServiceFields } from "./service-fields";
import { ServiceLimits } from "./service-limits";
import { ServiceSteps } from "./service-steps";

/** One published standard: everything the document says, how it is run, and what the document leaves open. */
export function ServiceScreen() {
  const { t } = useTranslation(["catalog", "errors"]);
  const { language } = useFormat();
  const id = usePathParams().id ?? "-";
  const go = useGo();
  const may = useMay();
  const { data, refusal } = useCall("catalog.service", { id, hash: null });
  const service = data?.service;
  const receives = may("requests.receive") && service?.runnable === true;
  const receive = () => go(`/requests/new/${id}`);
  useShortcuts([
    { id: "service.receive", label: t("receive"), keys: "N", enabled: receives, run: receive },
    { id: "service.back", label: t("back"), keys: "Q", run: () => go("/catalog") },
  ]);
  if (!data || !service) {
    return (
      <div className={classes.loading}>
        {refusal ? <RefusalBanner refusal={refusal} title={t("errors:notLoaded")} /> : t("loading")}
      </div>
    );
  }
  const { entry } = service;
  return (
    <DetailLayout
      header={
        <>
          <h1 className={classes.title}>
            {entry.no !== null && `${entry.no}. `}
            {entry.name}
          </h1>
          {entry.unit !== null && <p className={classes.unit}>{entry.unit}</p>}
        </>
      }
      actions={
        <>
          <Button size="compact-sm" variant="subtle" rightSection={<Kbd keys="Q" />} onClick={() => go("/catalog")}>
            {t("back")}
          </Button>
          {receives && (
            <Button size="compact-sm" rightSection={<Kbd keys="N" />} onClick={receive}>
              {t("receive")}
            </Button>
          )}
        </>
      }
      main={
        <>
          {!service.runnable && (
            <Banner tone="warn" title={t("notRunnable")}>
              {service.reasonNotRunnable}
            </Banner>
          )}
          <Panel title={t("requirements")}>
            <TextList texts={entry.requirements} numbered />
          </Panel>
          <ServiceSteps service={service} />
          <ServiceLimits service={service} />
          <ServiceClock service={service} />
          <ServiceFields service={service} />
        </>
      }
      side={
        <>
          {service.defects.length > 0 && (
            <Banner tone="warn" title={t("anomalies")}>
              <p className={classes.about}>{t("anomaliesAbout")}</p>
              <TextList texts={service.defects.map((defect) => defect[language])} />
            </Banner>
          )}
          {service.notes.length > 0 && (
            <Banner tone="info" title={t("notes")}>
              <TextList texts={service.notes} />
            </Banner>
          )}
          <ServiceFacts service={service} />
          <ServiceSource service={service} hash={data.hash} />
        </>
      }
    />
  );
}

/** Texts below each other; a document that has none says so. */
function TextList({ texts, numbered = false }: { texts: readonly string[]; numbered?: boolean }) {
  const { t } = useTranslation("catalog");
  if (texts.length === 0) return <p className={classes.silent}>{t("notStated")}</p>;
  const List = numbered ? "ol" : "ul";
  return (
    <List className={classes.plainList}>
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </List>
  );
}
