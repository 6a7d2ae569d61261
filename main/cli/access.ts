import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { verify } from "@node-rs/argon2";
import { loginWait, type OperatorState } from "../../shared/domain/operators/events";
import { mayDo, type Permission } from "../../shared/domain/operators/permissions";
import { Refusal } from "../../shared/ipc/errors";
import { believedDemo, type DemoFile, demoText, isDemoLog } from "../features/demo/demo-file";
import { FEATURES } from "../features/index";
import { operatorsOfLog } from "../features/operators/of-log";
import { type OfficeKey, openWithKeyStore, openWithPassphrase } from "../platform/office-key";
import { type DataPaths, dataPaths } from "../platform/paths";
import { openLogForReading } from "../store/backup/backup-files";
import type { Database } from "../store/database";
import { FeatureSet } from "../store/feature-set";
import { officeKeyFileOf } from "../store/log/kept-key";
import { Keyring } from "../store/log/keyring";
import { requireSealedHeads } from "../store/log/verification";
import { required } from "./options";
import { type CliContext, CliError } from "./verb";

/** Options of the commands that reveal or change an office's data. */
export const ACCESS_OPTIONS = {
  "passphrase-file": { type: "string" },
  login: { type: "string" },
  "password-file": { type: "string" },
} as const;

export const ACCESS_HELP = `  --passphrase-file BERKAS  berkas berisi frasa sandi kantor (folder demo: tidak perlu)
  --login NAMA              administrator yang menjalankan perintah (folder demo: tidak perlu)
  --password-file BERKAS    berkas berisi kata sandinya`;

export type AccessOptions = Partial<Record<keyof typeof ACCESS_OPTIONS, string | undefined>>;

/** The paths of a data folder that is there. @throws CliError */
export function existingFolder(value: string | undefined): DataPaths {
  const folder = resolve(required(value, "data", "/srv/sigap"));
  if (!existsSync(folder)) throw new CliError(`Folder data ${folder} tidak ada. Periksa --data.`);
  const paths = dataPaths(folder);
  if (!existsSync(paths.log) && !existsSync(paths.officeKey)) {
    throw new CliError(`${folder} bukan folder data Sigap. Periksa --data.`);
  }
  return paths;
}

/** A secret kept in a file, without the line end that editors add. @throws CliError */
export function secretFile(path: string): string {
  const secret = readFileSync(path, "utf8").replace(/\r?\n$/, "");
  if (secret === "") throw new CliError(`Berkas ${path} kosong. Isi dengan rahasianya pada satu baris.`);
  return secret;
}

/** The passphrase that the command line names, or a demo's own. @throws CliError where there is none */
export function passphraseOf(options: AccessOptions, demo: DemoFile | null): string {
  const file = options["passphrase-file"];
  if (file !== undefined) return secretFile(file);
  if (demo) return demo.passphrase;
  throw new CliError("Perintah ini perlu frasa sandi kantor. Tulis di sebuah berkas, lalu --passphrase-file BERKAS.");
}

/**
 * Makes whoever guesses wait. Where the clock was set back behind the last wrong try, each run of a command would find
 * the whole wait before it: then the command itself waits it out.
 * @throws Refusal `slow-down`
 */
async function slowDown(context: CliContext, operator: OperatorState): Promise<void> {
  const { wall } = context.clock.now();
  const wait = loginWait(operator, wall);
  if (wait === 0) return;
  const seconds = Math.ceil(wait / 1000);
  if ((operator.failedAt ?? 0) <= wall) throw new Refusal("slow-down", { seconds });
  context.io.err(
    `Percobaan salah yang terakhir dicatat dengan jam yang lebih maju dari jam komputer ini. Menunggu ${seconds} detik; periksa jam komputer.\n`,
  );
  await context.pause(wait);
}

/**
 * The operator who gives the command: an active administrator with the right password, or with `may` whoever has that
 * permission. In a demo folder any administrator stands for it where no login is named.
 * @throws CliError, Refusal `wrong-password`, `slow-down`, `missing-permission`
 */
export async function authorise(
  context: CliContext,
  options: AccessOptions,
  operators: readonly OperatorState[],
  demo: DemoFile | null,
  may: Permission | null = null,
): Promise<string | null> {
  if (demo && options.login === undefined) {
    return operators.find(({ active, roles }) => active && roles.includes("administrator"))?.id ?? null;
  }
  if (options.login === undefined || options["password-file"] === undefined) {
    throw new CliError("Perintah ini hanya untuk administrator. Sebutkan --login NAMA dan --password-file BERKAS.");
  }
  const login = options.login.trim().toLowerCase();
  const operator = operators.find((candidate) => candidate.login === login);
  if (operator) await slowDown(context, operator);
  const password = secretFile(options["password-file"]).normalize("NFKC");
  const known = operator?.active && operator.passwordHash !== "";
  if (!known || !(await verify(operator.passwordHash, password))) throw new Refusal("wrong-password");
  const allowed = may === null ? operator.roles.includes("administrator") : mayDo(operator.roles, may);
  if (!allowed) throw new Refusal("missing-permission");
  return operator.id;
}

/** The same by what a log says: of its operators, and whether it is a demo's. */
export async function authoriseByLog(
  context: CliContext,
  options: AccessOptions,
  { log, keyring }: { log: Database; keyring: Keyring },
  demo: DemoFile | null,
  may: Permission | null = null,
): Promise<string | null> {
  const features = new FeatureSet(FEATURES);
  const operators = operatorsOfLog(log, keyring, features);
  return authorise(context, options, operators, isDemoLog({ database: log, keyring, features }) ? demo : null, may);
}

/**
 * Opens the office key of a data folder and checks who asks. `keysFrom`: a file with the operators' keys, where those of
 * the folder may be lost; whoever has the passphrase may bring them. `may`: a permission that is asked for in place of
 * the administrator's role.
 * @throws CliError, Refusal `wrong-passphrase`, `wrong-password`, `slow-down`, `missing-permission`
 */
export async function openFolder(
  context: CliContext,
  paths: DataPaths,
  options: AccessOptions,
  { keysFrom = paths.keys, may = null }: { keysFrom?: string; may?: Permission | null } = {},
): Promise<{ officeKey: OfficeKey; operatorId: string | null }> {
  const file = officeKeyFileOf(paths);
  if (!file) throw new Refusal("setup-needed");
  if (!existsSync(paths.log)) throw new Refusal("log-damaged", { setAside: "", reason: "missing" });
  const demo = await believedDemo(demoText(paths.demo), file);
  const kept = options["passphrase-file"] === undefined ? openWithKeyStore(file, context.keyStore) : null;
  const officeKey = kept ?? (await openWithPassphrase(file, passphraseOf(options, demo)));
  const log = openLogForReading(paths.log);
  const keyring = Keyring.open(keysFrom, officeKey, context.random, false);
  try {
    // Whoever could add to the log could make themselves its administrator.
    requireSealedHeads(log, keyring.chainSeal);
    return {
      officeKey,
      operatorId: await authoriseByLog(context, options, { log, keyring }, demo, may),
    };
  } finally {
    keyring.close();
    log.close();
  }
}
