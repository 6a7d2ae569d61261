import { Button, Checkbox, NumberInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { RESOURCE_KINDS } from "../../../../shared/domain/registers/registers";
import type { SettingsOutput } from "../../../../shared/ipc/settings";
import { ChoiceField } from "../../../ui/fields/choice-field";
import { TextField } from "../../../ui/fields/text-field";
import { IconBuilding, IconTrash } from "../../../ui/icons";
import { EmptyState } from "../../../ui/layout/empty-state";
import { AddButton } from "../add-button";
import { PartFrame } from "../part-frame";
import classes from "../settings.module.css";
import { freeId, replaced } from "../settings-model";
import { useSavedWords } from "../use-saved-words";
import { useSetting } from "../use-setting";

/** Rooms, vehicles and equipment that can be booked. */
export function ResourcesPart({ settings }: { settings: SettingsOutput }) {
  const { t } = useTranslation("settings");
  const form = useSetting("resources", settings);
  const saved = useSavedWords(settings, "resources");
  const { value } = form;
  const kept = new Set(settings.resources.map(({ id }) => id));
  const add = () => {
    const id = freeId(
      "sumber-daya",
      value.map((resource) => resource.id),
    );
    form.change([...value, { id, kind: "meeting-room", name: "", capacity: null, active: true }]);
  };
  const addButton = <AddButton label={t("resources.add")} onAdd={add} />;
  return (
    <PartFrame
      title={t("parts.resources")}
      about={t("resources.about")}
      form={form}
      labels={{
        resources: t("parts.resources"),
        "resources.*.name": t("resources.name"),
        "resources.*.kind": t("resources.kind"),
        "resources.*.capacity": t("resources.capacity"),
      }}
      aside={value.length > 0 ? addButton : undefined}
      {...saved}
    >
      {value.length === 0 && (
        <EmptyState
          icon={IconBuilding}
          title={t("resources.empty")}
          text={t("resources.emptyText")}
          action={addButton}
        />
      )}
      <ul className={classes.rows}>
        {value.map((resource, index) => (
          <li key={resource.id} className={classes.resource}>
            <TextField
              label={t("resources.name")}
              required
              value={resource.name}
              onChange={(name) => form.change(replaced(value, index, { name }))}
              error={form.errors[`resources.${index}.name`]}
              autoFocus={resource.name === ""}
              data-path={`resources.${index}.name`}
            />
            <ChoiceField
              label={t("resources.kind")}
              value={resource.kind}
              onChange={(kind) => form.change(replaced(value, index, { kind }))}
              choices={RESOURCE_KINDS.map((kind) => ({ value: kind, label: t(`resources.kinds.${kind}`) }))}
              data-path={`resources.${index}.kind`}
            />
            <NumberInput
              label={t("resources.capacity")}
              value={resource.capacity ?? ""}
              onChange={(typed) =>
                form.change(replaced(value, index, { capacity: typeof typed === "number" ? typed : null }))
              }
              allowDecimal={false}
              allowNegative={false}
              hideControls
              error={form.errors[`resources.${index}.capacity`]}
              data-path={`resources.${index}.capacity`}
            />
            <Checkbox
              className={classes.besideInputs ?? ""}
              label={t("resources.active")}
              checked={resource.active}
              onChange={(event) => form.change(replaced(value, index, { active: event.currentTarget.checked }))}
            />
            {kept.has(resource.id) ? (
              <span />
            ) : (
              <div className={classes.besideInputs}>
                <Button
                  size="compact-sm"
                  variant="subtle"
                  color="gray"
                  leftSection={<IconTrash size="1rem" aria-hidden />}
                  aria-label={t("resources.remove", { name: resource.name })}
                  onClick={() => form.change(value.filter((_other, at) => at !== index))}
                >
                  {t("form.remove")}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </PartFrame>
  );
}
