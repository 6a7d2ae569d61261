import { existsSync } from "node:fs";
import { Refusal } from "../../shared/ipc/errors";
import { openLogForReading } from "../store/backupFiles";
import type { Database } from "../store/database";
import { type Verification, verifyLog } from "../store/eventlog";
import { isDamage } from "../store/failures";
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
type Checked = Omit<Verification, "firstBad"> & { firstBad: Bad | null };

/** Checks the chains; a file that SQLite cannot read through is a finding too. @throws Refusal `log-newer` */
function checked(path: string, progress: (events: number) => void): Checked {
  let log: Database | null = null;
  try {
    log = openLogForReading(path);
    return verifyLog(log, progress);
  } catch (error) {
    if (!isDamage(error) && !(error instanceof Refusal && error.code === "log-damaged")) throw error;
    return { events: 0, origins: 0, ok: false, firstBad: { origin: "", seq: 0, id: "", reason: "damaged" } };
  } finally {
    log?.close();
  }
}

/** `verify`: checks the hash chain of every origin. Reads only, also while the console runs; needs no key. */
export const verify: Verb = {
  name: "verify",
  summary: "periksa keutuhan log",
  help: `verify --data DIR [--json]

Memeriksa rantai hash semua peristiwa. Boleh dijalankan saat Sigap terbuka; tidak perlu kunci.
Kode keluar 1 bila ada peristiwa yang berubah, hilang atau tidak menyambung.

  --data DIR  folder data
  --json      cetak {events, origins, ok, firstBad}

Contoh: verify --data /srv/sigap`,
  run(args, context) {
    const options = readOptions(args, { data: { type: "string" } });
    const paths = existingFolder(options.data);
    if (!existsSync(paths.log)) throw new Refusal("log-damaged", { setAside: "", reason: "missing" });
    const result = checked(
      paths.log,
      progressOn(context.io, "Peristiwa diperiksa", () => context.clock.now().mono),
    );
    const bad = result.firstBad;
    const place = bad?.reason === "damaged" ? "berkas log" : `peristiwa ${bad?.seq} dari ${bad?.origin} (${bad?.id})`;
    answer(context, options.json, result, [
      `${result.events} peristiwa dari ${result.origins} asal diperiksa.`,
      bad ? `TIDAK UTUH: ${place}: ${REASONS[bad.reason]}.` : "Log utuh: semua rantai menyambung.",
    ]);
    if (bad)
      context.io.err("Log tidak utuh. Jangan ubah folder ini; pulihkan dari cadangan dengan perintah restore.\n");
    return result.ok ? 0 : 1;
  },
};
