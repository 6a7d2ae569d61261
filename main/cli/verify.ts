import { existsSync } from "node:fs";
import { Refusal } from "../../shared/ipc/errors";
import { openLogForReading } from "../store/backupFiles";
import { verifyLog } from "../store/eventlog";
import { isDamage } from "../store/failures";
import { existingFolder } from "./access";
import { readOptions } from "./options";
import { progressOn } from "./progress";
import { answer, type Verb } from "./verb";

const REASONS = {
  hash: "isinya berubah sesudah ditulis",
  chain: "tidak menyambung ke peristiwa sebelumnya",
  gap: "ada peristiwa sebelumnya yang hilang",
} as const;

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
    const log = openLogForReading(paths.log);
    try {
      const result = verifyLog(
        log,
        progressOn(context.io, "Peristiwa diperiksa", () => context.clock.now().mono),
      );
      const bad = result.firstBad;
      const lines = [
        `${result.events} peristiwa dari ${result.origins} asal diperiksa.`,
        bad
          ? `TIDAK UTUH: peristiwa ${bad.seq} dari ${bad.origin} (${bad.id}): ${REASONS[bad.reason]}.`
          : "Log utuh: semua rantai menyambung.",
      ];
      answer(context, options.json, result, lines);
      if (bad)
        context.io.err(`Log tidak utuh. Jangan ubah folder ini; pulihkan dari cadangan dengan perintah restore.\n`);
      return result.ok ? 0 : 1;
    } catch (error) {
      throw isDamage(error) ? new Refusal("log-damaged", { setAside: "", reason: "" }) : error;
    } finally {
      log.close();
    }
  },
};
