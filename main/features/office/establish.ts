import { hash as hashPassword } from "@node-rs/argon2";
import type { Office } from "../../../shared/domain/catalog/entry";
import { Refusal } from "../../../shared/ipc/errors";
import { OFFICE_COST, type PassphraseCost, wrapOfficeKey, writeOfficeKeyFile } from "../../platform/office-key";
import { makeDataFolder } from "../../platform/private-files";
import { loadCalendar, loadCatalog } from "../../platform/resources";
import { newIdentity } from "../../store/log/identity";
import { holdsOffice } from "../../store/log/kept-key";
import { Store, type StoreOptions } from "../../store/store";

export interface NewOffice {
  office: Office;
  workstation: string;
  administrator: { login: string; name: string; passwordHash: string };
  /** A demo says so in its log. */
  demo?: boolean;
}

/** Argon2id as OWASP advises for passwords (19 MiB, 2 passes); runs in the thread pool. */
export async function hashOperatorPassword(password: string): Promise<string> {
  return hashPassword(password.normalize("NFKC"), { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 });
}

/**
 * Makes a data folder for an office: the log, the wrapped key, the calendar, the catalog and the first administrator.
 * A power cut on the way leaves a folder that can be set up again.
 * @throws Refusal `setup-done`, `catalog-problem`
 */
export async function establishFolder(
  options: StoreOptions,
  input: NewOffice,
  passphrase: string,
  resources: string,
  cost: PassphraseCost = OFFICE_COST,
): Promise<void> {
  if (holdsOffice(options.paths)) throw new Refusal("setup-done");
  makeDataFolder(options.paths);
  const catalog = loadCatalog(resources, input.office);
  const problem = catalog.problems[0];
  if (problem) throw new Refusal("catalog-problem", { ...problem });
  const calendar = loadCalendar(resources, input.office);
  const keyFile = await wrapOfficeKey(options.officeKey, passphrase, options.random, cost);
  const store = Store.open(options);
  try {
    writeOfficeKeyFile(options.paths.officeKey, keyFile);
    const enrolment = store.enrol(newIdentity(input.workstation, [], options.random));
    const asMain = { operatorId: null, main: true };
    store.inBulk(() => {
      store.execute("setup.establish", { office: input.office, demo: input.demo, ...enrolment }, asMain);
      store.execute("setup.publish-calendar", { office: input.office, ...calendar, brought: {} }, asMain);
      store.execute("setup.publish-catalog", { services: catalog.services }, asMain);
      store.execute("setup.first-administrator", input.administrator, asMain);
    });
    store.keepOfficeKey();
    while (store.idle()) {
      // Until nothing is left to do.
    }
  } finally {
    store.close();
  }
}
