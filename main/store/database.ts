import { pathToFileURL } from "node:url";
import {
  type Compilable,
  type CompiledQuery,
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";
import Libsql from "libsql";
import type { Tables } from "./tables";

type NativeStatement = Libsql.Statement<unknown[]>;

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

/**
 * A compiled statement. Rows come from the driver as arrays and are made objects here, which takes half the time that
 * its own objects take. Whole numbers go to SQLite as such: the driver would send every number as a floating one.
 */
class Statement {
  private readonly native: NativeStatement;
  private columns: string[] | null = null;

  constructor(connection: Libsql.Database, text: string) {
    this.native = connection.prepare(text);
    if (this.native.reader) this.native.raw(true);
  }

  /** Runs it and returns how many rows it changed. */
  run(values: readonly SqlValue[]): number {
    if (this.native.reader) {
      this.native.all(bound(values));
      return 0;
    }
    return Number(this.native.run(bound(values)).changes);
  }

  all(values: readonly SqlValue[]): object[] {
    return this.arrays(values).map((row) => this.objectOf(row));
  }

  get(values: readonly SqlValue[]): object | undefined {
    const row = this.native.get(bound(values)) as SqlValue[] | undefined;
    return row && this.objectOf(row);
  }

  arrays(values: readonly SqlValue[]): SqlValue[][] {
    return this.native.all(bound(values)) as SqlValue[][];
  }

  /** Rows in the order of their columns, a hundred at a time. */
  iterate(values: readonly SqlValue[]): Iterable<SqlValue[]> {
    return this.native.iterate(bound(values)) as Iterable<SqlValue[]>;
  }

  objectOf(row: readonly SqlValue[]): object {
    this.columns ??= this.native.columns().map(({ name }) => name);
    const { columns } = this;
    const object: Record<string, SqlValue | undefined> = {};
    for (let index = 0; index < columns.length; index++) object[columns[index] as string] = row[index];
    return object;
  }
}

function bound(values: readonly SqlValue[]): SqlValue[] {
  return values.map((value) => (Number.isSafeInteger(value) ? BigInt(value as number) : value));
}

/** A database of no file. */
const MEMORY = ":memory:";

/** The name of a file that SQLite may only read. */
function readOnlyName(path: string): string {
  return `${pathToFileURL(path).href}?mode=ro`;
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
  private readonly connection: Libsql.Database;
  private readonly statements = new Map<string, Statement>();
  private readonly readOnly: boolean;

  constructor(path: string, options: { readOnly?: boolean } = {}) {
    this.readOnly = options.readOnly ?? false;
    this.connection = new Libsql(this.readOnly && path !== MEMORY ? readOnlyName(path) : path);
    // What does not fit into memory would go to the system's folder for temporary files, in the clear.
    this.connection.exec(`PRAGMA busy_timeout = ${BUSY_MS}; PRAGMA temp_store = MEMORY`);
  }

  /**
   * Attaches another file under a name, encrypted with `key` (hex) unless it is null. A connection that only reads
   * attaches it for reading. A wrong key is found out with the first statement: the file is no database then.
   */
  attach(name: string, path: string, key: string | null): void {
    const file = this.readOnly ? readOnlyName(path) : path;
    if (key === null) this.rawRun(`ATTACH DATABASE ? AS ${name}`, file);
    else this.rawRun(`ATTACH DATABASE ? AS ${name} KEY ?`, file, key);
  }

  /** Whether a transaction is open: a failing disk ends one by itself. */
  get inTransaction(): boolean {
    return this.connection.inTransaction;
  }

  exec(text: string): void {
    this.connection.exec(text);
  }

  private statement(text: string): Statement {
    let statement = this.statements.get(text);
    if (!statement) {
      statement = new Statement(this.connection, text);
      this.statements.set(text, statement);
    }
    return statement;
  }

  all<Row>(query: Compilable<Row> | CompiledQuery<Row>): Row[] {
    const compiled = "compile" in query ? query.compile() : query;
    return this.statement(compiled.sql).all(compiled.parameters as SqlValue[]) as Row[];
  }

  get<Row>(query: Compilable<Row> | CompiledQuery<Row>): Row | undefined {
    const compiled = "compile" in query ? query.compile() : query;
    return this.statement(compiled.sql).get(compiled.parameters as SqlValue[]) as Row | undefined;
  }

  /** Runs a statement that gives no rows. Returns how many rows it changed. */
  run(query: Compilable<unknown> | CompiledQuery<unknown>): number {
    const compiled = "compile" in query ? query.compile() : query;
    return this.statement(compiled.sql).run(compiled.parameters as SqlValue[]);
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
      all: (values) => compiled().statement.all(bind(values)) as Row[],
      get: (values) => compiled().statement.get(bind(values)) as Row | undefined,
      run: (values) => compiled().statement.run(bind(values)),
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
      statement().run(columns.map((column) => row[column] as SqlValue));
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
      statement().run(columns.map((column) => row[column] as SqlValue));
    };
  }

  /** Raw text, for pragmas, migrations and full-text search only. */
  rawAll<Row>(text: string, ...values: SqlValue[]): Row[] {
    return this.statement(text).all(values) as Row[];
  }

  rawGet<Row>(text: string, ...values: SqlValue[]): Row | undefined {
    return this.statement(text).get(values) as Row | undefined;
  }

  rawRun(text: string, ...values: SqlValue[]): void {
    this.statement(text).run(values);
  }

  /** Rows as arrays in the order of their columns: where so many are read that objects would be most of the work. */
  rawArrays<Row extends readonly unknown[]>(text: string, ...values: SqlValue[]): Row[] {
    return this.statement(text).arrays(values) as unknown as Row[];
  }

  /**
   * The same, a hundred at a time: for more rows than memory should hold. The statement is compiled for this alone, so
   * that another run of it disturbs nothing.
   */
  rawIterate<Row extends readonly unknown[]>(text: string, ...values: SqlValue[]): Iterable<Row> {
    return new Statement(this.connection, text).iterate(values) as unknown as Iterable<Row>;
  }

  /** Rows as objects, a hundred at a time. */
  *rawEach<Row>(text: string, ...values: SqlValue[]): Generator<Row> {
    const statement = new Statement(this.connection, text);
    for (const row of statement.iterate(values)) yield statement.objectOf(row) as Row;
  }

  /** Runs `work` in one transaction; anything it throws rolls everything back. */
  transaction<T>(work: () => T): T {
    this.exec("BEGIN IMMEDIATE");
    try {
      const result = work();
      this.exec("COMMIT");
      return result;
    } catch (error) {
      if (this.inTransaction) this.exec("ROLLBACK");
      throw error;
    }
  }

  /**
   * Closes the connection; closing it again does nothing. An open transaction is rolled back: the driver only lets go of
   * the files, and of a transaction's locks, when the statements are collected.
   */
  close(): void {
    if (!this.connection.open) return;
    if (this.inTransaction) this.exec("ROLLBACK");
    this.statements.clear();
    this.connection.close();
  }
}

/** Opens view.db alone, encrypted with `key` (hex), as the schema `view`. */
export function openView(path: string, key: string, options: { readOnly?: boolean } = {}): Database {
  const database = new Database(MEMORY, options);
  try {
    database.attach("view", path, key);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
