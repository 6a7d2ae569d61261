/** What operators write while they work, by what they do. */
export const STEP_NOTES: readonly string[] = [
  "",
  "",
  "",
  "Sudah dikoordinasikan dengan pemohon.",
  "Dikerjakan bersama petugas di lokasi.",
  "Hasil cek sesuai permohonan.",
  "Dokumen lengkap.",
  "Selesai, foto terlampir pada grup tim.",
];

/** For outcomes that go back or lead elsewhere; these often must be explained. */
export const RETURN_NOTES: readonly string[] = [
  "Lampiran kurang jelas, mohon diperbaiki.",
  "Perlu pengecekan ulang di lokasi.",
  "Redaksi konsep perlu disesuaikan.",
  "Perangkat cadangan belum tersedia, menunggu pengadaan.",
];

export const NEVER_COMPLETED = "Pemohon tidak melengkapi berkas sampai batas waktu yang diberitahukan.";

export const REFUSAL_REASONS: readonly string[] = [
  "Di luar kewenangan dinas; pemohon diarahkan ke instansi yang tepat.",
  "Permohonan ganda, sudah ditangani pada nomor sebelumnya.",
  "Lokasi di luar wilayah layanan jaringan pemerintah daerah.",
];

export const WAIT_MESSAGES: readonly string[] = [
  "Mohon konfirmasi waktu survei yang bisa didampingi petugas setempat.",
  "Mohon kirim ulang surat permohonan dengan tanda tangan pimpinan.",
  "Mohon sebutkan titik dan jam kejadian dengan lebih tepat.",
  "Mohon tunjuk satu orang pendamping teknis.",
];

export const RESUME_NOTES: readonly string[] = [
  "Pemohon sudah menjawab lewat WhatsApp.",
  "Surat perbaikan diterima.",
  "",
];

export const NOTES: readonly string[] = [
  "Pemohon menelepon menanyakan perkembangan.",
  "Menunggu teknisi kembali dari lokasi lain.",
  "Sudah dijadwalkan besok pagi.",
  "Perangkat pengganti diambil dari gudang.",
];

export const HANDOVER_NOTES: readonly string[] = [
  "",
  "",
  "Diterima dengan baik.",
  "Dikirim lewat surel dinas.",
  "Diambil langsung di loket.",
];

export const EXTENSION_REASONS: readonly string[] = [
  "Informasi masih dikumpulkan dari kapanewon.",
  "Dokumen belum didokumentasikan PPID pelaksana.",
  "Menunggu hasil uji konsekuensi.",
];

export const AGREEMENT_NOTES: readonly string[] = [
  "Disepakati lewat telepon dengan pemohon.",
  "Sesuai jadwal rapat dengan pemohon.",
  "",
];

export const MERGE_REASONS: readonly string[] = [
  "Permohonan yang sama dari pemohon yang sama.",
  "Sudah disampaikan lewat kanal lain.",
];

export const UNMERGE_REASONS: readonly string[] = ["Ternyata lokasinya lain.", "Pemohon meminta ditangani terpisah."];

export const REOPEN_REASONS: readonly string[] = [
  "Gangguan muncul lagi di lokasi yang sama.",
  "Produk yang diserahkan belum sesuai permohonan.",
  "Pemohon menyampaikan ada berkas yang keliru.",
];
