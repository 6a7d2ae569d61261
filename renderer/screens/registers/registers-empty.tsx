import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { RegisterList } from "../../../shared/domain/registers/columns";
import { Kbd } from "../../ui/commands/kbd";
import { IconBook2 } from "../../ui/icons";
import { EmptyState } from "../../ui/layout/empty-state";

interface RegistersEmptyProps {
  list: RegisterList;
  searched: boolean;
  onClear: () => void;
  onEarlier: () => void;
}

/** Why a register is empty and what to do next. */
export function RegistersEmpty({ list, searched, onClear, onEarlier }: RegistersEmptyProps) {
  const { t } = useTranslation("registers");
  return (
    <EmptyState
      icon={IconBook2}
      title={t("empty.title")}
      text={t(searched ? "empty.searched" : list === "objections" ? "empty.objections" : "empty.text")}
      action={
        searched ? (
          <Button variant="default" onClick={onClear}>
            {t("empty.clear")}
          </Button>
        ) : (
          <Button variant="default" rightSection={<Kbd keys="," />} onClick={onEarlier}>
            {t("empty.another")}
          </Button>
        )
      }
    />
  );
}
