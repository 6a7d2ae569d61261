import { Checkbox, Table } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Weekday } from "../../../../shared/domain/calendar/schema";
import { TextField } from "../../../ui/fields/text-field";
import { Panel } from "../../../ui/layout/panel";
import { type DayText, type HoursText, OFFICE_WEEK, type WeekName } from "./hours-model";

interface WeekTableProps {
  week: WeekName;
  text: HoursText;
  errors: Readonly<Record<string, string>>;
  onChange: (part: Partial<HoursText>) => void;
}

const TIMES = ["open", "close", "breaks"] as const;

/** The hours of each weekday, as typed. */
export function WeekTable({ week, text, errors, onChange }: WeekTableProps) {
  const { t } = useTranslation("settings");
  const change = (day: Weekday, part: Partial<DayText>) =>
    onChange({ [week]: { ...text[week], [day]: { ...text[week][day], ...part } } });
  const label = (day: Weekday, field: "isOpen" | (typeof TIMES)[number]) =>
    t(week === "normal" ? "hours.field" : "hours.ramadanField", {
      day: t(`hours.weekdays.${day}`),
      field: t(`hours.${field}`),
    });
  return (
    <Panel title={t(`hours.${week}`)} flush>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("hours.day")}</Table.Th>
            <Table.Th>{t("hours.isOpen")}</Table.Th>
            {TIMES.map((field) => (
              <Table.Th key={field}>{t(`hours.${field}`)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {OFFICE_WEEK.map((day) => {
            const own = text[week][day];
            return (
              <Table.Tr key={day}>
                <Table.Td>{t(`hours.weekdays.${day}`)}</Table.Td>
                <Table.Td>
                  <Checkbox
                    aria-label={label(day, "isOpen")}
                    checked={own.isOpen}
                    onChange={(event) => change(day, { isOpen: event.currentTarget.checked })}
                    error={errors[`${week}.${day}.isOpen`]}
                    data-path={`${week}.${day}.isOpen`}
                  />
                </Table.Td>
                {TIMES.map((field) => (
                  <Table.Td key={field}>
                    <TextField
                      aria-label={label(day, field)}
                      value={own[field]}
                      disabled={!own.isOpen}
                      onChange={(typed) => change(day, { [field]: typed })}
                      error={errors[`${week}.${day}.${field}`]}
                      data-path={`${week}.${day}.${field}`}
                    />
                  </Table.Td>
                ))}
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Panel>
  );
}
