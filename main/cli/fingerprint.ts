import { existsSync } from "node:fs";
import { Refusal } from "../../shared/ipc/errors";
import { type Fingerprint, fingerprint as fingerprintOf } from "../store/view/fingerprint";
import { ACCESS_HELP, ACCESS_OPTIONS, existingFolder, openFolder } from "./access";
import { readingView } from "./open-view";
import { readOptions } from "./options";
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
    const result: Fingerprint = readingView(context, paths, officeKey, fingerprintOf);
    answer(context, options.json, result, [
      `${result.events} peristiwa dari ${result.origins} asal.`,
      ...Object.entries(result.tables).map(([name, { rows, hash }]) => `${name.padEnd(16)} ${rows} baris  ${hash}`),
    ]);
    return 0;
  },
};
