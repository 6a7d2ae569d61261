import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { IconLink } from "../../../../ui/icons";
import { useGo } from "../../../../ui/layout/navigate";
import classes from "../detail.module.css";

/** Other requests by their numbers; each opens. */
export function RequestLinks({ requests }: { requests: readonly { id: string; number: string }[] }) {
  const { t } = useTranslation("procedure");
  const go = useGo();
  return (
    <div className={classes.actions}>
      {requests.map(({ id, number }) => (
        <Button
          key={id}
          size="compact-sm"
          variant="default"
          leftSection={<IconLink size="1rem" aria-hidden />}
          onClick={() => go(`/requests/${id}`)}
        >
          {t("merged.open", { number })}
        </Button>
      ))}
    </div>
  );
}
