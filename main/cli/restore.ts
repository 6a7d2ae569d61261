import { resolve } from "node:path";
import { believedDemo, parseDemo } from "../features/demo/demo-file";
import { FEATURES } from "../features/index";
import { dataPaths } from "../platform/paths";
import { restoreFolder } from "../store/backup/backup";
import { ACCESS_HELP, ACCESS_OPTIONS, authoriseByLog, passphraseOf } from "./access";
import { readOptions, required } from "./options";
import { progressOn } from "./progress";
import { answer, type Verb } from "./verb";

/** `restore`: a new data folder from a log's backup and a keys' backup, under a new incarnation. */
export const restore: Verb = {
  name: "restore",
  summary: "pulihkan cadangan ke folder kosong",
  help: `restore --from BERKAS --keys BERKAS --data DIR [--json]

Memulihkan cadangan log dan cadangan kunci ke folder kosong. Cadangannya diperiksa lebih dahulu. Nomor baru sesudahnya
berawalan lain, sehingga tidak ada nomor yang terulang. Bila folder lama masih hidup, hentikan pemakaiannya.
Lampiran diambil dari folder sigap-attachments di sebelah cadangan log.

  --from BERKAS             cadangan log dari perintah backup
  --keys BERKAS             cadangan kunci dari perintah keys backup
  --data DIR                folder baru atau kosong
${ACCESS_HELP}
  --json                    cetak {events, origin, prefix, withoutKey, attachments}

Contoh: restore --from sigap.backup --keys sigap.keys --data /srv/sigap-pulih`,
  async run(args, context) {
    const options = readOptions(args, {
      from: { type: "string" },
      keys: { type: "string" },
      data: { type: "string" },
      ...ACCESS_OPTIONS,
    });
    const mono = () => context.clock.now().mono;
    const paths = dataPaths(resolve(required(options.data, "data", "/srv/sigap-pulih")));
    const restored = await restoreFolder({
      from: resolve(required(options.from, "from", "sigap.backup")),
      keys: resolve(required(options.keys, "keys", "sigap.keys")),
      paths,
      clock: context.clock,
      random: context.random,
      features: FEATURES,
      believeDemo: async (demo, officeKey) => ((await believedDemo(demo, officeKey)) ? demo : null),
      passphrase: (demo) => passphraseOf(options, parseDemo(demo)),
      authorise: (backup, demo) => authoriseByLog(context, options, backup, parseDemo(demo)),
      onVerified: progressOn(context.io, "Peristiwa diperiksa", mono),
      onRebuild: progressOn(context.io, "Peristiwa dilipat", mono),
    });
    if (restored.withoutKey > 0) {
      context.io.err(
        `Perhatian: data pribadi ${restored.withoutKey} berkas tidak terbaca karena kuncinya tidak ada di cadangan kunci.\n`,
      );
    }
    const { files, missing } = restored.attachments;
    if (missing.length > 0) {
      context.io.err(
        `Perhatian: ${missing.length} dari ${files} lampiran tidak ada atau rusak di folder sigap-attachments di sebelah cadangan. Salin folder itu dari tempat cadangan, lalu ulangi ke folder kosong lain.\n`,
      );
    }
    answer(context, options.json, restored, [
      `${restored.events} peristiwa dan ${files - missing.length} lampiran dipulihkan ke ${paths.folder}.`,
      `Nomor permohonan baru berawalan ${restored.prefix}.`,
    ]);
    return 0;
  },
};
