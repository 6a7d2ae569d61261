import { Button, Table } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { DayOff } from "../../../../shared/domain/calendar/edit";
import type { HolidayYear } from "../../../../shared/domain/calendar/schema";
import { useFormat } from "../../../ui/format/use-format";
import { IconPencil, IconTrash } from "../../../ui/icons";
import classes from "../settings.module.css";

interface DaysTableProps {
  year: HolidayYear;
  days: readonly DayOff[];
  onEdit: (day: DayOff) => void;
  onRemove: (day: DayOff) => void;
}

/** The days off of a year, one by one, with the decree of those that have another than the year's. */
export function DaysTable({ year, days, onEdit, onRemove }: DaysTableProps) {
  const { t } = useTranslation("settings");
  const format = useFormat();
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t("calendar.date")}</Table.Th>
          <Table.Th>{t("calendar.kind")}</Table.Th>
          <Table.Th>{t("calendar.name")}</Table.Th>
          <Table.Th>{t("calendar.decree")}</Table.Th>
          <Table.Th aria-label={t("calendar.editDay")} />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {days.map((day) => (
          <Table.Tr key={day.date}>
            <Table.Td>{format.day(day.date)}</Table.Td>
            <Table.Td>{t(`calendar.lists.${day.list}`)}</Table.Td>
            <Table.Td>{day.name}</Table.Td>
            <Table.Td>{day.decree === year.decree ? "" : day.decree}</Table.Td>
            <Table.Td className={classes.rowButtons ?? ""}>
              <Button
                variant="subtle"
                color="gray"
                size="compact-xs"
                aria-label={`${t("calendar.editDay")}: ${format.day(day.date)}`}
                onClick={() => onEdit(day)}
              >
                <IconPencil size="1rem" aria-hidden />
              </Button>
              <Button
                variant="subtle"
                color="gray"
                size="compact-xs"
                aria-label={`${t("calendar.removeDay")}: ${format.day(day.date)}`}
                onClick={() => onRemove(day)}
              >
                <IconTrash size="1rem" aria-hidden />
              </Button>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
