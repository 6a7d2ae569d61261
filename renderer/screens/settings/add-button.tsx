import { Button } from "@mantine/core";
import { useShortcuts } from "../../ui/commands/commands";
import { Kbd } from "../../ui/commands/kbd";
import { IconPlus } from "../../ui/icons";

/** Adds an entry to a setting that is a list, also by Alt+N. */
export function AddButton({ label, onAdd }: { label: string; onAdd: () => void }) {
  useShortcuts([{ id: "settings.add", label, keys: "Alt+N", icon: IconPlus, run: onAdd }]);
  return (
    <Button
      leftSection={<IconPlus size="1rem" aria-hidden />}
      rightSection={<Kbd keys="Alt+N" />}
      variant="default"
      onClick={onAdd}
    >
      {label}
    </Button>
  );
}
