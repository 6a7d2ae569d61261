import { TextInput } from "@mantine/core";
import { type KeyboardEvent, useRef } from "react";
import { useShortcuts } from "../../ui/commands/commands";
import { Kbd } from "../../ui/commands/kbd";
import { IconSearch } from "../../ui/icons";

export interface SearchBoxProps {
  /** The first part of its command's id: "queue" for "queue.search". */
  name: string;
  label: string;
  /** Default: the label. */
  placeholder?: string | undefined;
  value: string;
  onChange: (value: string) => void;
  /** Enter. Default: the same as leaving. */
  onEnter?: (() => void) | undefined;
  /** Arrow down, and Esc in an empty box: into what was found. */
  onLeave?: (() => void) | undefined;
  autoFocus?: boolean | undefined;
  className?: string | undefined;
}

/** No search that the store takes is longer. */
const MOST_LETTERS = 200;

/** The box above a list: the key / leads into it, Esc empties it and then leads out, Enter and arrow down go on. */
export function SearchBox(props: SearchBoxProps) {
  const { name, label, placeholder, value, onChange, onEnter, onLeave, autoFocus, className } = props;
  const box = useRef<HTMLInputElement>(null);
  useShortcuts([{ id: `${name}.search`, label, keys: "/", icon: IconSearch, run: () => box.current?.select() }]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape" && value !== "") onChange("");
    else if (event.key === "Enter") (onEnter ?? onLeave)?.();
    else if (event.key === "ArrowDown" || event.key === "Escape") onLeave?.();
    else return;
    event.preventDefault();
  };
  return (
    <TextInput
      ref={box}
      className={className ?? ""}
      type="search"
      aria-label={label}
      placeholder={placeholder ?? label}
      leftSection={<IconSearch size="1rem" aria-hidden />}
      rightSection={<Kbd keys="/" />}
      maxLength={MOST_LETTERS}
      autoFocus={autoFocus ?? false}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  );
}
