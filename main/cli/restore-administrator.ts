import { Refusal } from "../../shared/ipc/errors";
import { createOperatorInput } from "../../shared/ipc/session";
import { FEATURES } from "../features/index";
import { hashOperatorPassword } from "../features/office/establish";
import { operatorsOfLog } from "../features/operators/of-log";
import { type OfficeKey, openWithPassphrase } from "../platform/office-key";
import type { DataPaths } from "../platform/paths";
import { openLogForReading } from "../store/backup/backup-files";
import { FeatureSet } from "../store/feature-set";
import { officeKeyFileOf } from "../store/log/kept-key";
import { Keyring } from "../store/log/keyring";
import { Store } from "../store/store";
import { existingFolder, secretFile } from "./access";
import { readOptions, required } from "./options";
import { answer, type CliContext, CliError, type Verb } from "./verb";

/** `restore-administrator`: makes an administrator where none is left. The office passphrase stands for the authority. */
export const restoreAdministrator: Verb = {
  name: "restore-administrator",
  summary: "buat administrator bila tidak ada lagi yang aktif",
  help: `restore-administrator --data DIR --passphrase-file BERKAS --login NAMA --name "NAMA LENGKAP" --password-file BERKAS [--json]

Membuat seorang administrator dengan frasa sandi kantor, hanya bila tidak ada administrator aktif lagi, atau kunci semua administrator hilang. Tercatat di log.
Tutup Sigap lebih dahulu.

  --data DIR                folder data
  --passphrase-file BERKAS  berkas berisi frasa sandi kantor
  --login NAMA              nama masuk administrator baru
  --name NAMA               nama lengkapnya
  --password-file BERKAS    berkas berisi kata sandinya
  --json                    cetak {id, login}

Contoh: restore-administrator --data /srv/sigap --passphrase-file frasa --login admin2 --name "Sri" --password-file sandi`,
  async run(args, context) {
    const options = readOptions(args, {
      data: { type: "string" },
      "passphrase-file": { type: "string" },
      login: { type: "string" },
      name: { type: "string" },
      "password-file": { type: "string" },
    });
    const paths = existingFolder(options.data);
    const passphrase = secretFile(required(options["passphrase-file"], "passphrase-file", "frasa"));
    const password = secretFile(required(options["password-file"], "password-file", "sandi"));
    const asked = createOperatorInput.safeParse({
      login: required(options.login, "login", "admin2"),
      name: required(options.name, "name", '"Sri Wahyuni"'),
      roles: ["administrator"],
      password,
    });
    if (!asked.success) {
      throw new CliError(
        "Nama masuk harus huruf kecil, angka, titik atau tanda hubung; kata sandi paling sedikit 8 karakter.",
      );
    }
    const file = officeKeyFileOf(paths);
    if (!file) throw new Refusal("setup-needed");
    const officeKey = await openWithPassphrase(file, passphrase);
    const { clock, random } = context;
    const lost = !canAdministratorLogIn(paths, officeKey, context);
    const store = Store.open({ paths, officeKey, clock, random, features: FEATURES, withoutAnybody: true });
    try {
      const { login, name } = asked.data;
      const passwordHash = await hashOperatorPassword(asked.data.password);
      const asDesk = { operatorId: null, main: true };
      const made = store.execute("setup.restore-administrator", { login, name, passwordHash, lost }, asDesk) as {
        id: string;
      };
      answer(context, options.json, { id: made.id, login }, [`Administrator ${login} dibuat dan dicatat di log.`]);
      return 0;
    } finally {
      store.close();
    }
  },
};

/** Whether the log's own record has an active administrator whose password can be read here. */
function canAdministratorLogIn(paths: DataPaths, officeKey: OfficeKey, { random }: CliContext): boolean {
  const log = openLogForReading(paths.log);
  const keyring = Keyring.open(paths.keys, officeKey, random, false);
  try {
    return operatorsOfLog(log, keyring, new FeatureSet(FEATURES)).some(
      ({ active, roles, passwordHash }) => active && roles.includes("administrator") && passwordHash !== "",
    );
  } finally {
    keyring.close();
    log.close();
  }
}
