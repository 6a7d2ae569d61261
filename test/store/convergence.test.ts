import { afterEach, expect, test } from "vitest";
import { FEATURES } from "../../main/features/index";
import { FeatureSet } from "../../main/store/feature-set";
import { fingerprint, NOT_COUNTED } from "../../main/store/view/fingerprint";
import { type TwoConsoles, twoConsoles } from "../helpers/consoles";
import { driveToHandover, receive } from "../helpers/requests";

let consoles: TwoConsoles | null = null;
afterEach(() => consoles?.close());

const features = new FeatureSet(FEATURES);

test("every table of the view is counted, local as a whole, or named as left out", () => {
  consoles = twoConsoles();
  const tables = consoles.one.store.database
    .rawAll<{ name: string }>("SELECT name FROM view.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .map(({ name }) => name);
  const counted = new Set(Object.keys(fingerprint(consoles.one.store.database, features).tables));
  const local = new Set(features.tables.filter((table) => table.local === "all").map(({ name }) => name));
  expect(tables.filter((name) => !counted.has(name) && !local.has(name) && !NOT_COUNTED.test(name))).toEqual([]);
  expect([...counted].filter((name) => !tables.includes(name))).toEqual([]);
});

test("two workstations with the same events have the same fingerprint, and another one event later", () => {
  consoles = twoConsoles();
  const { one, two, exchange } = consoles;
  const id = receive(one);
  receive(two);
  exchange();
  driveToHandover(two, id);
  const of = (store: typeof one) => fingerprint(store.store.database, features);
  expect(of(one)).not.toEqual(of(two));
  exchange();
  expect(of(one)).toEqual(of(two));
  expect(of(one).tables.requests).toMatchObject({ rows: 2 });
});
