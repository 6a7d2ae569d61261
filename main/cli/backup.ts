import { resolve } from "node:path";
import { backupLog } from "../store/backup";
import { existingFolder } from "./access";
import { readOptions, required } from "./options";
import { progressOn } from "./progress";
import { answer, type Verb } from "./verb";

/** `backup`: the log in one file, while the console runs. Needs no key and contains none. */
export const backup: Verb = {
  name: "backup",
  summary: "cadangkan log ke satu berkas, juga saat Sigap terbuka",
  help: `backup --data DIR --to BERKAS [--json]

Menyalin log ke satu berkas yang utuh dan memeriksa salinannya. Tidak ada kunci di dalamnya: nama dan teks tetap
tersegel, jadi simpan juga kuncinya dengan perintah keys backup, di tempat lain.

  --data DIR   folder data
  --to BERKAS  berkas baru; yang sudah ada tidak ditimpa
  --json       cetak {path, events, origins}

Contoh: backup --data /srv/sigap --to /media/cadangan/sigap-2026-11-23.backup`,
  run(args, context) {
    const options = readOptions(args, { data: { type: "string" }, to: { type: "string" } });
    const paths = existingFolder(options.data);
    const path = resolve(required(options.to, "to", "sigap.backup"));
    const { wall } = context.clock.now();
    const progress = progressOn(context.io, "Peristiwa diperiksa", () => context.clock.now().mono);
    const { events, origins } = backupLog(paths, path, wall, progress);
    answer(context, options.json, { path, events, origins }, [
      `${events} peristiwa dicadangkan ke ${path} dan diperiksa.`,
      "Kunci tidak ada di dalamnya. Cadangkan juga dengan: keys backup",
    ]);
    return 0;
  },
};
