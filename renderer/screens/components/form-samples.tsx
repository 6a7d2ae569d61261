import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FormErrors } from "../../ui/fields/form-errors";
import { Dialog } from "../../ui/layout/dialog";
import { Panel } from "../../ui/layout/panel";
import { notify } from "../../ui/status/notify";
import { RefusalBanner } from "../../ui/status/refusal-banner";
import classes from "./gallery.module.css";

/** What a form says when it cannot be saved, dialogs and notices. */
export function FormSamples() {
  const { t } = useTranslation(["components", "common"]);
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Panel title={t("section.errors")}>
        <div className={classes.stack}>
          <FormErrors
            errors={{ "applicant.name": "required", "applicant.phone": "phone" }}
            labels={{ "applicant.name": "Nama pemohon", "applicant.phone": "Nomor telepon" }}
          />
          <RefusalBanner refusal={{ code: "stale", params: {} }} />
        </div>
      </Panel>
      <Panel title={t("section.dialogs")}>
        <div className={classes.row}>
          <Button variant="default" onClick={() => setOpened(true)}>
            {t("openDialog")}
          </Button>
          <Button
            variant="default"
            onClick={() => notify("ok", "Permohonan tersimpan", "K1-2026-000012 · batas Kam 26 Nov 2026 16.00 WIB")}
          >
            {t("showNotice")}
          </Button>
        </div>
        <Dialog
          opened={opened}
          onClose={() => setOpened(false)}
          title="Lewati langkah ini?"
          footer={
            <>
              <Button variant="default" onClick={() => setOpened(false)}>
                {t("common:action.cancel")}
              </Button>
              <Button onClick={() => setOpened(false)}>{t("common:action.continue")}</Button>
            </>
          }
        >
          <p className={classes.text}>Alasan melewati langkah tercatat pada linimasa.</p>
        </Dialog>
      </Panel>
    </>
  );
}
