import { DatabaseSync } from "@photostructure/sqlite";
import {
  type Compilable,
  type CompiledQuery,
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";
import type { Tables } from "./tables";

type Connection = InstanceType<typeof DatabaseSync>;
type Statement = ReturnType<Connection["prepare"]>;

/** Values SQLite takes and gives. */
export type SqlValue = string | number | bigint | null | Uint8Array;

/** Kysely as a compiler only: it writes the SQL, the driver runs it synchronously. */
export const sql: Kysely<Tables> = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

/** A blank in a statement that is compiled once and run often. */
class Blank {
  constructor(readonly name: string) {}
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** A statement with named blanks, compiled once. */
export interface Prepared<Row, Values extends Record<string, SqlValue>> {
  all(values: Values): Row[];
  get(values: Values): Row | undefined;
  run(values: Values): number;
}

/**
 * How long a connection waits for another process's lock: one that closes the file last (a backup that has just ended)
 * holds it for as long as it takes to fold the write-ahead file in.
 */
const BUSY_MS = 5_000;

/**
 * A connection as everything but the writer sees it: nothing that is handed one can change a row. The writer's own type
 * is `Database`.
 */
export interface ReadDatabase {
  all<Row>(query: Compilable<Row> | CompiledQuery<Row>): Row[];
  get<Row>(query: Compilable<Row> | CompiledQuery<Row>): Row | undefined;
  rawAll<Row>(text: string, ...values: SqlValue[]): Row[];
  rawGet<Row>(text: string, ...values: SqlValue[]): Row | undefined;
}

/** One SQLite connection. Statements are cached by their text; nothing here is asynchronous. */
export class Database implements ReadDatabase {
  readonly raw: Connection;
  private readonly statements = new Map<string, Statement>();

  constructor(path: string, options: { readOnly?: boolean } = {}) {
    this.raw = new DatabaseSync(path, {
      readOnly: options.readOnly ?? false,
      enableForeignKeyConstraints: false,
      timeout: BUSY_MS,
    });
  }

  exec(text: string): void {
    this.raw.exec(text);
  }

  private statement(text: string): Statement {
    let statement = this.statements.get(text);
    if (!statement) {
      statement = this.raw.prepare(text);
      this.statements.set(text, statement);
    }
    return statement;
  }

  all<Row>(query: Compilable<Row> | CompiledQuery<Row>): Row[] {
    const compiled = "compile" in query ? query.compile() : query;
    return this.statement(compiled.sql).all(...(compiled.parameters as SqlValue[])) as Row[];
  }

  get<Row>(query: Compilable<Row> | CompiledQuery<Row>): Row | undefined {
    const compiled = "compile" in query ? query.compile() : query;
    return this.statement(compiled.sql).get(...(compiled.parameters as SqlValue[])) as Row | undefined;
  }

  /** Runs a statement that gives no rows. Returns how many rows it changed. */
  run(query: Compilable<unknown> | CompiledQuery<unknown>): number {
    const compiled = "compile" in query ? query.compile() : query;
    return Number(this.statement(compiled.sql).run(...(compiled.parameters as SqlValue[])).changes);
  }

  /**
   * Compiles a query once, when it first runs. `build` gets `blank(name)`, which stands for a value given at each run.
   * The hot path of a command runs only such statements.
   */
  prepare<Row, Values extends Record<string, SqlValue>>(
    build: (blank: <T>(name: keyof Values & string) => T) => Compilable<Row>,
  ): Prepared<Row, Values> {
    const compiled = once(() => {
      const { sql: text, parameters } = build(<T>(name: string) => new Blank(name) as T).compile();
      return { statement: this.statement(text), parameters };
    });
    const bind = (values: Values): SqlValue[] =>
      compiled().parameters.map((parameter) =>
        parameter instanceof Blank ? (values[parameter.name] ?? null) : (parameter as SqlValue),
      );
    return {
      all: (values) => compiled().statement.all(...bind(values)) as Row[],
      get: (values) => compiled().statement.get(...bind(values)) as Row | undefined,
      run: (values) => Number(compiled().statement.run(...bind(values)).changes),
    };
  }

  /** Compiles the insertion of a row with these columns once, when it first runs. */
  prepareRow<Row extends object>(
    columns: readonly (keyof Row & string)[],
    insertion: (row: Row) => Compilable<unknown>,
  ): (row: Row) => void {
    const statement = once(() => {
      const blank = Object.fromEntries(columns.map((column) => [column, null])) as Row;
      return this.statement(insertion(blank).compile().sql);
    });
    return (row) => {
      statement().run(...columns.map((column) => row[column] as SqlValue));
    };
  }

  /**
   * Compiles "insert, or change what is another" for rows of a table that `key` names. A row that is there is changed in
   * place: only indexes of columns that got another value are touched, where REPLACE would write every one of them anew.
   */
  prepareUpsert<Row extends object>(
    table: string,
    key: keyof Row & string,
    columns: readonly (keyof Row & string)[],
  ): (row: Row) => void {
    const changed = columns.filter((column) => column !== key);
    const statement = once(() =>
      this.statement(
        `INSERT INTO ${table} (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})
         ON CONFLICT (${key}) DO UPDATE SET ${changed.map((column) => `${column} = excluded.${column}`).join(", ")}`,
      ),
    );
    return (row) => {
      statement().run(...columns.map((column) => row[column] as SqlValue));
    };
  }

  /** Raw text, for pragmas, migrations and full-text search only. */
  rawAll<Row>(text: string, ...values: SqlValue[]): Row[] {
    return this.statement(text).all(...values) as Row[];
  }

  rawGet<Row>(text: string, ...values: SqlValue[]): Row | undefined {
    return this.statement(text).get(...values) as Row | undefined;
  }

  rawRun(text: string, ...values: SqlValue[]): void {
    this.statement(text).run(...values);
  }

  /** Runs `work` in one transaction; anything it throws rolls everything back. */
  transaction<T>(work: () => T): T {
    this.raw.exec("BEGIN IMMEDIATE");
    try {
      const result = work();
      this.raw.exec("COMMIT");
      return result;
    } catch (error) {
      if (this.raw.isTransaction) this.raw.exec("ROLLBACK");
      throw error;
    }
  }

  /**
   * Closes the connection; closing it again does nothing. An open transaction is rolled back: the driver only lets go of
   * the files, and of a transaction's locks, when the statements are collected.
   */
  close(): void {
    if (!this.raw.isOpen) return;
    if (this.raw.isTransaction) this.raw.exec("ROLLBACK");
    this.statements.clear();
    this.raw.close();
  }
}
