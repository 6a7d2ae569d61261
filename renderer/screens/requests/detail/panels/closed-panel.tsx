import { useTranslation } from "react-i18next";
import { PRODUCT_FORMS, type RequestStatus } from "../../../../../shared/domain/requests/types";
import type { RequestDetail } from "../../../../../shared/ipc/requests";
import { useFormat } from "../../../../ui/format/use-format";
import { FactList } from "../../../../ui/layout/fact-list";
import { Panel } from "../../../../ui/layout/panel";
import classes from "../detail.module.css";

interface ClosedPanelProps {
  closed: NonNullable<RequestDetail["closed"]>;
  status: RequestStatus;
}

/** How the request ended, with the code that the applicant answers the survey with. */
export function ClosedPanel({ closed, status }: ClosedPanelProps) {
  const { t } = useTranslation(["requests", "procedure"]);
  const format = useFormat();
  const form = PRODUCT_FORMS.find((candidate) => candidate === closed.form);
  const formWords = form === undefined ? closed.form : t(`productForm.${form}`);
  return (
    <Panel title={t("detail.closed.title")}>
      <FactList
        facts={[
          {
            label: t("detail.closed.when"),
            value: t("detail.closed.at", { at: format.instant(closed.at), name: closed.actorName }),
          },
          ...(closed.product === null && closed.productDetail === ""
            ? []
            : [
                {
                  label: t("detail.closed.product"),
                  value: [closed.product, closed.productDetail].filter(Boolean).join(": "),
                },
              ]),
          ...(formWords === null ? [] : [{ label: t("detail.closed.form"), value: formWords }]),
          ...(closed.receivedBy === "" ? [] : [{ label: t("detail.closed.receivedBy"), value: closed.receivedBy }]),
          ...(closed.text === "" ? [] : [{ label: t("detail.closed.reason"), value: closed.text }]),
        ]}
      />
      {closed.survey !== null && (
        <div className={classes.survey}>
          <span className={classes.surveyLabel}>{t("procedure:survey.label")}</span>
          <output className={classes.surveyCode} aria-label={t("procedure:survey.label")}>
            {closed.survey}
          </output>
          <span className={classes.hint}>{t("procedure:survey.hint")}</span>
        </div>
      )}
      {status === "refused" && <p className={classes.hint}>{t("procedure:refusal.print")}</p>}
    </Panel>
  );
}
