import { DESK, optionsOf, type Sheet, sheetField } from "./sheet";

/** Classes of a report in SP4N-LAPOR! (guide of the administration of reports, version 3). */
export const COMPLAINT_CLASSES: Readonly<Record<string, string>> = {
  aspiration: "Aspirasi",
  complaint: "Pengaduan",
  information: "Permintaan informasi",
  whistleblowing: "Whistle-blowing",
  procurement: "Pengadaan",
};

/** Queues of the administrator in SP4N-LAPOR! version 3. */
export const VERDICTS: Readonly<Record<string, string>> = {
  verified: "Verifikasi",
  postponed: "Tunda",
  "not-authority": "Bukan wewenang",
  archived: "Arsipkan",
};

/** Why a report is filed away: SP4N-LAPOR! version 3, and what Bantul's standard adds (requirements of no. 30). */
export const ARCHIVE_REASONS: Readonly<Record<string, string>> = {
  format: "Format tidak sesuai",
  general: "Terlalu umum",
  irrelevant: "Tidak relevan dengan kinerja pemerintah",
  hate: "Ujaran kebencian atau SARA",
  duplicate: "Sudah disampaikan dan dalam proses penanganan",
  language: "Tidak berbahasa Indonesia",
};

export const ORIGINS: Readonly<Record<string, string>> = {
  web: "lapor.go.id",
  sms: "SMS 1708",
  whatsapp: "WhatsApp SP4N-LAPOR!",
  x: "X @lapor1708",
  app: "Aplikasi SP4N-LAPOR!",
  local: "Kanal aduan daerah",
  counter: "Datang langsung",
  letter: "Surat atau surel",
};

const IS_COMPLAINT = { field: "class", is: ["complaint", "whistleblowing", "procurement"] };

/** PermenPANRB 62/2018: the class decides which limit holds. */
const classification: Sheet = {
  id: "complaint-class",
  register: "complaints",
  title: "Klasifikasi laporan",
  law: "PermenPANRB 62/2018; SP4N-LAPOR!",
  about:
    "Klasifikasi menentukan batas penyelesaian: 5 hari untuk permintaan informasi, 14 hari untuk pengaduan tidak berkadar pengawasan, 60 hari untuk yang berkadar pengawasan atau perlu pemeriksaan lapangan.",
  repeats: false,
  roles: DESK,
  fields: [
    sheetField("class", "Klasifikasi", "choice", { required: true, options: optionsOf(COMPLAINT_CLASSES) }),
    sheetField("supervision", "Berkadar pengawasan", "yes-no", { required: true, when: IS_COMPLAINT }),
    sheetField("field-check", "Perlu pemeriksaan lapangan", "yes-no", { required: true, when: IS_COMPLAINT }),
    sheetField("origin", "Kanal asal", "choice", { options: optionsOf(ORIGINS) }),
    sheetField("tracking", "Tracking ID SP4N-LAPOR!", "text", {
      help: "Nomor unik laporan di lapor.go.id, misalnya 1916449.",
    }),
  ],
};

const verdict: Sheet = {
  id: "complaint-verdict",
  register: "complaints",
  title: "Verifikasi laporan",
  law: "PermenPANRB 62/2018; antrean admin SP4N-LAPOR!",
  about: "Verifikasi pertama dan penerusan paling lambat 3 hari.",
  repeats: false,
  roles: DESK,
  fields: [
    sheetField("verdict", "Hasil verifikasi", "choice", { required: true, options: optionsOf(VERDICTS) }),
    sheetField("decided-on", "Tanggal verifikasi", "date", { required: true }),
    sheetField("archive-reason", "Alasan arsip", "choice", {
      required: true,
      options: optionsOf(ARCHIVE_REASONS),
      when: { field: "verdict", is: ["archived"] },
    }),
    sheetField("note", "Keterangan", "long-text"),
  ],
};

const forward: Sheet = {
  id: "complaint-forward",
  register: "complaints",
  title: "Penerusan ke perangkat daerah",
  law: "PermenPANRB 62/2018",
  about: "Penerusan pertama paling lambat 3 hari; sesudahnya perangkat daerah menjawab paling lambat 5 hari.",
  repeats: true,
  roles: DESK,
  fields: [
    sheetField("agency", "Perangkat daerah", "text", { required: true }),
    sheetField("forwarded-on", "Tanggal diteruskan", "date", { required: true }),
    sheetField("note", "Catatan", "long-text"),
  ],
};

const answer: Sheet = {
  id: "complaint-answer",
  register: "complaints",
  title: "Jawaban dan tindak lanjut",
  law: "PermenPANRB 62/2018",
  about:
    "Tanggal tindak lanjut menghentikan batas penyelesaian; 10 hari sesudahnya laporan tertutup sendiri bila tidak ada tanggapan.",
  repeats: false,
  roles: DESK,
  fields: [
    sheetField("answered-on", "Tanggal jawaban pertama", "date", { required: true }),
    sheetField("answer", "Jawaban pertama", "long-text"),
    sheetField("followed-up-on", "Tanggal tindak lanjut", "date"),
    sheetField("follow-up", "Tindak lanjut", "long-text"),
    sheetField("replied-on", "Tanggal tanggapan pelapor", "date", {
      help: "Tanggapan pelapor atau admin sesudah tindak lanjut; laporan tidak lagi tertutup sendiri.",
    }),
  ],
};

export const COMPLAINT_SHEETS: readonly Sheet[] = [classification, verdict, forward, answer];
