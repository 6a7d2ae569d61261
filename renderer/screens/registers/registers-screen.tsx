import { useTranslation } from "react-i18next";
import { REGISTER_COLUMNS } from "../../../shared/domain/registers/columns";
import { DocumentActions } from "../../parts/documents/document-actions";
import { ListHints } from "../../parts/list/list-hints";
import { useListPlace } from "../../parts/list/list-place";
import { ListScreen } from "../../parts/list/list-screen";
import { ListTabs } from "../../parts/list/list-tabs";
import { useShortcuts } from "../../ui/commands/commands";
import { useFormat } from "../../ui/format/use-format";
import { useNow } from "../../ui/format/use-now";
import { useGo } from "../../ui/layout/navigate";
import { usePageTitle } from "../../ui/layout/use-page-title";
import { Banner } from "../../ui/status/banner";
import { RefusalBanner } from "../../ui/status/refusal-banner";
import { PeriodFilter } from "./period-filter";
import { RegisterTable } from "./register-table";
import { RegistersEmpty } from "./registers-empty";
import { changeKind, PERIOD_KINDS, periodAt, shiftPeriod } from "./registers-model";
import { useRegisters } from "./use-registers";

/** The registers that the law asks for, each with its own columns, by period; printed as they stand. */
export function RegistersScreen() {
  const { t } = useTranslation(["registers", "errors"]);
  usePageTitle(t("title"));
  const go = useGo();
  const format = useFormat();
  const now = useNow();
  const place = useListPlace();
  const registers = useRegisters(now, format.zone);
  const { list, rows, row, period, setPeriod, settledSearch } = registers;
  const earlier = () => setPeriod(shiftPeriod(period, -1));
  useShortcuts([
    { id: "registers.before", label: t("period.previous"), keys: ",", run: earlier },
    { id: "registers.after", label: t("period.next"), keys: ".", run: () => setPeriod(shiftPeriod(period, 1)) },
    {
      id: "registers.now",
      label: t("period.today"),
      keys: "0",
      run: () => setPeriod(periodAt(period.kind, now, format.zone)),
    },
    ...PERIOD_KINDS.map((kind) => ({
      id: `registers.kind.${kind}`,
      label: `${t("period.kind")}: ${t(`period.${kind}`)}`,
      run: () => setPeriod(changeKind(period, kind)),
    })),
  ]);
  return (
    <ListScreen
      title={t("title")}
      place={place}
      search={{
        name: "registers",
        label: t("searchLabel"),
        placeholder: t("search"),
        value: registers.search,
        onChange: registers.setSearch,
      }}
      beside={<PeriodFilter period={period} now={now} zone={format.zone} onChange={setPeriod} />}
      actions={
        list !== null && (
          <DocumentActions
            request={{ kind: "register", list, ...registers.bounds, search: settledSearch }}
            title={t(`list.${list}`)}
            keys="P"
          />
        )
      }
      tabs={
        <ListTabs
          name="registers"
          label={t("listsLabel")}
          next={t("nextList")}
          previous={t("previousList")}
          tabs={registers.lists.map((value) => ({ value, label: t(`list.${value}`) }))}
          value={list}
          onPick={registers.pick}
          place={place}
        />
      }
      label={list === null ? undefined : t(`list.${list}`)}
      notes={
        <>
          <RefusalBanner refusal={registers.refusal} title={t("errors:notLoaded")} />
          {registers.masked && <Banner tone="info">{t("masked")}</Banner>}
        </>
      }
      foot={
        <>
          {list !== null && <span>{t(`about.${list}`)}</span>}
          <span>{t(registers.more ? "rowsMore" : "rows", { count: rows.length })}</span>
          <ListHints
            hints={[
              { keys: ["↑", "↓"], words: t("hints.move") },
              { keys: ["←", "→"], words: t("hints.sideways") },
              { keys: ["Enter"], words: t("hints.open") },
            ]}
          />
        </>
      }
    >
      {list !== null && rows.length > 0 && (
        <RegisterTable
          key={list}
          label={t(`list.${list}`)}
          columns={REGISTER_COLUMNS[list]}
          rows={rows}
          selected={row?.key ?? null}
          now={now}
          onSelect={registers.select}
          onOpen={({ id }) => go(`/requests/${id}`)}
          onEndReached={registers.fetchMore}
        />
      )}
      {list !== null && rows.length === 0 && registers.answered && (
        <RegistersEmpty
          list={list}
          searched={settledSearch !== ""}
          onClear={() => registers.setSearch("")}
          onEarlier={earlier}
        />
      )}
    </ListScreen>
  );
}
