import { Refusal } from "../../shared/ipc/errors";
import { createOperatorInput } from "../../shared/ipc/session";
import { FEATURES } from "../features/index";
import { hashOperatorPassword } from "../features/office/establish";
import { openWithPassphrase } from "../platform/office-key";
import { officeKeyFileOf } from "../store/log/kept-key";
import { Store } from "../store/store";
import { existingFolder, secretFile } from "./access";
import { readOptions, required } from "./options";
import { answer, CliError, type Verb } from "./verb";

/** `restore-administrator`: makes an administrator where none is left. The office passphrase stands for the authority. */
export const restoreAdministrator: Verb = {
  name: "restore-administrator",
  summary: "buat administrator bila tidak ada lagi yang aktif",
  help: `restore-administrator --data DIR --passphrase-file BERKAS --login NAMA --name "NAMA LENGKAP" --password-file BERKAS [--json]

Membuat seorang administrator dengan frasa sandi kantor, hanya bila tidak ada administrator aktif lagi. Tercatat di log.
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
    const store = Store.open({ paths, officeKey, clock, random, features: FEATURES });
    try {
      const { login, name } = asked.data;
      const passwordHash = await hashOperatorPassword(asked.data.password);
      const asDesk = { operatorId: null, main: true };
      const made = store.execute("setup.restore-administrator", { login, name, passwordHash }, asDesk) as {
        id: string;
      };
      answer(context, options.json, { id: made.id, login }, [`Administrator ${login} dibuat dan dicatat di log.`]);
      return 0;
    } finally {
      store.close();
    }
  },
};
