import type { CallInput } from "../../../shared/ipc/contract";
import { QUEUE_VIEWS, type QueueView } from "../../../shared/ipc/requests";
import type { Console } from "./console";

type Page = CallInput<"requests.page">;
type Filters = Page["filters"];

export interface Question {
  view: QueueView;
  what: string;
  login: string;
  input: Page;
}

const DAY_MS = 86_400_000;
const SORTS = ["due", "received", "number", "status"] as const;
const ROWS = 50;
export const NO_FILTERS: Filters = {
  serviceId: null,
  section: null,
  status: null,
  channel: null,
  receivedFrom: null,
  receivedTo: null,
};
/** The demo's counter, and somebody who has much assigned and few roles. */
const LOGINS = ["loket", "noc", "admin"] as const;

/** What is often, what is seldom and what never comes, of one column. */
function valuesOf({ database }: Console, column: string): string[] {
  const found = database
    .rawAll<{ value: string }>(
      `SELECT ${column} AS value FROM requests WHERE ${column} IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC`,
    )
    .map(({ value }) => value);
  return [...new Set([found[0], found[Math.floor(found.length / 2)], found.at(-1)])].filter(
    (value) => value !== undefined,
  );
}

/** The filters that are tried, by name. */
function filterSets(console: Console, now: number): ReadonlyMap<string, Partial<Filters>> {
  const services = valuesOf(console, "service_id");
  const sections = valuesOf(console, "section");
  const channels = valuesOf(console, "channel") as NonNullable<Filters["channel"]>[];
  const year = console.database.rawGet<{ first: number }>("SELECT min(received_at) AS first FROM requests")?.first ?? 0;
  const sets = new Map<string, Partial<Filters>>([["no filter", {}]]);
  for (const [at, serviceId] of services.entries()) sets.set(`service ${at + 1}`, { serviceId });
  for (const [at, section] of sections.entries()) sets.set(`section ${at + 1}`, { section });
  for (const [at, channel] of channels.entries()) sets.set(`channel ${at + 1}`, { channel });
  sets.set("unknown section", { section: "tidak ada" });
  for (const status of ["open", "waiting", "handed-over", "refused", "merged"] as const) sets.set(status, { status });
  for (const days of [1, 7, 30, 300]) sets.set(`last ${days} days`, { receivedFrom: now - days * DAY_MS });
  sets.set("a month long ago", { receivedFrom: year + 30 * DAY_MS, receivedTo: year + 60 * DAY_MS });
  sets.set("the first half year", { receivedTo: year + 180 * DAY_MS });
  const [serviceId = "", , rare = ""] = services;
  const [channel = "letter", , few = "app"] = channels;
  const [section = ""] = sections;
  sets.set("service and channel", { serviceId, channel: few });
  sets.set("rare service and channel", { serviceId: rare, channel });
  sets.set("section and status", { section, status: "refused" });
  sets.set("channel and status", { channel: few, status: "unfulfilled" });
  sets.set("service and period", { serviceId, receivedFrom: now - 60 * DAY_MS });
  sets.set("channel and period", { channel: few, receivedFrom: now - 200 * DAY_MS });
  sets.set("all five", { serviceId, section, channel, status: "handed-over", receivedFrom: now - 300 * DAY_MS });
  return sets;
}

/** A place in the middle of all rows of an order, as the page before would have named it. */
function middle({ database }: Console, sort: (typeof SORTS)[number], openOnly: boolean): string | null {
  const columns = { due: "due_sort", received: "received_at", number: "year, serial", status: "status_rank" }[sort];
  const where = openOnly ? "WHERE is_open = 1" : "";
  const row = database.rawGet<Record<string, number>>(
    `SELECT ${columns}, row FROM requests ${where} ORDER BY ${columns}, row
     LIMIT 1 OFFSET (SELECT count(*) / 2 FROM requests ${where})`,
  );
  return row ? JSON.stringify(Object.values(row)) : null;
}

/** Every view in every order and direction, under every filter and for the three logins, first pages and deep ones. */
export function questions(console: Console, now: number): Question[] {
  const sets = filterSets(console, now);
  const list: Question[] = [];
  for (const view of QUEUE_VIEWS) {
    for (const sort of SORTS) {
      const deep = middle(console, sort, view !== "all");
      for (const descending of [false, true]) {
        for (const [what, filters] of sets) {
          for (const after of what === "no filter" || what.endsWith("1") ? [null, deep] : [null]) {
            const login = LOGINS[list.length % LOGINS.length] ?? "loket";
            const input: Page = {
              view,
              search: "",
              sort,
              descending,
              after,
              limit: ROWS,
              filters: { ...NO_FILTERS, ...filters },
            };
            const place = after === null ? "" : ", deep";
            list.push({ view, login, input, what: `${view} by ${sort}${descending ? " down" : ""}, ${what}${place}` });
          }
        }
      }
    }
  }
  return list;
}

/** Words of numbers, subjects, agencies and applicants, from those in nearly every request to those in one. */
export function searches(console: Console): string[] {
  const rows = console.database.rawAll<{ number: string; applicant: string; agency: string; subject: string }>(
    `SELECT number, applicant, agency, subject FROM requests WHERE is_open = 0 AND row % 7919 = 0
     ORDER BY row DESC LIMIT 12`,
  );
  const letters = ["a", "b", "j", "k", "p", "s", "2", "pe", "ja", "k1", "dr", "per", "jar", "202"];
  const common = ["permohonan", "jaringan", "perm", "jari", "kapanewon", "kapa", "2026", "k1 2026", "layanan", "peng"];
  const several = ["permohonan jaringan", "p j", "jaringan kapanewon sewon", "perm s k", "rekaman simpang", "sri w"];
  const never = ["zzz", "permohonan zzzz", "a zzz", "qqq k"];
  return [
    ...letters,
    ...common,
    ...several,
    ...never,
    ...rows.flatMap(({ number, applicant, agency, subject }) => [number, applicant, agency, subject.slice(0, 40)]),
  ];
}

/** A search in one of the two views that it is mostly typed in. */
export function searchPage(search: string, view: "all" | "open", after: string | null): Page {
  return { view, search, sort: "newest", descending: true, after, limit: ROWS, filters: NO_FILTERS };
}
