import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Refusal } from "../../shared/ipc/errors";
import { FEATURES } from "../features/index";
import { viewKeyOf } from "../platform/office-key";
import { openLogForReading } from "../store/backup/backup-files";
import { openView } from "../store/database";
import { FeatureSet } from "../store/feature-set";
import { Keyring } from "../store/log/keyring";
import { type Fingerprint, fingerprint as fingerprintOf } from "../store/view/fingerprint";
import { buildView } from "../store/view/rebuild";
import { ACCESS_HELP, ACCESS_OPTIONS, existingFolder, openFolder } from "./access";
import { readOptions } from "./options";
import { progressOn } from "./progress";
import { answer, type Verb } from "./verb";

/**
 * `fingerprint`: counts and hashes of what two workstations with the same events must have in common. Reads only, also
 * while the console runs.
 */
export const fingerprint: Verb = {
  name: "fingerprint",
  summary: "sidik jari isi folder, untuk dibandingkan antar-workstation",
  help: `fingerprint --data DIR [--json]

Menghitung sidik jari semua peristiwa dan baris tampilan. Dua workstation dengan peristiwa yang sama punya sidik jari
yang sama. Boleh dijalankan saat Sigap terbuka.

  --data DIR                folder data
${ACCESS_HELP}
  --json                    cetak {events, origins, tables: {NAMA: {rows, hash}}}

Contoh: fingerprint --data /srv/sigap --json`,
  async run(args, context) {
    const options = readOptions(args, { data: { type: "string" }, ...ACCESS_OPTIONS });
    const paths = existingFolder(options.data);
    if (!existsSync(paths.log)) throw new Refusal("log-damaged", { setAside: "", reason: "missing" });
    const { officeKey } = await openFolder(context, paths, options);
    const key = viewKeyOf(officeKey);
    const features = new FeatureSet(FEATURES);
    const place = mkdtempSync(join(tmpdir(), "sigap-fingerprint-"));
    const log = openLogForReading(paths.log);
    try {
      let view = paths.view;
      if (!isOfThisVersion(view, key, features)) {
        // The console has not been opened with this version yet: the rows are made beside, and thrown away.
        view = join(place, "view.db");
        const keyring = Keyring.open(paths.keys, officeKey, context.random, false);
        try {
          buildView(
            paths,
            view,
            keyring,
            features,
            progressOn(context.io, "Peristiwa dilipat", () => context.clock.now().mono),
          );
        } finally {
          keyring.close();
        }
      }
      log.attach("view", view, key);
      // One moment of both files, while the console writes.
      log.exec("BEGIN");
      const result: Fingerprint = fingerprintOf(log, features);
      log.exec("COMMIT");
      answer(context, options.json, result, [
        `${result.events} peristiwa dari ${result.origins} asal.`,
        ...Object.entries(result.tables).map(([name, { rows, hash }]) => `${name.padEnd(16)} ${rows} baris  ${hash}`),
      ]);
      return 0;
    } finally {
      log.close();
      rmSync(place, { recursive: true, force: true });
    }
  },
};

function isOfThisVersion(view: string, key: string, features: FeatureSet): boolean {
  if (!existsSync(view)) return false;
  const database = openView(view, key, { readOnly: true });
  try {
    return database.rawGet<{ user_version: number }>("PRAGMA view.user_version")?.user_version === features.viewVersion;
  } catch {
    return false;
  } finally {
    database.close();
  }
}
