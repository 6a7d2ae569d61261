import type { Due, Fact, Feature, Features, Stream } from "../../main/features/feature";
import { FEATURES } from "../../main/features/index";
import { sql } from "../../main/store/database";
import type { LogEvent } from "../../shared/domain/eventlog/event";
import { Refusal } from "../../shared/ipc/errors";

declare module "../../main/store/tables" {
  interface Tables {
    "view.counters": { row: number; id: string; number: string; owner: string; total: number; shared: number };
  }
}

interface Counter {
  id: string;
  number: string;
  serial: number;
  owner: string;
  phone: string;
  total: number;
  at: number;
  files: { id: string; content: string; bytes: number; kind: string; mediaType: string; name: string; key: string }[];
  conflicts: number;
  version: number;
}

const DAY_MS = 86_400_000;
const text = (value: unknown): string => (typeof value === "string" ? value : "");

function reduce(state: Counter | null, event: LogEvent): Counter | null {
  const { payload, personal } = event;
  if (state === null) {
    if (event.type !== "counter.opened") return null;
    const [owner, phone] = [text(personal?.owner), text(personal?.phone)];
    const base = { id: event.stream.slice(8), number: text(payload.number), serial: Number(payload.serial) };
    return { ...base, owner, phone, total: 0, at: event.at.wall, files: [], conflicts: 0, version: 1 };
  }
  const next = { ...state, version: state.version + 1 };
  if (event.type === "counter.raised") next.total += Number(payload.by);
  else if (event.type === "counter.attachment-added") {
    const { attachment, content, bytes } = payload as { attachment: string; content: string; bytes: number };
    const [name, key] = [text(personal?.name), text(personal?.key)];
    next.files = [...state.files, { id: attachment, content, bytes, kind: "other", mediaType: "", name, key }];
  } else next.conflicts += 1;
  return next;
}

const counter: Stream<Counter> = {
  kind: "counter",
  reduce,
  // Version 1 of "raised" had no `by`.
  versions: { "counter.raised": 2 },
  upcast: (event) =>
    event.type === "counter.raised" && event.v === 1 ? { ...event, v: 2, payload: { ...event.payload, by: 1 } } : event,
  versionOf: (state) => state.version,
  conflictsOf: (state) => state.conflicts,
  personalInRows: ["counter.opened"],
  searchedAnew: [],
  files: { permission: "requests.read", of: (state) => state.files },
  topics: ["counters"],
  projector: (database) => {
    const put = database.prepareUpsert("view.counters", "row", ["row", "id", "number", "owner", "total", "shared"]);
    return {
      put: ({ id, number, owner, total }, { pos }) => {
        // Its row follows from another kind: how many requests are open.
        const open =
          database.rawGet<{ n: number }>("SELECT count(*) AS n FROM view.requests WHERE is_open = 1")?.n ?? 0;
        put({ row: pos, id, number, owner, total, shared: open });
      },
      remove: (id) => {
        database.run(sql.deleteFrom("view.counters").where("id", "=", id));
      },
    };
  },
  dependents: ({ kinds }, database) =>
    kinds.has("request")
      ? database.all(sql.selectFrom("view.counters").select("id")).map(({ id }) => `counter/${id}`)
      : [],
  searched: ({ number, owner }) => ({ open: number, personal: owner }),
  numbers: {
    "counter.opened": ({ payload }) => [{ name: "counter", period: text(payload.day), serial: Number(payload.serial) }],
  },
  facts: ({ at, total }, reference): Fact[] => [
    { day: reference.localTime(at).slice(0, 10), series: "counters.total", section: null, service: null, value: total },
  ],
  subjects: ({ phone }) => (phone ? [`phone:${phone}`] : []),
  due: ({ at, total }): Due[] => (total < 3 ? [{ at: at + DAY_MS, what: "too-few" }] : []),
  retention: { years: 1, because: "a test" },
};

/** A feature that lives only here and uses everything that the machine offers one. */
export const counters: Feature = {
  name: "counters",
  streams: [counter],
  view: {
    version: 1,
    tables: [
      {
        name: "counters",
        columns: `(row INTEGER PRIMARY KEY, id TEXT NOT NULL, number TEXT NOT NULL, owner TEXT NOT NULL,
          total INTEGER NOT NULL, shared INTEGER NOT NULL) STRICT`,
        order: "id",
        local: ["row"],
      },
    ],
    indexes: ["CREATE UNIQUE INDEX view.counters_id ON counters (id)"],
  },
  commands: {
    "counters.open": {
      permission: "requests.receive",
      decide: (input: { id: string; owner: string; phone: string }, tools) => {
        const day = tools.reference.localTime(tools.numberedAt()).slice(0, 10);
        const { serial, prefix } = tools.series("counter", day);
        const payload = { number: `${prefix}-${day}-${serial}`, serial, day, fence: tools.exclusive("counters") };
        const personal = { owner: input.owner, phone: input.phone };
        return {
          events: [{ stream: `counter/${input.id}`, type: "counter.opened", payload, personal }],
          answer: (versions) => ({ number: payload.number, version: versions.get(`counter/${input.id}`) ?? 0 }),
        };
      },
    },
    "counters.raise": {
      permission: "requests.act",
      decide: ({ ids, by, version }: { ids: string[]; by: number; version?: number }, tools) => {
        for (const id of ids) {
          const state = tools.state<Counter>("counter", id);
          if (version !== undefined && version !== state.version) throw new Refusal("stale", { seen: version });
        }
        return {
          events: ids.map((id) => ({ stream: `counter/${id}`, type: "counter.raised", payload: { by } })),
          answer: (versions) => Object.fromEntries(versions),
        };
      },
    },
    "counters.attach": {
      permission: "requests.act",
      decide: ({ id, staged }: { id: string; staged: string }, tools) => {
        const file = tools.stagedFile(staged);
        if (!file) throw new Refusal("not-found", { id: staged });
        const payload = { attachment: tools.newId(), content: file.content, bytes: file.bytes };
        const personal = { name: file.name, key: file.key };
        return {
          events: [{ stream: `counter/${id}`, type: "counter.attachment-added", payload, personal }],
          answer: () => ({ attachment: payload.attachment }),
        };
      },
    },
  },
  documents: {
    // The composer alone says who may have it.
    "counter-sheet": { permission: "operators.manage", compose: () => ({ name: "penghitung" }) as never },
  },
  queries: {
    "counters.list": (_input, tools) => tools.database.all(sql.selectFrom("view.counters").selectAll().orderBy("id")),
  },
};

/** The console's features and this one. */
export const WITH_COUNTERS: Features = { ...FEATURES, list: [...FEATURES.list, counters] };
