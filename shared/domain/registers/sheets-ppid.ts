import { DESK, optionsOf, type Sheet, sheetField } from "./sheet";

/** UU 14/2008 article 17: information that may be kept from the public. */
export const EXCLUSIONS: Readonly<Record<string, string>> = {
  a: "a. menghambat proses penegakan hukum",
  b: "b. mengganggu perlindungan hak atas kekayaan intelektual dan perlindungan dari persaingan usaha tidak sehat",
  c: "c. membahayakan pertahanan dan keamanan negara",
  d: "d. mengungkapkan kekayaan alam Indonesia",
  e: "e. merugikan ketahanan ekonomi nasional",
  f: "f. merugikan kepentingan hubungan luar negeri",
  g: "g. mengungkapkan isi akta otentik yang bersifat pribadi, kemauan terakhir atau wasiat seseorang",
  h: "h. mengungkap rahasia pribadi",
  i: "i. memorandum atau surat antar/intra badan publik yang menurut sifatnya dirahasiakan",
  j: "j. informasi yang tidak boleh diungkapkan berdasarkan undang-undang",
};

/** UU 14/2008 article 35(1): why an applicant may object. */
export const OBJECTION_GROUNDS: Readonly<Record<string, string>> = {
  a: "a. permohonan ditolak berdasarkan pengecualian Pasal 17",
  b: "b. informasi berkala tidak disediakan",
  c: "c. permohonan tidak ditanggapi",
  d: "d. permohonan ditanggapi tidak sebagaimana yang diminta",
  e: "e. permohonan tidak dipenuhi",
  f: "f. biaya yang dikenakan tidak wajar",
  g: "g. informasi disampaikan melewati waktu yang diatur",
};

export const DECISIONS: Readonly<Record<string, string>> = {
  granted: "Dikabulkan seluruhnya",
  partly: "Dikabulkan sebagian",
  refused: "Ditolak",
};

export const HELD_FORMS: Readonly<Record<string, string>> = { softcopy: "Softcopy", hardcopy: "Hardcopy" };
export const REQUEST_KINDS: Readonly<Record<string, string>> = {
  view: "Melihat/mengetahui",
  copy: "Meminta salinan",
};

const REFUSED = { field: "decision", is: ["partly", "refused"] };

/**
 * The columns of the register of requests for public information that only the office can fill (format of Perki 1/2021,
 * as in the annex of PERJA 032/2010): state of the information, form held, kind of request, decision, grounds, dates,
 * cost. The words of the decision are the practice's; the format leaves them open.
 */
const decision: Sheet = {
  id: "ppid-decision",
  register: "ppid",
  title: "Keputusan atas permohonan informasi",
  law: "UU 14/2008 Ps. 22; Perki 1/2021 (format register permohonan)",
  about:
    "Mengisi kolom register yang hanya diketahui PPID. Tanggal pemberitahuan tertulis menjadi awal batas pengajuan keberatan.",
  repeats: false,
  roles: DESK,
  prefill: { "request-kind": "request-kind" },
  fields: [
    sheetField("controlled", "Informasi di bawah penguasaan badan publik", "yes-no", { required: true }),
    sheetField("documented", "Informasi sudah didokumentasikan", "yes-no", { required: true }),
    sheetField("held-form", "Bentuk informasi yang dikuasai", "choices", { options: optionsOf(HELD_FORMS) }),
    sheetField("request-kind", "Jenis permohonan", "choice", { options: optionsOf(REQUEST_KINDS) }),
    sheetField("decision", "Keputusan", "choice", { required: true, options: optionsOf(DECISIONS) }),
    sheetField("exclusions", "Alasan penolakan menurut Pasal 17", "choices", {
      options: optionsOf(EXCLUSIONS),
      when: REFUSED,
      source: "UU 14/2008 Ps. 17",
    }),
    sheetField("refusal-reason", "Alasan penolakan", "long-text", {
      required: true,
      when: REFUSED,
      help: "Sebut juga alasan di luar Pasal 17, misalnya informasi tidak dikuasai atau belum didokumentasikan.",
    }),
    sheetField("fee", "Biaya", "number", { unit: "Rupiah", min: 0, help: "0 bila tidak dipungut." }),
    sheetField("payment", "Cara pembayaran", "text"),
    sheetField("notified-on", "Tanggal pemberitahuan tertulis", "date"),
    sheetField("delivered-on", "Tanggal pemberian informasi", "date"),
  ],
};

/** UU 14/2008 articles 35 and 36: the objection, each with its own clocks. */
const objection: Sheet = {
  id: "objection",
  register: "ppid",
  title: "Keberatan",
  law: "UU 14/2008 Ps. 35–36",
  about: "Setiap keberatan menjadi satu baris register keberatan dengan batas 30 hari kerja bagi Atasan PPID.",
  repeats: true,
  roles: DESK,
  prefill: { grounds: "grounds" },
  fields: [
    sheetField("received-on", "Tanggal keberatan diterima", "date", { required: true }),
    sheetField("number", "Nomor pendaftaran keberatan", "text"),
    sheetField("grounds", "Alasan keberatan", "choices", {
      required: true,
      options: optionsOf(OBJECTION_GROUNDS),
      source: "UU 14/2008 Ps. 35 ayat (1)",
    }),
    sheetField("case", "Kasus posisi", "long-text"),
    sheetField("filed-by", "Diajukan oleh", "choice", {
      required: true,
      options: optionsOf({ applicant: "Pemohon sendiri", proxy: "Kuasa pemohon" }),
    }),
    sheetField("proxy", "Nama dan alamat kuasa", "text", {
      required: true,
      when: { field: "filed-by", is: ["proxy"] },
    }),
  ],
};

/** The columns of the objection register that the PPID's superior fills. UU 14/2008 article 36(2). */
const objectionAnswer: Sheet = {
  id: "objection-answer",
  register: "ppid",
  title: "Tanggapan Atasan PPID",
  law: "UU 14/2008 Ps. 36 ayat (2)",
  about: "Tanggapan tertulis atas satu keberatan. Tanggalnya menjadi awal batas 14 hari kerja ke Komisi Informasi.",
  repeats: true,
  answers: "objection",
  roles: DESK,
  fields: [
    sheetField("answered-on", "Hari/tanggal pemberian tanggapan", "date", { required: true }),
    sheetField("outcome", "Keputusan Atasan PPID", "choice", {
      required: true,
      options: optionsOf({
        granted: "Keberatan diterima",
        partly: "Keberatan diterima sebagian",
        refused: "Keberatan ditolak",
      }),
    }),
    sheetField("decision", "Isi keputusan", "long-text", { required: true }),
    sheetField("superior-name", "Nama Atasan PPID", "text", { required: true }),
    sheetField("superior-position", "Posisi Atasan PPID", "text", { required: true }),
    sheetField("applicant-response", "Tanggapan pemohon", "long-text"),
  ],
};

/** UU 14/2008 article 37: the dispute before the information commission, filed within 14 working days. */
const dispute: Sheet = {
  id: "dispute",
  register: "ppid",
  title: "Sengketa di Komisi Informasi",
  law: "UU 14/2008 Ps. 37",
  about: "Permohonan penyelesaian sengketa atas satu keberatan.",
  repeats: true,
  answers: "objection",
  roles: DESK,
  fields: [
    sheetField("filed-on", "Tanggal permohonan sengketa", "date", { required: true }),
    sheetField("number", "Nomor register sengketa", "text"),
    sheetField("settled-on", "Tanggal putusan atau kesepakatan", "date"),
    sheetField("outcome", "Hasil", "long-text"),
  ],
};

/** Perki 1/2021 article 49: what the sheet of a consequence test holds, signed by all who tested. */
const consequenceTest: Sheet = {
  id: "consequence-test",
  register: "ppid",
  title: "Pengujian konsekuensi",
  law: "Perki 1/2021 Ps. 49",
  about: "Satu lembar untuk satu informasi yang diuji; dicetak dan ditandatangani oleh semua penguji.",
  repeats: true,
  roles: DESK,
  prefill: { information: "information" },
  fields: [
    sheetField("occasion", "Waktu pengujian", "choice", {
      required: true,
      options: optionsOf({
        before: "Sebelum adanya permohonan",
        request: "Pada saat adanya permohonan",
        dispute: "Pada saat sengketa atas perintah Majelis Komisioner",
      }),
    }),
    sheetField("tested-on", "Tanggal pengujian", "date", { required: true }),
    sheetField("place", "Tempat", "text"),
    sheetField("unit", "Unit kerja yang menguasai", "text"),
    sheetField("document", "Dokumen yang memuat informasi", "text", { required: true }),
    sheetField("information", "Informasi yang akan dikecualikan", "long-text", {
      required: true,
      help: "Tulis jelas dan terang bagian mana saja.",
    }),
    sheetField("exclusions", "Dasar pengecualian Pasal 17", "choices", {
      options: optionsOf(EXCLUSIONS),
      source: "UU 14/2008 Ps. 17",
    }),
    sheetField("law", "Undang-undang yang dijadikan dasar", "long-text", { required: true }),
    sheetField("analysis", "Analisis undang-undang dan konsekuensi", "long-text", { required: true }),
    sheetField("propriety", "Pertimbangan kepatutan", "long-text"),
    sheetField("morality", "Pertimbangan kesusilaan", "long-text"),
    sheetField("public-interest", "Pertimbangan kepentingan umum", "long-text", { required: true }),
    sheetField("decision", "Keputusan", "choice", {
      required: true,
      options: optionsOf({ excluded: "Dikecualikan", partly: "Dikecualikan sebagian", open: "Terbuka" }),
    }),
    sheetField("period", "Jangka waktu pengecualian", "text", {
      required: true,
      when: { field: "decision", is: ["excluded", "partly"] },
    }),
    sheetField("officials", "Pejabat yang menguji", "long-text", {
      required: true,
      help: "Satu baris satu pejabat: nama, jabatan. Semuanya menandatangani.",
    }),
  ],
};

export const PPID_SHEETS: readonly Sheet[] = [decision, objection, objectionAnswer, dispute, consequenceTest];
