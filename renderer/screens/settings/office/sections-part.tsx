import { Button, MultiSelect, Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { SettingsOutput } from "../../../../shared/ipc/settings";
import { useCall } from "../../../client/client";
import { TextField } from "../../../ui/fields/text-field";
import { IconBuilding, IconTrash } from "../../../ui/icons";
import { EmptyState } from "../../../ui/layout/empty-state";
import { Panel } from "../../../ui/layout/panel";
import { Banner } from "../../../ui/status/banner";
import { AddButton } from "../add-button";
import { PartFrame } from "../part-frame";
import classes from "../settings.module.css";
import { freeId, replaced, unassignedUnits } from "../settings-model";
import { useSavedWords } from "../use-saved-words";
import { useSetting } from "../use-setting";

/** The office's sections: which units of the catalog belong to them, and who heads them. */
export function SectionsPart({ settings }: { settings: SettingsOutput }) {
  const { t } = useTranslation(["settings", "errors"]);
  const form = useSetting("sections", settings);
  const saved = useSavedWords(settings, "sections");
  const facts = useCall("settings.facts", {});
  const operators = useCall("operators.brief", {});
  const { value } = form;
  const units = facts.data?.units ?? [];
  const unassigned = unassignedUnits(value, units);
  const people = (operators.data ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const add = (sections: readonly { name: string; units: string[] }[]) => {
    const next = [...value];
    for (const { name, units: own } of sections) {
      const id = freeId(
        name || "bidang",
        next.map((section) => section.id),
      );
      next.push({ id, name, units: own, head: null });
    }
    form.change(next);
  };
  const addOne = () => add([{ name: "", units: [] }]);
  const fromCatalog = (
    <Button variant="default" onClick={() => add(unassigned.map((unit) => ({ name: unit, units: [unit] })))}>
      {t("sections.fromCatalog")}
    </Button>
  );
  return (
    <PartFrame
      title={t("parts.sections")}
      about={t("sections.about")}
      form={form}
      labels={{
        "sections.*.name": t("sections.name"),
        "sections.*.units": t("sections.units"),
        "sections.*.head": t("sections.head"),
      }}
      aside={<AddButton label={t("sections.add")} onAdd={addOne} />}
      {...saved}
    >
      {value.length === 0 && (
        <EmptyState
          icon={IconBuilding}
          title={t("sections.empty")}
          text={t("sections.emptyText")}
          action={unassigned.length > 0 ? fromCatalog : undefined}
        />
      )}
      {value.length > 0 && unassigned.length > 0 && (
        <Banner tone="info" action={fromCatalog}>
          {t("sections.unassigned", { count: unassigned.length, units: unassigned.join("; ") })}
        </Banner>
      )}
      {value.map((section, index) => (
        <Panel
          key={section.id}
          title={section.name || t("sections.name")}
          aside={
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              leftSection={<IconTrash size="1rem" aria-hidden />}
              aria-label={t("sections.remove", { name: section.name })}
              onClick={() => form.change(value.filter((_other, at) => at !== index))}
            >
              {t("form.remove")}
            </Button>
          }
        >
          <div className={classes.fields}>
            <TextField
              label={t("sections.name")}
              required
              value={section.name}
              onChange={(name) => form.change(replaced(value, index, { name }))}
              error={form.errors[`sections.${index}.name`]}
              autoFocus={section.name === ""}
              data-path={`sections.${index}.name`}
            />
            <Select
              label={t("sections.head")}
              placeholder={t("sections.headNone")}
              data={people}
              value={section.head}
              onChange={(head) => form.change(replaced(value, index, { head }))}
              searchable
              clearable
              clearButtonProps={{ "aria-label": t("sections.headNone") }}
              error={form.errors[`sections.${index}.head`]}
              data-path={`sections.${index}.head`}
            />
            <MultiSelect
              className={classes.wide ?? ""}
              label={t("sections.units")}
              description={t("sections.unitsHint")}
              data={[...new Set([...units.map(({ unit }) => unit), ...section.units])]}
              value={section.units}
              onChange={(picked) => form.change(replaced(value, index, { units: picked }))}
              searchable
              error={form.errors[`sections.${index}.units`]}
              data-path={`sections.${index}.units`}
            />
          </div>
        </Panel>
      ))}
    </PartFrame>
  );
}
