import { type Outline, readOutline } from "../../shared/domain/emergency/outline";
import { readPlace } from "../../shared/domain/emergency/place";
import { placeNoteText, placeProblemText } from "../../shared/text/place-text";
import { deskSettings } from "../features/emergency/desk-settings";
import { loadBox } from "../platform/resources";
import { ACCESS_HELP, ACCESS_OPTIONS, type AccessOptions, existingFolder, openFolder } from "./access";
import { readingView } from "./open-view";
import { officeOption, readOptions } from "./options";
import { answer, type CliContext, CliError, type Verb } from "./verb";

/** `place`: how Sigap reads a position that somebody pasted. */
export const place: Verb = {
  name: "place",
  summary: "baca koordinat, tautan peta atau kode plus seperti meja 112 membacanya",
  help: `place --text TEKS --office KANTOR [--data DIR] [--json]

Titik dari teks yang ditempel: derajat desimal dengan titik atau koma, derajat-menit, derajat-menit-detik, LS/LU/BT,
tautan peta, kode plus lengkap. Tidak ada yang diambil dari jaringan; tautan pendek tidak dibuka.

  --text TEKS      teks yang dibaca
  --office KANTOR  bantul, klaten, pasuruan, trenggalek atau polewali-mandar
  --data DIR      folder data yang batas wilayahnya dipakai
${ACCESS_HELP}
  --json           cetak satu dokumen JSON: {lat, lon, form, certain, inDistrict, notes}

certain bernilai false bila titik harus dipastikan dahulu. inDistrict bernilai false di luar kabupaten, true di dalam
batas wilayah yang diimpor kantor, null bila hanya kotak kabupaten yang diketahui.

Contoh: place --text "7°53'19\\" LS 110°19'44\\" BT" --office bantul`,
  async run(args, context) {
    const options = readOptions(args, {
      text: { type: "string" },
      office: { type: "string" },
      data: { type: "string" },
      ...ACCESS_OPTIONS,
    });
    if (options.text === undefined)
      throw new CliError('Pilihan --text harus diisi, misalnya --text "-7,8886, 110,3289".');
    const office = officeOption(options.office);
    const outline = options.data === undefined ? null : await importedOutline(context, options.data, options);
    const reading = readPlace(options.text, { box: loadBox(context.resources, office), outline });
    if (!reading.ok) throw new CliError(placeProblemText(reading.problem, "id"));
    const { lat, lon, form, certain, inDistrict } = reading;
    const notes = reading.notes.map((note) => placeNoteText(note, "id"));
    const within =
      inDistrict === null ? "kabupaten tidak pasti" : inDistrict ? "di dalam kabupaten" : "di luar kabupaten";
    answer(context, options.json, { lat, lon, form, certain, inDistrict, notes }, [
      `${lat}, ${lon} (${form}; ${certain ? "pasti" : "perlu dipastikan"}; ${within})`,
      ...notes,
    ]);
    return 0;
  },
};

/** The outline that an office imported; null where it has none. */
async function importedOutline(context: CliContext, folder: string, options: AccessOptions): Promise<Outline | null> {
  const paths = existingFolder(folder);
  const { officeKey } = await openFolder(context, paths, options);
  const { outline } = readingView(context, paths, officeKey, (log) => deskSettings(log));
  const read = outline === "" ? null : readOutline(outline);
  return read?.ok ? read.outline : null;
}
