import type { CompiledQuery } from "kysely";
import { FEATURES } from "../../../main/features/index";
import { systemClock } from "../../../main/platform/clock";
import { systemRandom } from "../../../main/platform/ids";
import type { OfficeKey } from "../../../main/platform/office-key";
import type { DataPaths } from "../../../main/platform/paths";
import type { Database, ReadDatabase, SqlValue } from "../../../main/store/database";
import { FeatureSet } from "../../../main/store/feature-set";
import { Reader } from "../../../main/store/reader";
import { openToRead } from "../folders/files";

type Statement = (database: Database) => unknown;

/** A connection that answers and notes what it was asked. */
class Noting implements ReadDatabase {
  readonly noted: Statement[] = [];

  constructor(private readonly database: ReadDatabase) {}

  private compiled<Row>(query: Parameters<ReadDatabase["all"]>[0]): CompiledQuery<Row> {
    return ("compile" in query ? query.compile() : query) as CompiledQuery<Row>;
  }

  all<Row>(query: Parameters<ReadDatabase["all"]>[0]): Row[] {
    const compiled = this.compiled<Row>(query);
    this.noted.push((database) => database.all(compiled));
    return this.database.all(compiled);
  }

  get<Row>(query: Parameters<ReadDatabase["all"]>[0]): Row | undefined {
    const compiled = this.compiled<Row>(query);
    this.noted.push((database) => database.get(compiled));
    return this.database.get(compiled);
  }

  rawAll<Row>(text: string, ...values: SqlValue[]): Row[] {
    this.noted.push((database) => database.rawAll(text, ...values));
    return this.database.rawAll(text, ...values);
  }

  rawGet<Row>(text: string, ...values: SqlValue[]): Row | undefined {
    this.noted.push((database) => database.rawGet(text, ...values));
    return this.database.rawGet(text, ...values);
  }
}

/** Runs nothing but the statements that answer a question, on a connection of its own in this thread. */
export class BareStatements {
  private readonly reader: Reader;
  private readonly database: Database;
  private readonly features = new FeatureSet(FEATURES);
  private readonly known = new Map<string, readonly Statement[]>();

  constructor(paths: DataPaths, officeKey: OfficeKey) {
    this.database = openToRead(paths, officeKey);
    this.reader = new Reader({
      paths,
      officeKey,
      clock: systemClock(),
      random: systemRandom(),
      features: FEATURES,
      workstation: {
        version: "0.0.0",
        dataFolder: paths.folder,
        keyProtection: "passphrase",
        catalogProblems: [],
        notices: [],
      },
    });
  }

  /** Milliseconds of the statements behind a question. `input`: parsed. `operatorId`: who asks. */
  time(name: string, input: unknown, operatorId: string): number {
    const statements = this.statementsOf(name, input, operatorId);
    const began = performance.now();
    for (const statement of statements) statement(this.database);
    return performance.now() - began;
  }

  private statementsOf(name: string, input: unknown, operatorId: string): readonly Statement[] {
    const key = JSON.stringify([name, operatorId, input]);
    const known = this.known.get(key);
    if (known) return known;
    const noted = this.reader.as(operatorId, null, (tools) => {
      const database = new Noting(tools.database);
      this.features.query(name)(input, { ...tools, database });
      return database.noted;
    });
    this.known.set(key, noted);
    return noted;
  }

  close(): void {
    this.reader.close();
    this.database.close();
  }
}
