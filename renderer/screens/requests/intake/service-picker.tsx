import { TextInput } from "@mantine/core";
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ResourceKind } from "../../../../shared/domain/registers/registers";
import type { ServiceRow } from "../../../../shared/ipc/catalog";
import { useCall } from "../../../client/client";
import { classNames } from "../../../ui/classes";
import { rankByText } from "../../../ui/commands/rank-text";
import { IconBan, IconSearch } from "../../../ui/icons";
import { RefusalBanner } from "../../../ui/status/refusal-banner";
import { StatusBadge } from "../../../ui/status/status-badge";
import { moveInRows } from "../../../ui/table/table-keys";
import classes from "./intake.module.css";

interface ServicePickerProps {
  onPick: (serviceId: string) => void;
  /** Above the list: the offer to go on with a form that was left behind. */
  offer: ReactNode;
  /** Only services that may book such a resource; null: all. */
  books: ResourceKind | null;
}

/** Choosing the service: typing narrows the list by number and words, arrows move, Enter goes on. */
export function ServicePicker({ onPick, offer, books }: ServicePickerProps) {
  const { t } = useTranslation(["requests", "errors"]);
  const services = useCall("catalog.list", {});
  const [typed, setTyped] = useState("");
  const [position, setPosition] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const base = useId();
  const offered = (services.data ?? []).filter((row) => books === null || row.books.includes(books));
  const found = rankByText(offered, typed, ({ no, name, section }) => ({
    number: no === null ? null : String(no),
    text: `${name} ${section ?? ""}`,
  }));
  const active = found[Math.min(position, found.length - 1)];

  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  });

  const pick = (row: ServiceRow | undefined) => {
    if (row?.runnable) onPick(row.id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter") pick(active);
    else {
      const caret = event.key === "Home" || event.key === "End";
      const next = caret ? null : moveInRows(event.key, Math.min(position, found.length - 1), found.length, 8);
      if (next === null) return;
      setPosition(next);
    }
    event.preventDefault();
  };

  return (
    <div className={classes.picker}>
      <h1 className={classes.title}>
        {t("intake.title")}: {t("intake.chooseService")}
      </h1>
      {offer}
      <TextInput
        label={t("intake.searchService")}
        description={t("intake.chooseHint")}
        leftSection={<IconSearch size="1rem" aria-hidden />}
        autoFocus
        autoComplete="off"
        role="combobox"
        aria-expanded
        aria-controls={base}
        aria-autocomplete="list"
        {...(active ? { "aria-activedescendant": `${base}-${active.id}` } : {})}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setPosition(0);
        }}
        onKeyDown={onKeyDown}
      />
      <RefusalBanner refusal={services.refusal} title={t("errors:notLoaded")} />
      {services.data && found.length === 0 && <p className={classes.nothing}>{t("intake.noService")}</p>}
      <div ref={list} id={base} role="listbox" aria-label={t("intake.services")} className={classes.services}>
        {found.map((row) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the search box handles the keys of the whole list
          // biome-ignore lint/a11y/useFocusableInteractive: the search box keeps the focus and names its active option
          <div
            key={row.id}
            id={`${base}-${row.id}`}
            role="option"
            aria-selected={row === active}
            aria-disabled={!row.runnable}
            className={classNames(classes.service, row === active && classes.activeService)}
            // The search box keeps the focus also when a click picks nothing.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => pick(row)}
          >
            <span className={classes.serviceNumber}>{row.no ?? "–"}</span>
            <span className={classes.serviceName}>
              {row.name}
              {row.section !== null && <span className={classes.serviceSection}>{row.section}</span>}
              {row.reasonNotRunnable !== null && (
                <span className={classes.serviceSection}>{row.reasonNotRunnable}</span>
              )}
            </span>
            {row.runnable ? (
              <span className={classes.serviceLimit}>{row.limitText}</span>
            ) : (
              <StatusBadge tone="warn" icon={IconBan} label={t("intake.notRunnable")} />
            )}
          </div>
        ))}
      </div>
    </div>
  );
}
