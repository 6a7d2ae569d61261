import { existsSync } from "node:fs";
import type { DocumentRequest } from "../../shared/domain/documents/request";
import { deskActor } from "../../shared/domain/eventlog/actor";
import { ownEntry } from "../../shared/domain/eventlog/event";
import { LOCKED_DESK_ASKS, lockedDeskSees, mayDo, type Permission } from "../../shared/domain/operators/permissions";
import type { Role } from "../../shared/domain/operators/roles";
import { type CallName, contract } from "../../shared/ipc/contract";
import { Refusal } from "../../shared/ipc/errors";
import type { Features } from "../features/feature";
import type { Query, QueryTools, WorkstationFacts } from "../features/query";
import type { OperatorReference, Reference } from "../features/reference";
import type { Clock } from "../platform/clock";
import type { RandomSource } from "../platform/ids";
import type { OfficeKey } from "../platform/office-key";
import type { DataPaths } from "../platform/paths";
import { Database, sql } from "./database";
import { Drafts } from "./drafts";
import { FeatureSet } from "./feature-set";
import { EventLog } from "./log/eventlog";
import { Keyring } from "./log/keyring";
import { foldEntities, foldEntity } from "./view/folding";

export interface ReaderOptions {
  paths: DataPaths;
  officeKey: OfficeKey;
  clock: Clock;
  random: RandomSource;
  features: Features;
  workstation: WorkstationFacts;
  /** The folder of the app's own files; what is in it is read when a question first needs it. */
  resources?: string;
}

/** What the main process needs to check a password. It never leaves the main process. */
export interface Credential {
  id: string;
  login: string;
  name: string;
  roles: Role[];
  active: boolean;
  passwordHash: string;
  failedLogins: number;
  failedAt: number | null;
}

/** One read-only connection: queries with their permissions and masking, against the roles of this moment. */
export class Reader {
  private readonly database: Database;
  private readonly log: EventLog;
  private readonly kept = new Map<string, unknown>();
  private readonly keyring: Keyring;
  private readonly drafts: Drafts | null;
  private readonly reference: Reference;
  private readonly features: FeatureSet;
  private seenVersion = -1;
  private workstation: WorkstationFacts;

  constructor(private readonly options: ReaderOptions) {
    this.database = new Database(options.paths.log, { readOnly: true });
    this.database.exec("PRAGMA query_only = ON");
    this.log = new EventLog(this.database);
    this.keyring = Keyring.open(options.paths.keys, options.officeKey, options.random, false);
    this.database.attach("view", options.paths.view, this.keyring.viewKey);
    this.drafts = existsSync(options.paths.drafts)
      ? Drafts.open(options.paths.drafts, options.officeKey, options.random, false)
      : null;
    this.features = new FeatureSet(options.features);
    this.reference = options.features.reference(this.database);
    this.workstation = options.workstation;
  }

  /** Answers a query. @throws Refusal `unknown-name`, `not-logged-in`, `missing-permission`, `not-found` */
  query(name: string, input: unknown, operatorId: string | null): unknown {
    const query = ownEntry(this.machineQueries, name) ?? this.features.query(name);
    return this.as(operatorId, contract[name as CallName].permission, (tools) =>
      (query as Query<unknown, unknown>)(input, tools),
    );
  }

  /**
   * Runs `work` for an operator whose roles of this moment carry the permission, on one moment's data.
   * @throws Refusal `not-logged-in`, `missing-permission`
   */
  as<T>(operatorId: string | null, permission: Permission | "logged-in" | null, work: (tools: QueryTools) => T): T {
    return this.inSnapshot(() => {
      const operator = operatorId ? this.reference.operators.get(operatorId) : undefined;
      if (!operator?.active) throw new Refusal("not-logged-in");
      if (permission && permission !== "logged-in" && !mayDo(operator.roles, permission)) {
        throw new Refusal("missing-permission", { permission });
      }
      return work(this.tools(operator, (wanted) => mayDo(operator.roles, wanted)));
    });
  }

  /**
   * Answers what may be asked while the console is locked or nobody is logged in: by name, with next to no permission.
   * @throws Refusal `locked`, `unknown-name`
   */
  queryAtDesk(name: string, input: unknown): unknown {
    if (!LOCKED_DESK_ASKS.includes(name)) throw new Refusal("locked");
    const query = this.features.query(name) as Query<unknown, unknown>;
    return this.inSnapshot(() => {
      const id = deskActor(this.log.meta("workstation") ?? "");
      return query(input, this.tools({ id, login: "", name: "", roles: [], active: true }, lockedDeskSees));
    });
  }

  private tools(operator: OperatorReference, may: QueryTools["may"]): QueryTools {
    return {
      database: this.database,
      log: this.log,
      keyring: this.keyring,
      drafts: this.drafts,
      reference: this.reference,
      fold: <State>(kind: string, id: string, personal: boolean) =>
        foldEntity<State>(this.foldingParts, kind, id, personal),
      foldEach: <State>(kind: string, ids: readonly string[]) => foldEntities<State>(this.foldingParts, kind, ids),
      operator,
      now: this.options.clock.now().wall,
      may,
      workstation: this.workstation,
      resources: this.options.resources ?? null,
      kept: this.kept,
    };
  }

  private get foldingParts() {
    const { database, log, keyring, features } = this;
    return { database, log, keyring, features };
  }

  /** Questions that no feature answers: they are about every feature's documents, or about half-typed forms. */
  private readonly machineQueries: Readonly<Record<string, Query<never, unknown>>> = {
    "documents.compose": ({ document }: { document: DocumentRequest }, tools) => {
      const { permission, compose } = this.features.composer(document.kind);
      if (!tools.may(permission)) throw new Refusal("missing-permission", { permission });
      return compose(document as never, tools);
    },
    "drafts.get": ({ form }: { form: string }, tools) => tools.drafts?.get(tools.operator.id, form) ?? null,
    "drafts.list": ({ prefix }: { prefix: string }, tools) => tools.drafts?.list(tools.operator.id, prefix) ?? [],
  };

  /** The log as it is now, for work that is nobody's question. */
  withLog<T>(work: (log: Database) => T): T {
    return work(this.database);
  }

  /** When this workstation wrote its last event, by the clock of then (epoch milliseconds); null before the first. */
  lastEntryAt(): number | null {
    return this.log.lastEntryAt();
  }

  /** What fell due after `after` up to `until` (epoch milliseconds), as topics, and when the next thing will be. */
  dueBetween(after: number, until: number): { topics: string[]; next: number | null } {
    return this.inSnapshot(() => {
      const rows = this.database.rawAll<{ stream: string }>(
        "SELECT DISTINCT stream FROM view.due WHERE at > ? AND at <= ?",
        after,
        until,
      );
      const next = this.database.rawGet<{ at: number | null }>(
        "SELECT min(at) AS at FROM view.due WHERE at > ?",
        until,
      );
      return { topics: [...this.features.topicsOf(rows.map(({ stream }) => stream))], next: next?.at ?? null };
    });
  }

  /** What the main process learned of this workstation after the start. */
  updateFacts(workstation: WorkstationFacts): void {
    this.workstation = workstation;
  }

  /** For the main process: by login or by id. */
  credential(by: { login: string } | { id: string }): Credential | null {
    const query = sql.selectFrom("view.operators").selectAll();
    const row = this.database.get("login" in by ? query.where("login", "=", by.login) : query.where("id", "=", by.id));
    if (!row) return null;
    return {
      id: row.id,
      login: row.login,
      name: row.name,
      roles: JSON.parse(row.roles) as Role[],
      active: row.active === 1,
      passwordHash: row.password_hash,
      failedLogins: row.failed_logins,
      failedAt: row.failed_at,
    };
  }

  /** One read transaction, so that all of an answer is of one moment. */
  private inSnapshot<T>(work: () => T): T {
    this.database.exec("BEGIN");
    try {
      const version = this.database.rawGet<{ data_version: number }>("PRAGMA view.data_version")?.data_version ?? 0;
      this.keyring.followFile();
      if (version !== this.seenVersion) {
        this.reference.refresh();
        this.seenVersion = version;
      }
      return work();
    } finally {
      // A failing disk can have ended it: why is what the caller must be told.
      if (this.database.inTransaction) this.database.exec("COMMIT");
    }
  }

  close(): void {
    this.keyring.close();
    this.drafts?.close();
    this.database.close();
  }
}
