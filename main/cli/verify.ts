import { existsSync } from "node:fs";
import { Refusal } from "../../shared/ipc/errors";
import { believedDemo, demoText } from "../features/demo/demo-file";
import { isOfficeKeyFile, type OfficeKey, openWithKeyStore, openWithPassphrase } from "../platform/office-key";
import type { DataPaths } from "../platform/paths";
import { openLogForReading } from "../store/backup/backup-files";
import type { Database } from "../store/database";
import { isDamage } from "../store/failures";
import { checkFiles, type FilesChecked } from "../store/files/referred";
import { ChainSeal } from "../store/log/chain-seal";
import { officeKeyFileOf } from "../store/log/kept-key";
import { Keyring } from "../store/log/keyring";
import { allLostKeys, sealedStreams } from "../store/log/lost-keys";
import { type BadEvent, type Verification, verifyLog } from "../store/log/verification";
import { type AccessOptions, existingFolder, passphraseOf } from "./access";
import { readOptions } from "./options";
import { progressOn } from "./progress";
import { answer, type CliContext, type Verb } from "./verb";
import { FOREIGN_WORDS } from "./words";

type Bad = Omit<BadEvent, "reason"> & { reason: BadEvent["reason"] | "damaged" };
interface Checked extends Omit<Verification, "firstBad"> {
  firstBad: Bad | null;
  attachments: FilesChecked;
  /** Streams whose key is lost though nobody was erased; null without the office key. */
  withoutKey: number | null;
}

/** Checks the chains; a file that SQLite cannot read through is a finding too. @throws Refusal `log-newer` */
function checked(
  { log: path, attachments: folder }: DataPaths,
  seal: ChainSeal | null,
  openKeyring: () => Keyring | "unreadable" | null,
  progress: (what: string) => (done: number) => void,
): Checked {
  let log: Database | null = null;
  try {
    log = openLogForReading(path);
    const verification = verifyLog(log, progress("Peristiwa diperiksa"), seal);
    const attachments = checkFiles(log, folder, progress("Lampiran diperiksa"));
    const whole = attachments.missing.length + attachments.damaged.length === 0;
    const withoutKey = streamsWithoutKey(log, openKeyring());
    return { ...verification, ok: verification.ok && whole && !withoutKey, attachments, withoutKey };
  } catch (error) {
    if (!isDamage(error) && !(error instanceof Refusal && error.code === "log-damaged")) throw error;
    const firstBad = { origin: "", seq: 0, id: "", reason: "damaged" } as const;
    const none = { files: 0, missing: [], damaged: [] };
    return { events: 0, origins: 0, ok: false, keyed: seal && false, firstBad, attachments: none, withoutKey: null };
  } finally {
    log?.close();
  }
}

/** Streams of a log whose key is lost; null without the office key. */
function streamsWithoutKey(log: Database, keyring: Keyring | "unreadable" | null): number | null {
  if (!keyring) return null;
  if (keyring === "unreadable") return sealedStreams(log);
  try {
    return allLostKeys(log, keyring).streams.size;
  } finally {
    keyring.close();
  }
}

/** A keys.db that is missing or damaged is a finding, no failure of the check. */
function keyringOf({ keys }: DataPaths, officeKey: OfficeKey, { random }: CliContext): Keyring | "unreadable" {
  try {
    if (existsSync(keys)) return Keyring.open(keys, officeKey, random, false);
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
  return "unreadable";
}

/**
 * The office's key, as far as it can be had without asking: from the passphrase that the command line names, the
 * operating system's key store, or a demo's own passphrase. Null without any.
 * @throws Refusal `wrong-passphrase`, CliError
 */
async function keyOf(paths: DataPaths, options: AccessOptions, context: CliContext): Promise<OfficeKey | null> {
  if (options["passphrase-file"] === undefined && !isOfficeKeyFile(paths.officeKey)) return null;
  const file = officeKeyFileOf(paths);
  if (!file) throw new Refusal("setup-needed");
  if (options["passphrase-file"] !== undefined) return openWithPassphrase(file, passphraseOf(options, null));
  const kept = openWithKeyStore(file, context.keyStore);
  const demo = kept ? null : await believedDemo(demoText(paths.demo), file);
  return demo ? openWithPassphrase(file, demo.passphrase).catch(() => null) : kept;
}

/**
 * `verify`: checks the hash chain of every origin and the bytes of every attachment, and with the office key that nobody
 * without it added, moved, exchanged or took away anything. Reads only, also while the console runs.
 */
export const verify: Verb = {
  name: "verify",
  summary: "periksa keutuhan log dan lampiran",
  help: `verify --data DIR [--passphrase-file BERKAS] [--json]

Memeriksa rantai hash semua peristiwa dan isi semua lampiran. Dengan kunci kantor juga diperiksa apakah semuanya ditulis
oleh kantor ini: peristiwa yang ditambah, dipindahkan, ditukar atau dihapus oleh orang yang hanya dapat menulis ke berkas
ditemukan dan disebut. Boleh dijalankan saat Sigap terbuka. Kode keluar 1 bila ada peristiwa yang berubah, hilang, asing
atau tidak menyambung, lampiran yang hilang atau rusak, atau kunci yang hilang.

  --data DIR                folder data
  --passphrase-file BERKAS  berkas berisi frasa sandi kantor (folder demo: tidak perlu); tanpa kunci hanya rantainya yang
                            diperiksa
  --json                    cetak {events, origins, ok, keyed, firstBad, attachments, withoutKey}; keyed null berarti tanpa kunci

Contoh: verify --data /srv/sigap --passphrase-file frasa`,
  async run(args, context) {
    const options = readOptions(args, { data: { type: "string" }, "passphrase-file": { type: "string" } });
    const paths = existingFolder(options.data);
    if (!existsSync(paths.log)) throw new Refusal("log-damaged", { setAside: "", reason: "missing" });
    const officeKey = await keyOf(paths, options, context);
    const seal = officeKey && new ChainSeal(officeKey);
    const openKeyring = () => officeKey && keyringOf(paths, officeKey, context);
    const result = checked(paths, seal, openKeyring, (what) =>
      progressOn(context.io, what, () => context.clock.now().mono),
    );
    const { firstBad: bad, attachments } = result;
    const place = bad?.reason === "damaged" ? "berkas log" : `peristiwa ${bad?.seq} dari ${bad?.origin} (${bad?.id})`;
    answer(context, options.json, result, [
      `${result.events} peristiwa dari ${result.origins} asal diperiksa.`,
      bad
        ? `TIDAK UTUH: ${place}: ${bad.reason === "damaged" ? "tidak terbaca" : FOREIGN_WORDS[bad.reason]}.`
        : "Log utuh: semua rantai menyambung.",
      ...(bad || result.keyed === null ? [] : ["Semuanya ditulis atau diterima oleh kantor ini (kunci kantor)."]),
      ...(result.keyed === null
        ? ["Tanpa kunci kantor: siapa yang menulisnya tidak diperiksa (--passphrase-file)."]
        : []),
      ...(bad?.reason === "damaged" ? [] : [`${attachments.files} lampiran diperiksa.`]),
      ...(result.withoutKey ? [`TANPA KUNCI: data pribadi ${result.withoutKey} berkas tidak terbaca.`] : []),
      ...attachments.missing.map((file) => `HILANG: lampiran ${file.attachment} dari ${file.stream}.`),
      ...attachments.damaged.map((file) => `RUSAK: lampiran ${file.attachment} dari ${file.stream}.`),
    ]);
    const lost = attachments.missing.length + attachments.damaged.length;
    if (lost > 0) {
      context.io.err(
        `${lost} lampiran hilang atau rusak. Salin kembali berkasnya dari folder sigap-attachments di sebelah cadangan ke ${paths.attachments}.\n`,
      );
    }
    if (result.withoutKey) {
      context.io.err(
        `keys.db lebih lama daripada log, atau rusak. Ambil kuncinya dari cadangan kunci dengan perintah keys restore.\n`,
      );
    }
    if (bad)
      context.io.err("Log tidak utuh. Jangan ubah folder ini; pulihkan dari cadangan dengan perintah restore.\n");
    return result.ok ? 0 : 1;
  },
};
