import type { CallClass, Category, Stamp, VerificationResult } from "../domain/emergency/codes";

/** The Indonesian words of the 112 desk, for printed documents and for the screens (the rooms' own words). */
export const CALL_CLASS_WORDS: Readonly<Record<CallClass, string>> = {
  real: "Darurat",
  information: "Permintaan informasi",
  progress: "Menanyakan perkembangan",
  prank: "Iseng",
  ghost: "Hening",
  abandoned: "Terputus",
  unanswered: "Tidak terjawab",
  test: "Uji coba",
  unclassified: "Belum dikelaskan",
};

export const CATEGORY_WORDS: Readonly<Record<Category, string>> = {
  fire: "Kebakaran",
  riot: "Kerusuhan",
  accident: "Kecelakaan",
  disaster: "Bencana alam",
  health: "Masalah kesehatan",
  security: "Gangguan keamanan dan ketertiban",
  other: "Darurat lain",
  "domestic-violence": "KDRT dan kekerasan anak",
  crime: "Tindak kriminal",
  rescue: "Penyelamatan",
  "fallen-tree": "Pohon tumbang",
  terrorism: "Terorisme",
  animal: "Evakuasi hewan",
  "sexual-violence": "Kekerasan seksual",
  "street-light": "PJU dan kabel",
  suicide: "Ancaman bunuh diri",
  sea: "Kecelakaan laut",
  missing: "Orang hilang",
  hazmat: "Bahan berbahaya",
};

export const VERIFICATION_WORDS: Readonly<Record<VerificationResult, string>> = {
  true: "Benar",
  false: "Tidak benar",
  uncertain: "Belum dapat dipastikan",
};

export const STAMP_WORDS: Readonly<Record<Stamp, string>> = {
  ring: "Berdering",
  answer: "Dijawab",
  ticket: "Tiket dibuat",
  escalated: "Dieskalasi",
  acknowledged: "Diterima instansi",
  "on-scene": "Tiba di lokasi",
  closed: "Ditutup",
};
