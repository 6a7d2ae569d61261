import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { FEATURES } from "../features/index";
import { bringKeys, requireKeysFile } from "../store/backup/keys-backup";
import { Store } from "../store/store";
import { ACCESS_HELP, ACCESS_OPTIONS, existingFolder, openFolder } from "./access";
import { readOptions, required } from "./options";
import { answer, CliError, type Verb } from "./verb";

/** `keys restore`: brings lost keys back from a backup of the keys, beside those that are there. */
export const keysRestore: Verb = {
  name: "keys restore",
  summary: "kembalikan kunci yang hilang",
  help: `keys restore --from BERKAS --data DIR [--json]

Mengambil kunci yang hilang atau rusak dari cadangan kunci, atau dari keys.db yang lain milik kantor ini. Kunci yang ada
tetap ada; yang dimusnahkan tetap musnah. Tutup Sigap lebih dahulu.

  --from BERKAS             cadangan dari perintah keys backup, atau sebuah keys.db
  --data DIR                folder data
${ACCESS_HELP}
  --json                    cetak {taken, known, dropped, withoutKey}

Contoh: keys restore --from sigap.keys --data /srv/sigap`,
  async run(args, context) {
    const options = readOptions(args, { from: { type: "string" }, data: { type: "string" }, ...ACCESS_OPTIONS });
    const from = resolve(required(options.from, "from", "sigap.keys"));
    const paths = existingFolder(options.data);
    if (!existsSync(from)) throw new CliError(`Berkas ${from} tidak ada. Periksa --from.`);
    requireKeysFile(from);
    const { clock, random } = context;
    const { officeKey } = await openFolder(context, paths, options, { keysFrom: from });
    const store = Store.open({ paths, officeKey, clock, random, features: FEATURES, withoutAnybody: true });
    try {
      const brought = bringKeys(store, from, officeKey, random);
      answer(context, options.json, brought, [
        `${brought.taken} kunci dikembalikan; ${brought.known} sudah ada.`,
        brought.withoutKey > 0
          ? `Data pribadi ${brought.withoutKey} berkas tetap tidak terbaca: kuncinya juga tidak ada di berkas itu.`
          : "Semua data pribadi terbaca.",
      ]);
      return 0;
    } finally {
      store.close();
    }
  },
};
