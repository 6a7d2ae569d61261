import { FEATURES } from "../features/index";
import { ERASURE_GROUNDS, type ErasureGround } from "../store/log/erasure";
import { Store } from "../store/store";
import { ACCESS_HELP, ACCESS_OPTIONS, existingFolder, openFolder } from "./access";
import { readOptions, required } from "./options";
import { answer, CliError, type Verb } from "./verb";

const WORDS: Readonly<Record<ErasureGround, string>> = {
  "subject-request": "permintaan subjek data",
  "retention-ended": "masa simpan berakhir",
  ordered: "perintah pejabat atau pengadilan",
};

function groundOf(value: string | undefined): ErasureGround {
  const found = ERASURE_GROUNDS.find((ground) => ground === value);
  if (found) return found;
  const known = ERASURE_GROUNDS.map((ground) => `${ground} (${WORDS[ground]})`).join(", ");
  throw new CliError(`Pilihan --ground harus salah satu dari: ${known}.`);
}

/** `erase`: destroys what was sealed of a person in one stream; the facts stand. */
export const erase: Verb = {
  name: "erase",
  summary: "hapus data pribadi dari satu berkas (tidak dapat dibatalkan)",
  help: `erase --data DIR --stream ALIRAN --ground DASAR [--json]

Memusnahkan kunci data pribadi satu berkas, misalnya satu permohonan: nama, nomor, alamat, isian bebas dan lampirannya
tidak terbaca lagi oleh siapa pun. Fakta (nomor, waktu, langkah) tetap. Tidak dapat dibatalkan. Tutup Sigap lebih dahulu.

  --data DIR                folder data
  --stream ALIRAN           misalnya request/0192…
  --ground DASAR            ${ERASURE_GROUNDS.map((ground) => `${ground} (${WORDS[ground]})`).join(", ")}
${ACCESS_HELP}
  --json                    cetak {stream, keys}

Contoh: erase --data /srv/sigap --stream request/01931f… --ground subject-request`,
  async run(args, context) {
    const options = readOptions(args, {
      data: { type: "string" },
      stream: { type: "string" },
      ground: { type: "string" },
      ...ACCESS_OPTIONS,
    });
    const paths = existingFolder(options.data);
    const stream = required(options.stream, "stream", "request/01931f…");
    const ground = groundOf(options.ground);
    const { officeKey, operatorId } = await openFolder(context, paths, options);
    const { clock, random } = context;
    const store = Store.open({ paths, officeKey, clock, random, features: FEATURES });
    try {
      const { keys } = store.erase(stream, ground, { operatorId });
      while (store.idle()) {
        // Words of the erased person leave the search index before the folder is closed.
      }
      answer(context, options.json, { stream, keys }, [`Data pribadi ${stream} dimusnahkan (${keys} kunci).`]);
      return 0;
    } finally {
      store.close();
    }
  },
};
