import { readCallerNumber } from "../../shared/identity/caller-number";
import { callerProblemText } from "../../shared/text/place-text";
import { readOptions } from "./options";
import { answer, CliError, type Verb } from "./verb";

/** `phone`: how Sigap reads a caller's number. */
export const phone: Verb = {
  name: "phone",
  summary: "baca nomor telepon seperti meja 112 membacanya",
  help: `phone --text TEKS [--json]

Nomor telepon seperti dibaca dari layanan telepon, lembar kerja atau ketikan. Nomor yang disembunyikan (kosong, 0,
anonymous, private, …) bukan kesalahan: withheld bernilai true. 112 dan nomor pendek lain bukan nomor siapa pun: e164
bernilai null.

  --text TEKS  teks yang dibaca, boleh kosong
  --json       cetak satu dokumen JSON: {e164, withheld, display, others}

Contoh: phone --text "0812-3456-7890 / (0274) 367509"`,
  run(args, context) {
    const options = readOptions(args, { text: { type: "string" } });
    if (options.text === undefined) throw new CliError('Pilihan --text harus diisi, misalnya --text "0812-3456-7890".');
    const reading = readCallerNumber(options.text);
    if (!reading.ok) throw new CliError(callerProblemText(reading.problem, "id"));
    const { ok: _, ...read } = reading;
    const marks = read.withheld ? " (disembunyikan)" : read.e164 === null ? " (bukan nomor siapa pun)" : "";
    answer(context, options.json, read, [`${read.display}${marks}`, ...read.others]);
    return 0;
  },
};
