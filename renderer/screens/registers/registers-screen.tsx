import { Button, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { type KeyboardEvent, useId, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { REGISTER_COLUMNS, type RegisterList } from "../../../shared/domain/registers/columns";
import { useCall } from "../../client/client";
import { useRemembered } from "../../client/remembered";
import { DocumentActions } from "../../parts/documents/document-actions";
import { useShortcuts } from "../../ui/commands/commands";
import { Kbd } from "../../ui/commands/kbd";
import { useFormat } from "../../ui/format/use-format";
import { useNow } from "../../ui/format/use-now";
import { IconBook2, IconSearch } from "../../ui/icons";
import { EmptyState } from "../../ui/layout/empty-state";
import { useGo } from "../../ui/layout/navigate";
import tabs from "../../ui/layout/tabs.module.css";
import { usePageTitle } from "../../ui/layout/use-page-title";
import { Banner } from "../../ui/status/banner";
import { RefusalBanner } from "../../ui/status/refusal-banner";
import { PeriodFilter } from "./period-filter";
import { RegisterTable } from "./register-table";
import classes from "./registers.module.css";
import {
  boundsOf,
  changeKind,
  neighbourList,
  PERIOD_KINDS,
  type Period,
  periodAt,
  shiftPeriod,
} from "./registers-model";
import { useRegisterRows } from "./use-register-rows";

/** The registers that the law asks for, each with its own columns, by period; printed as they stand. */
export function RegistersScreen() {
  const { t } = useTranslation(["registers", "errors"]);
  usePageTitle(t("title"));
  const go = useGo();
  const format = useFormat();
  const now = useNow();
  const kept = useCall("registers.kept", {});
  const lists = useMemo(() => kept.data?.map(({ list }) => list) ?? [], [kept.data]);
  const [wanted, setWanted] = useRemembered<RegisterList | null>("registers.list", null);
  const [period, setPeriod] = useRemembered<Period>("registers.period", periodAt("month", now, format.zone));
  const [search, setSearch] = useRemembered("registers.search", "");
  const [selected, setSelected] = useRemembered<string | null>("registers.selected", null);
  const [settledSearch] = useDebouncedValue(search.trim(), 150);
  const searchBox = useRef<HTMLInputElement>(null);
  const panel = useId();
  const list = wanted !== null && lists.includes(wanted) ? wanted : (lists[0] ?? null);
  const { from, to } = boundsOf(period, format.zone);
  const found = useRegisterRows(list === null ? null : { list, from, to, search: settledSearch });
  const rows = found.earlier ? [] : found.rows;
  const row = rows.find((candidate) => candidate.key === selected) ?? rows[0] ?? null;

  const focusTable = () => document.querySelector<HTMLElement>(`#${CSS.escape(panel)} [role=grid]`)?.focus();
  const pick = (next: RegisterList) => {
    setWanted(next);
    setSelected(null);
  };
  const neighbour = (by: 1 | -1) => list !== null && pick(neighbourList(lists, list, by));
  useShortcuts([
    {
      id: "registers.search",
      label: t("searchLabel"),
      keys: "/",
      icon: IconSearch,
      run: () => searchBox.current?.select(),
    },
    { id: "registers.before", label: t("period.previous"), keys: ",", run: () => setPeriod(shiftPeriod(period, -1)) },
    { id: "registers.after", label: t("period.next"), keys: ".", run: () => setPeriod(shiftPeriod(period, 1)) },
    {
      id: "registers.now",
      label: t("period.today"),
      keys: "0",
      run: () => setPeriod(periodAt(period.kind, now, format.zone)),
    },
    { id: "registers.next", label: t("nextList"), keys: "]", run: () => neighbour(1) },
    { id: "registers.previous", label: t("previousList"), keys: "[", run: () => neighbour(-1) },
    ...PERIOD_KINDS.map((kind) => ({
      id: `registers.kind.${kind}`,
      label: `${t("period.kind")}: ${t(`period.${kind}`)}`,
      run: () => setPeriod(changeKind(period, kind)),
    })),
    ...lists.map((candidate, index) => ({
      id: `registers.${candidate}`,
      label: t(`list.${candidate}`),
      keys: String(index + 1),
      run: () => pick(candidate),
    })),
  ]);
  const onTabKey = (event: KeyboardEvent<HTMLDivElement>) => {
    if (list === null || (event.key !== "ArrowRight" && event.key !== "ArrowLeft")) return;
    event.preventDefault();
    const next = neighbourList(lists, list, event.key === "ArrowRight" ? 1 : -1);
    pick(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-list="${next}"]`)?.focus();
  };

  return (
    <div className={classes.screen}>
      <div className={classes.top}>
        <h1 className={classes.title}>{t("title")}</h1>
        <TextInput
          ref={searchBox}
          className={classes.search ?? ""}
          type="search"
          aria-label={t("searchLabel")}
          placeholder={t("search")}
          leftSection={<IconSearch size="1rem" aria-hidden />}
          rightSection={<Kbd keys="/" />}
          maxLength={200}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === "Escape" && search !== "") setSearch("");
            else if (event.key === "Enter" || event.key === "ArrowDown" || event.key === "Escape") focusTable();
            else return;
            event.preventDefault();
          }}
        />
        <PeriodFilter period={period} now={now} zone={format.zone} onChange={setPeriod} />
        <span className={classes.grow} />
        {list !== null && (
          <DocumentActions
            request={{ kind: "register", list, from, to, search: settledSearch }}
            title={t(`list.${list}`)}
            keys="P"
          />
        )}
      </div>
      <div className={tabs.tabs} role="tablist" aria-label={t("listsLabel")} onKeyDown={onTabKey}>
        {lists.map((candidate, index) => (
          <button
            key={candidate}
            type="button"
            role="tab"
            data-list={candidate}
            aria-selected={candidate === list}
            aria-controls={panel}
            tabIndex={candidate === list ? 0 : -1}
            title={`${t(`list.${candidate}`)} (${index + 1})`}
            className={tabs.tab}
            onClick={() => pick(candidate)}
          >
            {t(`list.${candidate}`)}
          </button>
        ))}
      </div>
      <div id={panel} role="tabpanel" className={classes.body} {...(list ? { "aria-label": t(`list.${list}`) } : {})}>
        <div className={classes.notes}>
          <RefusalBanner refusal={kept.refusal ?? found.refusal} title={t("errors:notLoaded")} />
          {found.masked && <Banner tone="info">{t("masked")}</Banner>}
        </div>
        {list !== null && rows.length > 0 && (
          <RegisterTable
            key={list}
            label={t(`list.${list}`)}
            columns={REGISTER_COLUMNS[list]}
            rows={rows}
            selected={row?.key ?? null}
            now={now}
            onSelect={setSelected}
            onOpen={({ id }) => go(`/requests/${id}`)}
            onEndReached={found.fetchMore}
          />
        )}
        {list !== null && rows.length === 0 && !found.loading && !found.earlier && found.refusal === null && (
          <EmptyState
            icon={IconBook2}
            title={t("empty.title")}
            text={t(
              settledSearch !== "" ? "empty.searched" : list === "objections" ? "empty.objections" : "empty.text",
            )}
            action={
              settledSearch !== "" ? (
                <Button variant="default" onClick={() => setSearch("")}>
                  {t("empty.clear")}
                </Button>
              ) : (
                <Button
                  variant="default"
                  rightSection={<Kbd keys="," />}
                  onClick={() => setPeriod(shiftPeriod(period, -1))}
                >
                  {t("empty.another")}
                </Button>
              )
            }
          />
        )}
      </div>
      <footer className={classes.foot}>
        {list !== null && <span>{t(`about.${list}`)}</span>}
        <span>{t(found.more ? "rowsMore" : "rows", { count: rows.length })}</span>
        <span className={classes.hints}>
          <span>
            <Kbd keys="↑" /> <Kbd keys="↓" /> {t("hints.move")}
          </span>
          <span>
            <Kbd keys="←" /> <Kbd keys="→" /> {t("hints.sideways")}
          </span>
          <span>
            <Kbd keys="Enter" /> {t("hints.open")}
          </span>
        </span>
      </footer>
    </div>
  );
}
