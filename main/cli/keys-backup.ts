import { resolve } from "node:path";
import { backupKeys } from "../store/backup/keys-backup";
import { ACCESS_HELP, ACCESS_OPTIONS, existingFolder, openFolder } from "./access";
import { readOptions, required } from "./options";
import { answer, type Verb } from "./verb";

/** `keys backup`: the wrapped stream keys and the office key wrapped with its passphrase, in one file. */
export const keysBackup: Verb = {
  name: "keys backup",
  summary: "cadangkan kunci ke satu berkas",
  help: `keys backup --data DIR --to BERKAS [--json]

Menyalin kunci ke satu berkas. Kunci tetap terbungkus: untuk memakainya perlu frasa sandi kantor.
Simpan berkas ini terpisah dari cadangan log.

  --data DIR                folder data
  --to BERKAS               berkas baru; yang sudah ada tidak ditimpa
${ACCESS_HELP}
  --json                    cetak {path, keys}

Contoh: keys backup --data /srv/sigap --to /media/brankas/sigap-2026-11-23.keys`,
  async run(args, context) {
    const options = readOptions(args, { data: { type: "string" }, to: { type: "string" }, ...ACCESS_OPTIONS });
    const paths = existingFolder(options.data);
    const path = resolve(required(options.to, "to", "sigap.keys"));
    await openFolder(context, paths, options);
    const { keys } = backupKeys(paths, path);
    answer(context, options.json, { path, keys }, [
      `${keys} kunci dicadangkan ke ${path}.`,
      "Simpan terpisah dari cadangan log, bersama frasa sandi kantor.",
    ]);
    return 0;
  },
};
