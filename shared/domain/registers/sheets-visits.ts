import { optionsOf, ROOM, type Sheet, sheetField } from "./sheet";

/**
 * The screening form of a data centre visit. Bantul's standard (no. 55, steps 1, 4 and 5) asks for it, tells emergency
 * from other visits and has the visitor escorted, but does not print the form: these are the fields that its steps need.
 */
const screening: Sheet = {
  id: "visit-screening",
  register: "visits",
  title: "Formulir screening kunjungan data center",
  law: "Standar pelayanan Kunjungan Data Center, langkah 1, 4 dan 5",
  about: "Standar meminta formulir screening tanpa mencetak isinya; isian ini mengikuti langkah-langkahnya.",
  repeats: false,
  roles: ROOM,
  prefill: { emergency: "emergency", count: "visitors", purpose: "purpose", equipment: "brought-equipment" },
  fields: [
    sheetField("emergency", "Kunjungan darurat", "yes-no", {
      required: true,
      help: "Darurat: cukup pemberitahuan kepada tim pengelola, dijawab sesegera mungkin.",
    }),
    sheetField("emergency-reason", "Mengapa darurat", "long-text", {
      required: true,
      when: { field: "emergency", is: [true] },
    }),
    sheetField("visitors", "Nama pengunjung", "long-text", { required: true, help: "Satu baris satu orang." }),
    sheetField("count", "Jumlah pengunjung", "number", { required: true, min: 1, max: 100, unit: "orang" }),
    sheetField("agency", "Instansi", "text", { required: true }),
    sheetField("purpose", "Keperluan", "long-text", { required: true }),
    sheetField("equipment", "Perangkat yang dibawa", "long-text"),
    sheetField("escort", "Pendamping dari tim pengelola", "text", { required: true }),
    sheetField("checks", "Pemeriksaan yang lolos", "choices", {
      options: optionsOf({
        identity: "Identitas sesuai",
        letter: "Surat permohonan atau pemberitahuan ada",
        schedule: "Sesuai jadwal yang ditetapkan",
        equipment: "Perangkat yang dibawa diperiksa",
        rules: "Tata tertib sudah dijelaskan",
      }),
    }),
  ],
};

const log: Sheet = {
  id: "visit-log",
  register: "visits",
  title: "Catatan masuk dan keluar",
  law: "Standar pelayanan Kunjungan Data Center, langkah 5",
  about: "Satu catatan untuk setiap kali masuk; waktu keluar dapat diisi kemudian.",
  repeats: true,
  roles: ROOM,
  fields: [
    sheetField("in-at", "Masuk", "instant", { required: true }),
    sheetField("out-at", "Keluar", "instant", { help: "Kosong selama masih di dalam." }),
    sheetField("signed-by", "Nama yang menandatangani", "text", { required: true }),
  ],
};

export const VISIT_SHEETS: readonly Sheet[] = [screening, log];
