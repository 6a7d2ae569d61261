import type { Database } from "../database";
import type { FeatureSet } from "../feature-set";
import { MACHINE_INDEXES } from "./machine-tables";
import { createSearchTables } from "./search";

/** Creates the empty tables of an attached view.db, without their indexes. */
export function createViewTables(database: Database, features: FeatureSet): void {
  for (const { name, columns } of features.tables) database.exec(`CREATE TABLE view.${name} ${columns}`);
  createSearchTables(database, searchedKinds(features));
}

/** Completes a view.db whose rows are written: many rows are sorted into an index faster than entered one by one. */
export function createViewIndexes(database: Database, features: FeatureSet): void {
  for (const statement of [...MACHINE_INDEXES, ...features.list.flatMap((feature) => feature.view.indexes)]) {
    database.exec(statement);
  }
  database.exec(`PRAGMA view.user_version = ${features.viewVersion}`);
}

/** Kinds of stream that are found by their texts. */
export function searchedKinds(features: FeatureSet): string[] {
  return features.streams.filter((stream) => stream.searched).map((stream) => stream.kind);
}
