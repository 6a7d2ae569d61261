import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { QueryTools } from "../../main/features/query";
import { type Key, sourceQueries } from "../../main/features/requests/queries/order";
import { pageKeys } from "../../main/features/requests/queries/page";
import { pageSources } from "../../main/features/requests/queries/sources";
import { mayDo } from "../../shared/domain/operators/permissions";
import { CHANNELS, REQUEST_STATUSES } from "../../shared/domain/requests/types";
import { type PageInput, QUEUE_SORTS, QUEUE_VIEWS, type RequestRow } from "../../shared/ipc/requests";
import { aRecording, complete, driveToHandover, RECORDING, receive, stepInput } from "../helpers/requests";
import { aRequest, openTestStore, type TestStore } from "../helpers/store";

const DAY_MS = 86_400_000;
const WORDS = ["Sewon", "Kasihan", "Pleret", "Sewu", "internet", "interkom", "kamera", "simpang"];
const ROLES = ["service-desk", "section-head", "noc-operator", "administrator"] as const;

/** What a row's texts are, so that the plain answer needs no index. */
interface Typed {
  subject: string;
  agency: string;
}

describe("a page by its indexes is the page of a plain search through all rows", () => {
  let open: TestStore;
  let rows: RequestRow[];
  let inOrder: string[];
  let rowNumbers: number[];
  const typed = new Map<string, Typed>();

  beforeAll(() => {
    open = openTestStore();
    for (let n = 0; n < 90; n++) {
      open.clock.advance(n % 4 === 0 ? 0 : 7 * 3_600_000 + (n % 13) * DAY_MS * 0.4);
      const subject = `${WORDS[n % WORDS.length]} ${WORDS[(n * 5 + 3) % WORDS.length]}`;
      const agency = `Kapanewon ${WORDS[(n * 3) % WORDS.length]}`;
      const changes = {
        subject,
        channel: CHANNELS[(n * n) % CHANNELS.length] ?? "phone",
        applicant: { ...aRequest().applicant, name: "Budi", agency },
        place: "",
      };
      const id = receive(open, n % 3 === 0 ? aRecording(changes) : aRequest(changes));
      typed.set(id, { subject, agency });
      if (n % 2 === 0) driveToHandover(open, id);
      else if (n % 5 === 0) complete(open, id);
      else if (n % 11 === 1) open.execute("requests.wait", { id, version: 1, message: "?" });
      else if (n % 7 === 3) refuse(id);
      if (n % 9 === 4) assign(id);
      if (n === 60) index();
    }
    rows = page({ view: "all", sort: "number" });
    // Requests of one workstation are numbered in the order of their rows.
    inOrder = rows.map(({ id }) => id);
    rowNumbers = open.store.database
      .rawAll<{ row: number }>("SELECT row FROM view.requests ORDER BY row")
      .map(({ row }) => row);
  });
  afterAll(() => open.close());

  const index = () => {
    while (open.store.idle()) {
      // Until every text that came so far is in the index; the later ones wait for it.
    }
  };
  const refuse = (id: string) => {
    const { input, role } = stepInput(open, id);
    open.execute("requests.refuse", { id, version: input.version, step: input.step, reason: "Tidak lengkap" }, role);
  };
  const assign = (id: string) => {
    const { version, closed } = open.query("requests.detail", { id });
    if (closed === null) open.execute("requests.assign", { id, version, operator: open.operators["service-desk"] });
  };
  const asked = (changes: Partial<PageInput>): PageInput => ({
    view: "all",
    search: "",
    sort: "number",
    descending: false,
    after: null,
    limit: 200,
    filters: {
      serviceId: null,
      section: null,
      status: null,
      channel: null,
      receivedFrom: null,
      receivedTo: null,
      ...changes.filters,
    },
    ...changes,
  });
  const page = (changes: Partial<PageInput>, role?: (typeof ROLES)[number]) =>
    open.query("requests.page", asked(changes), role).rows;

  /** A reader's tools, as far as a page needs them. */
  const toolsOf = (role: (typeof ROLES)[number]): QueryTools => {
    const operator = open.store.referenceData.operators.get(open.operators[role]);
    if (!operator) throw new Error(`no ${role}`);
    const tools: Partial<QueryTools> = {
      database: open.store.database,
      reference: open.store.referenceData,
      operator,
      now: open.clock.now().wall,
      may: (wanted) => mayDo(operator.roles, wanted),
    };
    return tools as QueryTools;
  };

  /** What the input says, read from the rows themselves. */
  function plain(input: PageInput, role: (typeof ROLES)[number]): string[] {
    const { filters } = input;
    const name = `Operator ${role}`;
    const now = open.clock.now().wall;
    const today = Math.floor((now + 7 * 3_600_000) / DAY_MS);
    const isOpen = (row: RequestRow) => ["open", "waiting", "ready"].includes(row.status);
    const running = (row: RequestRow) => row.deadline.state !== "met" && row.deadline.state !== "missed";
    const inView = (row: RequestRow) => {
      const { due } = row.deadline;
      switch (input.view) {
        case "all":
          return true;
        case "open":
          return isOpen(row);
        case "mine":
          return isOpen(row) && row.assignedName === name;
        case "my-role":
          return isOpen(row) && row.stepRoles.some((candidate) => candidate === role);
        case "waiting":
          return row.status === "waiting";
        case "due-today":
          return isOpen(row) && running(row) && due !== null && Math.floor((due + 7 * 3_600_000) / DAY_MS) === today;
        case "late":
          return isOpen(row) && row.deadline.state === "late";
      }
    };
    const personal = role !== "administrator";
    const matches = (row: RequestRow) => {
      const text = typed.get(row.id);
      const found = [row.number, row.serviceName, ...(personal ? [text?.subject, text?.agency, "Budi"] : [])]
        .join(" ")
        .toLowerCase()
        .split(/[^a-z0-9]+/);
      const words = input.search
        .toLowerCase()
        .split(/[^a-z0-9]+/)
        .filter(Boolean);
      return words.every((word) => found.some((candidate) => candidate.startsWith(word)));
    };
    const sort = input.sort === "newest" && input.search === "" ? "received" : input.sort;
    const value = (row: RequestRow): number => {
      if (sort === "due") return row.deadline.due ?? Number.MAX_SAFE_INTEGER;
      if (sort === "received") return row.receivedAt;
      if (sort === "status") return REQUEST_STATUSES.indexOf(row.status);
      return inOrder.indexOf(row.id);
    };
    const list = rows
      .filter(inView)
      .filter((row) => filters.serviceId === null || row.serviceId === filters.serviceId)
      .filter((row) => filters.section === null || row.section === filters.section)
      .filter((row) => filters.status === null || row.status === filters.status)
      .filter((row) => filters.channel === null || row.channel === filters.channel)
      .filter((row) => filters.receivedFrom === null || row.receivedAt >= filters.receivedFrom)
      .filter((row) => filters.receivedTo === null || row.receivedAt < filters.receivedTo)
      .filter(matches)
      .sort((a, b) => value(a) - value(b) || inOrder.indexOf(a.id) - inOrder.indexOf(b.id));
    return (input.descending ? list.reverse() : list).map(({ id }) => id);
  }

  const anyInput = () => {
    const [first, last] = [Date.parse("2026-11-20T00:00:00Z"), open.clock.now().wall];
    const sections = [...new Set(rows.map(({ section }) => section)), "tidak ada"];
    const moment = fc.option(fc.integer({ min: first, max: last + DAY_MS }));
    return fc.record({
      view: fc.constantFrom(...QUEUE_VIEWS, "all" as const, "all" as const, "all" as const),
      search: fc.oneof(
        { weight: 2, arbitrary: fc.constant("") },
        {
          weight: 1,
          arbitrary: fc.constantFrom(
            "s",
            "se",
            "sew",
            "sewo",
            "inter",
            "internet k",
            "kap",
            "budi",
            "2026",
            "x",
            "perm",
          ),
        },
      ),
      sort: fc.constantFrom(...QUEUE_SORTS),
      descending: fc.boolean(),
      limit: fc.integer({ min: 1, max: 30 }),
      filters: fc.record({
        serviceId: fc.option(fc.constantFrom(RECORDING, aRequest().serviceId), { freq: 3 }),
        section: fc.option(fc.constantFrom(...sections.filter((section) => section !== null)), { freq: 3 }),
        status: fc.option(fc.constantFrom(...REQUEST_STATUSES), { freq: 3 }),
        channel: fc.option(fc.constantFrom(...CHANNELS), { freq: 3 }),
        receivedFrom: moment,
        receivedTo: moment,
      }),
      role: fc.constantFrom(...ROLES),
      periodRows: fc.constantFrom(0, 5, 20_000),
      foundRows: fc.constantFrom(0, 5, 2_000),
      mostSpans: fc.constantFrom(1, 150),
    });
  };

  test("page after page, in every view, order and direction, under any filters and words", () => {
    fc.assert(
      fc.property(anyInput(), ({ role, periodRows, foundRows, mostSpans, ...changes }) => {
        const input = asked(changes);
        const tools = toolsOf(role);
        const found: string[] = [];
        let after: string | null = null;
        for (;;) {
          const keys: readonly Key[] = pageKeys({ ...input, after }, tools, { periodRows, foundRows, mostSpans });
          found.push(...keys.map((key) => inOrder[rowNumbers.indexOf(key.at(-1) ?? 0)] ?? "?"));
          if (keys.length < input.limit) break;
          after = JSON.stringify(keys.at(-1));
        }
        expect(found).toEqual(plain(input, role));
      }),
      { numRuns: 600 },
    );
  });

  test("is read from an index in its order: nothing is sorted but the few rows of a short period", () => {
    const { database } = open.store;
    const tools = toolsOf("section-head");
    for (const view of QUEUE_VIEWS) {
      for (const sort of ["due", "received", "number", "status"] as const) {
        for (const filters of [
          {},
          { channel: "app" },
          { section: "-" },
          { serviceId: "-", status: "refused" },
        ] as const) {
          const input = asked({ view, sort, filters: { ...asked({}).filters, ...filters } });
          const columns = {
            due: ["due_sort"],
            received: ["received_at"],
            number: ["year", "serial"],
            status: ["status_rank"],
          };
          const order = { columns: [...columns[sort], "row"], descending: false, behind: [1, 1, 1], limit: 50 };
          const sources = pageSources({ ...input, sort, also: [] }, tools);
          for (const query of sources.flatMap((source) => sourceQueries(source, order, null))) {
            const plan = database.rawAll<{ detail: string }>(
              `EXPLAIN QUERY PLAN ${query.sql}`,
              ...(query.parameters as number[]),
            );
            expect([query.sql, plan.map(({ detail }) => detail).join()]).not.toEqual([
              query.sql,
              expect.stringMatching(/TEMP B-TREE|^SCAN(?!.*INDEX)/),
            ]);
          }
        }
      }
    }
  });
});

test("a beginning of very many words finds them all, before and after they are indexed", () => {
  const open = openTestStore();
  try {
    const words = Array.from({ length: 300 }, (_, n) => `sambungan${n}`);
    for (let n = 0; n < words.length; n += 10) {
      receive(open, aRequest({ subject: words.slice(n, n + 10).join(" ") }));
    }
    const found = (search: string) => {
      const filters = {
        serviceId: null,
        section: null,
        status: null,
        channel: null,
        receivedFrom: null,
        receivedTo: null,
      };
      const input = {
        view: "all",
        sort: "newest",
        descending: true,
        after: null,
        limit: 200,
        search,
        filters,
      } as const;
      return open.query("requests.page", input).rows.length;
    };
    const counts = () => ["sam", "sambungan", "sambungan2", "sambungan29", "sambungan299", "sambunganx"].map(found);
    // Of 300: all; the 20s and 200s; 29 and the 290s; one; none.
    const expected = [30, 30, 12, 2, 1, 0];
    expect(counts()).toEqual(expected);
    while (open.store.idle()) {
      // Until every text is in the index.
    }
    expect(counts()).toEqual(expected);
  } finally {
    open.close();
  }
});
