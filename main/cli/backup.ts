import { resolve } from "node:path";
import { backupLog } from "../store/backup/backup";
import { filesBeside } from "../store/files/copies";
import { existingFolder } from "./access";
import { readOptions, required } from "./options";
import { progressOn } from "./progress";
import { answer, type Verb } from "./verb";

/** `backup`: the log in one file and its sealed files beside it, while the console runs. Needs no key, contains none. */
export const backup: Verb = {
  name: "backup",
  summary: "cadangkan log dan lampirannya, juga saat Sigap terbuka",
  help: `backup --data DIR --to BERKAS [--json]

Menyalin log ke satu berkas yang utuh dan memeriksa salinannya. Lampiran disalin ke folder sigap-attachments di sebelah
berkas itu; semua cadangan di tempat yang sama memakai folder itu bersama-sama, jadi hanya lampiran baru yang disalin.
Tidak ada kunci di dalamnya: nama, teks dan lampiran tetap tersegel, jadi simpan juga kuncinya dengan perintah
keys backup, di tempat lain.

  --data DIR   folder data
  --to BERKAS  berkas baru; yang sudah ada tidak ditimpa
  --json       cetak {path, events, origins, attachments}

Contoh: backup --data /srv/sigap --to /media/cadangan/sigap-2026-11-23.backup`,
  run(args, context) {
    const options = readOptions(args, { data: { type: "string" }, to: { type: "string" } });
    const paths = existingFolder(options.data);
    const path = resolve(required(options.to, "to", "sigap.backup"));
    const { wall } = context.clock.now();
    const progress = progressOn(context.io, "Peristiwa diperiksa", () => context.clock.now().mono);
    const { events, origins, attachments } = backupLog(paths, path, wall, progress);
    if (attachments.missing.length > 0) {
      context.io.err(
        `Perhatian: ${attachments.missing.length} lampiran hilang atau rusak di folder data dan tidak ikut dicadangkan. Periksa dengan perintah verify.\n`,
      );
    }
    answer(context, options.json, { path, events, origins, attachments }, [
      `${events} peristiwa dicadangkan ke ${path} dan diperiksa.`,
      `${attachments.files - attachments.missing.length} lampiran ada di ${filesBeside(path)}, ${attachments.copied} di antaranya baru.`,
      "Kunci tidak ada di dalamnya. Cadangkan juga dengan: keys backup",
    ]);
    return 0;
  },
};
