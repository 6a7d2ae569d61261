import { Button, Select } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { CHANNELS, REQUEST_STATUSES } from "../../../../shared/domain/requests/types";
import { useCall } from "../../../client/client";
import { DateField } from "../../../ui/fields/time-field";
import { IconX } from "../../../ui/icons";
import classes from "./queue.module.css";
import { NO_FILTERS, PERIODS, type QueueFilters } from "./queue-model";

interface FilterBarProps {
  filters: QueueFilters;
  onChange: (filters: QueueFilters) => void;
}

interface FilterProps<Value extends string> {
  label: string;
  value: Value | null;
  choices: readonly { value: Value; label: string }[];
  onChange: (value: Value | null) => void;
}

function Filter<Value extends string>({ label, value, choices, onChange }: FilterProps<Value>) {
  const { t } = useTranslation("requests");
  return (
    <Select
      size="xs"
      label={label}
      placeholder={t("queue.any")}
      data={choices.map((choice) => ({ value: choice.value, label: choice.label }))}
      value={value}
      onChange={(picked) => onChange(choices.find((choice) => choice.value === picked)?.value ?? null)}
      clearable
      searchable
      nothingFoundMessage="–"
    />
  );
}

/** What the queue is narrowed by, one list per property. */
export function FilterBar({ filters, onChange }: FilterBarProps) {
  const { t } = useTranslation(["requests", "queue"]);
  const services = useCall("catalog.list", {}).data;
  const serviceChoices = useMemo(
    () => (services ?? []).map(({ id, no, name }) => ({ value: id, label: no === null ? name : `${no}. ${name}` })),
    [services],
  );
  const sections = useMemo(
    () => [...new Set((services ?? []).flatMap(({ section }) => (section === null ? [] : [section])))].sort(),
    [services],
  );
  const change = (part: Partial<QueueFilters>) => onChange({ ...filters, ...part });
  return (
    <search className={classes.filters} aria-label={t("queue.filters")}>
      <Filter
        label={t("queue.filterService")}
        value={filters.serviceId}
        choices={serviceChoices}
        onChange={(serviceId) => change({ serviceId })}
      />
      <Filter
        label={t("queue.filterSection")}
        value={filters.section}
        choices={sections.map((section) => ({ value: section, label: section }))}
        onChange={(section) => change({ section })}
      />
      <Filter
        label={t("queue.filterStatus")}
        value={filters.status}
        choices={REQUEST_STATUSES.map((status) => ({ value: status, label: t(`status.${status}`) }))}
        onChange={(status) => change({ status })}
      />
      <Filter
        label={t("queue.filterChannel")}
        value={filters.channel}
        choices={CHANNELS.map((channel) => ({ value: channel, label: t(`channel.${channel}`) }))}
        onChange={(channel) => change({ channel })}
      />
      <Filter
        label={t("queue.filterPeriod")}
        value={filters.period}
        choices={PERIODS.map((period) => ({
          value: period,
          label: period === "between" ? t("queue:periodBetween") : t(`queue.period.${period}`),
        }))}
        onChange={(period) => change({ period })}
      />
      {filters.period === "between" && (
        <>
          <DateField label={t("queue:from")} value={filters.from} onChange={(from) => change({ from })} />
          <DateField label={t("queue:to")} value={filters.to} onChange={(to) => change({ to })} />
        </>
      )}
      <Button
        size="xs"
        variant="default"
        leftSection={<IconX size="0.875rem" aria-hidden />}
        onClick={() => onChange(NO_FILTERS)}
      >
        {t("queue.clearFilters")}
      </Button>
    </search>
  );
}
