import { Button } from "@mantine/core";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { OperatorRow } from "../../../shared/ipc/session";
import { useCall } from "../../client/client";
import { useOperator } from "../../client/session";
import { useChosenRow, useListPlace } from "../../parts/list/list-place";
import { ListScreen } from "../../parts/list/list-screen";
import { useShortcuts } from "../../ui/commands/commands";
import { Kbd } from "../../ui/commands/kbd";
import { rankByText } from "../../ui/commands/rank-text";
import { IconUserPlus, IconUsers } from "../../ui/icons";
import { EmptyState } from "../../ui/layout/empty-state";
import { usePageTitle } from "../../ui/layout/use-page-title";
import { RefusalBanner } from "../../ui/status/refusal-banner";
import { DataTable } from "../../ui/table/data-table";
import { useOperatorColumns } from "./columns";
import { NewOperatorDialog } from "./new-operator-dialog";
import { ActivityDialog, ResetDialog, RolesDialog } from "./operator-dialogs";

type Opened = "new" | "roles" | "reset" | "activity" | null;

const idOf = (row: OperatorRow) => row.id;

/** The administrator's list of operators: who may do what, and who may log in at all. */
export function OperatorsScreen() {
  const { t } = useTranslation(["operators", "errors", "common"]);
  usePageTitle(t("title"));
  const me = useOperator();
  const operators = useCall("operators.list", {});
  const [typed, setTyped] = useState("");
  const [selected, setSelected] = useState<string | null>(null);
  const [opened, setOpened] = useState<Opened>(null);
  const place = useListPlace();
  const columns = useOperatorColumns(place.width, me.id);
  const found = useMemo(
    () =>
      rankByText(operators.data ?? [], typed, ({ login, name, roles }) => ({
        number: null,
        text: `${name} ${login} ${roles.map((role) => t(`common:role.${role}`)).join(" ")}`,
      })),
    [operators.data, typed, t],
  );
  const row = useChosenRow(found, selected, idOf);
  const close = () => setOpened(null);
  useShortcuts([
    { id: "operators.new", label: t("new"), keys: "N", icon: IconUserPlus, run: () => setOpened("new") },
    {
      id: "operators.roles",
      label: t("roles.action"),
      keys: "R",
      enabled: row !== null,
      run: () => setOpened("roles"),
    },
    {
      id: "operators.reset",
      label: t("reset.action"),
      keys: "S",
      enabled: row !== null,
      run: () => setOpened("reset"),
    },
    {
      id: "operators.activity",
      label: t(row?.active === false ? "reactivate.action" : "deactivate.action"),
      keys: "X",
      enabled: row !== null,
      run: () => setOpened("activity"),
    },
  ]);
  return (
    <ListScreen
      title={t("title")}
      place={place}
      search={{ name: "operators", label: t("search"), value: typed, onChange: setTyped }}
      actions={
        <>
          {row && (
            <>
              <Button variant="default" rightSection={<Kbd keys="R" />} onClick={() => setOpened("roles")}>
                {t("roles.action")}
              </Button>
              <Button variant="default" rightSection={<Kbd keys="S" />} onClick={() => setOpened("reset")}>
                {t("reset.action")}
              </Button>
              <Button variant="default" rightSection={<Kbd keys="X" />} onClick={() => setOpened("activity")}>
                {t(row.active ? "deactivate.action" : "reactivate.action")}
              </Button>
            </>
          )}
          <Button
            leftSection={<IconUserPlus size="1rem" aria-hidden />}
            rightSection={<Kbd keys="N" />}
            onClick={() => setOpened("new")}
          >
            {t("new")}
          </Button>
        </>
      }
      notes={<RefusalBanner refusal={operators.refusal} title={t("errors:notLoaded")} />}
      dialogs={
        <>
          <NewOperatorDialog opened={opened === "new"} onClose={close} onCreated={setSelected} />
          {row && (
            <>
              <RolesDialog operator={row} opened={opened === "roles"} onClose={close} />
              <ResetDialog operator={row} opened={opened === "reset"} onClose={close} />
              <ActivityDialog operator={row} opened={opened === "activity"} onClose={close} />
            </>
          )}
        </>
      }
    >
      <DataTable
        label={t("title")}
        columns={columns}
        rows={found}
        getRowId={idOf}
        selectedId={row?.id ?? null}
        onSelect={setSelected}
        onOpen={() => setOpened("roles")}
        loading={operators.loading}
        autoFocus
        empty={<EmptyState icon={IconUsers} title={typed === "" ? t("empty") : t("found")} />}
      />
    </ListScreen>
  );
}
