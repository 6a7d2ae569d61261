import { optionsOf, ROOM, type Sheet, sheetField } from "./sheet";

/** Kinds that the guides of Gov-CSIRT and BSSN's reporting page name. */
export const INCIDENT_KINDS: Readonly<Record<string, string>> = {
  defacement: "Web defacement",
  ddos: "DDoS",
  phishing: "Phishing",
  "sql-injection": "SQL injection",
  malware: "Malware",
  ransomware: "Ransomware",
  "data-breach": "Kebocoran data",
  "illegal-access": "Akses ilegal",
  misuse: "Penyalahgunaan data",
  other: "Lainnya",
};

/** The office's own scale: the rule says only "at least high", by the organisation's risk management. */
export const SEVERITIES: Readonly<Record<string, string>> = {
  low: "Rendah",
  medium: "Sedang",
  high: "Tinggi",
  critical: "Kritis",
};

/** Traffic Light Protocol 2.0 (FIRST): to whom the report may be shown. */
export const TLP: Readonly<Record<string, string>> = {
  red: "TLP:RED",
  "amber-strict": "TLP:AMBER+STRICT",
  amber: "TLP:AMBER",
  green: "TLP:GREEN",
  clear: "TLP:CLEAR",
};

/** Peraturan BSSN 1/2024 article 15: the least that a report says is who reports, description, chronology, impact. */
const report: Sheet = {
  id: "incident-report",
  register: "incidents",
  title: "Laporan insiden siber",
  law: "Peraturan BSSN 1/2024 Ps. 15",
  about:
    "Isi minimal: kontak pelapor, deskripsi, kronologi, dampak. Tingkat keparahan memakai skala manajemen risiko kantor; peraturan tidak memberi nama tingkatnya. TLP 2.0 adalah standar FIRST dan belum ditemukan dalam peraturan BSSN.",
  repeats: false,
  roles: ROOM,
  prefill: { "discovered-at": "discovered", chronology: "chronology", impact: "impact", evidence: "evidence" },
  fields: [
    sheetField("discovered-at", "Waktu ditemukan", "instant", { required: true }),
    sheetField("vital", "Pada infrastruktur informasi vital (IIV)", "yes-no", {
      required: true,
      help: "Bila ya, dilaporkan paling lambat 1x24 jam sesudah ditemukan.",
      source: "Peraturan BSSN 1/2024 Ps. 15",
    }),
    sheetField("verified", "Hasil verifikasi", "choice", {
      options: optionsOf({ incident: "Insiden", misconfiguration: "Salah konfigurasi", checking: "Masih diperiksa" }),
    }),
    sheetField("kind", "Jenis insiden", "choices", { required: true, options: optionsOf(INCIDENT_KINDS) }),
    sheetField("severity", "Tingkat keparahan", "choice", { required: true, options: optionsOf(SEVERITIES) }),
    sheetField("tlp", "Penyebaran (TLP 2.0)", "choice", { required: true, options: optionsOf(TLP) }),
    sheetField("personal-data", "Kegagalan pelindungan data pribadi", "yes-no", {
      help: "Bila ya, pemberitahuan tertulis paling lambat 3x24 jam kepada subjek data dan lembaga.",
      source: "UU 27/2022 Ps. 46",
    }),
    sheetField("contact", "Kontak pelapor", "text", { required: true }),
    sheetField("description", "Deskripsi", "long-text", { required: true }),
    sheetField("chronology", "Kronologi", "long-text", { required: true }),
    sheetField("impact", "Dampak", "long-text", { required: true }),
    sheetField("evidence", "Bukti (foto, tangkapan layar, log)", "long-text"),
  ],
};

/** To whom a cyber incident is reported. */
export const INCIDENT_RECIPIENTS: Readonly<Record<string, string>> = {
  sector: "Tim tanggap insiden sektoral",
  national: "Tim tanggap insiden nasional",
  ministry: "Kementerian (belum ada tim sektoral)",
  subjects: "Subjek data pribadi",
  authority: "Lembaga pelindungan data pribadi",
};

const notified: Sheet = {
  id: "incident-notified",
  register: "incidents",
  title: "Pemberitahuan insiden",
  law: "Peraturan BSSN 1/2024 Ps. 15; UU 27/2022 Ps. 46",
  about:
    "Setiap pemberitahuan yang dikirim. Yang pertama kepada tim sektoral, nasional atau kementerian menghentikan 1x24 jam.",
  repeats: true,
  roles: ROOM,
  fields: [
    sheetField("recipients", "Kepada", "choices", { required: true, options: optionsOf(INCIDENT_RECIPIENTS) }),
    sheetField("notified-at", "Waktu dikirim", "instant", { required: true }),
    sheetField("how", "Cara", "text", { required: true }),
    sheetField("reference", "Nomor tiket atau surat", "text"),
  ],
};

/** Peraturan BSSN 1/2024 article 18: plan, analyse and report, respond and recover, improve afterwards. */
const lessons: Sheet = {
  id: "incident-lessons",
  register: "incidents",
  title: "Perbaikan sesudah insiden",
  law: "Peraturan BSSN 1/2024 Ps. 18",
  about: "Diisi sesudah penanggulangan dan pemulihan.",
  repeats: false,
  roles: ROOM,
  fields: [
    sheetField("recovered-at", "Waktu pulih", "instant"),
    sheetField("cause", "Penyebab", "long-text", { required: true }),
    sheetField("response", "Penanggulangan dan pemulihan", "long-text", { required: true }),
    sheetField("improvement", "Perbaikan agar tidak berulang", "long-text", { required: true }),
  ],
};

export const INCIDENT_SHEETS: readonly Sheet[] = [report, notified, lessons];
