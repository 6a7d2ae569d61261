import { existsSync } from "node:fs";
import { Refusal } from "../../shared/ipc/errors";
import type { DataPaths } from "../platform/paths";
import { openLogForReading } from "../store/backup/backup-files";
import type { Database } from "../store/database";
import { isDamage } from "../store/failures";
import { checkFiles, type FilesChecked } from "../store/files/referred";
import { type Verification, verifyLog } from "../store/log/eventlog";
import { existingFolder } from "./access";
import { readOptions } from "./options";
import { progressOn } from "./progress";
import { answer, type Verb } from "./verb";

const REASONS = {
  hash: "isinya berubah sesudah ditulis",
  chain: "tidak menyambung ke peristiwa sebelumnya",
  gap: "ada peristiwa sebelumnya yang hilang",
  damaged: "tidak terbaca",
} as const;

type Bad = { origin: string; seq: number; id: string; reason: keyof typeof REASONS };
type Checked = Omit<Verification, "firstBad"> & { firstBad: Bad | null; attachments: FilesChecked };

/** Checks the chains; a file that SQLite cannot read through is a finding too. @throws Refusal `log-newer` */
function checked(
  { log: path, attachments: folder }: DataPaths,
  progress: (what: string) => (done: number) => void,
): Checked {
  let log: Database | null = null;
  try {
    log = openLogForReading(path);
    const verification = verifyLog(log, progress("Peristiwa diperiksa"));
    const attachments = checkFiles(log, folder, progress("Lampiran diperiksa"));
    const whole = attachments.missing.length + attachments.damaged.length === 0;
    return { ...verification, ok: verification.ok && whole, attachments };
  } catch (error) {
    if (!isDamage(error) && !(error instanceof Refusal && error.code === "log-damaged")) throw error;
    const firstBad = { origin: "", seq: 0, id: "", reason: "damaged" } as const;
    return { events: 0, origins: 0, ok: false, firstBad, attachments: { files: 0, missing: [], damaged: [] } };
  } finally {
    log?.close();
  }
}

/**
 * `verify`: checks the hash chain of every origin and the bytes of every attachment. Reads only, also while the console
 * runs; needs no key.
 */
export const verify: Verb = {
  name: "verify",
  summary: "periksa keutuhan log dan lampiran",
  help: `verify --data DIR [--json]

Memeriksa rantai hash semua peristiwa dan isi semua lampiran. Boleh dijalankan saat Sigap terbuka; tidak perlu kunci.
Kode keluar 1 bila ada peristiwa yang berubah, hilang atau tidak menyambung, atau lampiran yang hilang atau rusak.

  --data DIR  folder data
  --json      cetak {events, origins, ok, firstBad, attachments}

Contoh: verify --data /srv/sigap`,
  run(args, context) {
    const options = readOptions(args, { data: { type: "string" } });
    const paths = existingFolder(options.data);
    if (!existsSync(paths.log)) throw new Refusal("log-damaged", { setAside: "", reason: "missing" });
    const result = checked(paths, (what) => progressOn(context.io, what, () => context.clock.now().mono));
    const { firstBad: bad, attachments } = result;
    const place = bad?.reason === "damaged" ? "berkas log" : `peristiwa ${bad?.seq} dari ${bad?.origin} (${bad?.id})`;
    answer(context, options.json, result, [
      `${result.events} peristiwa dari ${result.origins} asal diperiksa.`,
      bad ? `TIDAK UTUH: ${place}: ${REASONS[bad.reason]}.` : "Log utuh: semua rantai menyambung.",
      ...(bad?.reason === "damaged" ? [] : [`${attachments.files} lampiran diperiksa.`]),
      ...attachments.missing.map((file) => `HILANG: lampiran ${file.attachment} dari ${file.stream}.`),
      ...attachments.damaged.map((file) => `RUSAK: lampiran ${file.attachment} dari ${file.stream}.`),
    ]);
    const lost = attachments.missing.length + attachments.damaged.length;
    if (lost > 0) {
      context.io.err(
        `${lost} lampiran hilang atau rusak. Salin kembali berkasnya dari folder sigap-attachments di sebelah cadangan ke ${paths.attachments}.\n`,
      );
    }
    if (bad)
      context.io.err("Log tidak utuh. Jangan ubah folder ini; pulihkan dari cadangan dengan perintah restore.\n");
    return result.ok ? 0 : 1;
  },
};
