import { Table } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { WorkstationStatus } from "../../../shared/ipc/workstation";
import { Panel } from "../../ui/layout/panel";
import { Banner } from "../../ui/status/banner";
import { firstUnknownYear } from "./commands";
import classes from "./workstation.module.css";

/** The years whose holidays are known, with the decrees they come from. */
export function CalendarPanel({ years }: { years: WorkstationStatus["calendarYears"] }) {
  const { t } = useTranslation("workstation");
  const next = firstUnknownYear(years);
  return (
    <Panel title={t("calendar")}>
      <div className={classes.stack}>
        {years.length > 0 && (
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t("calendarYear")}</Table.Th>
                <Table.Th>{t("calendarDecree")}</Table.Th>
                <Table.Th>{t("calendarNational")}</Table.Th>
                <Table.Th>{t("calendarJoint")}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {[...years]
                .sort((one, other) => one.year - other.year)
                .map((year) => (
                  <Table.Tr key={year.year}>
                    <Table.Td>{year.year}</Table.Td>
                    <Table.Td>{year.decree}</Table.Td>
                    <Table.Td>{year.national}</Table.Td>
                    <Table.Td>{year.jointLeave}</Table.Td>
                  </Table.Tr>
                ))}
            </Table.Tbody>
          </Table>
        )}
        <Banner tone="info">{next === null ? t("calendarEmpty") : t("calendarNext", { year: next })}</Banner>
      </div>
    </Panel>
  );
}
