import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useGo, usePathParams } from "../../../ui/layout/navigate";
import { RefusalBanner } from "../../../ui/status/refusal-banner";
import classes from "./detail.module.css";
import { RequestView } from "./request-view";
import { useRequest } from "./use-request";

/** One request: what it is, where it stands, what can be done, and all that happened. */
export function RequestScreen() {
  const id = usePathParams().id ?? "";
  return <LoadedRequest key={id} id={id} />;
}

function LoadedRequest({ id }: { id: string }) {
  const { t } = useTranslation(["requests", "errors"]);
  const go = useGo();
  const request = useRequest(id);
  if (request.detail) return <RequestView {...request} detail={request.detail} />;
  return (
    <div className={classes.loading}>
      {request.refusal ? (
        <RefusalBanner
          refusal={request.refusal}
          title={t("errors:notLoaded")}
          action={
            <Button size="xs" variant="default" onClick={() => go("/requests")}>
              {t("detail.back")}
            </Button>
          }
        />
      ) : (
        <p role="status">{t("detail.loading")}</p>
      )}
    </div>
  );
}
