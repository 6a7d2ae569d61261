import { toOfficeIso } from "../../shared/domain/deadlines/instants";
import { type ErrorCode, Refusal } from "../../shared/ipc/errors";

type Params = Readonly<Record<string, string | number>>;

/** What is wrong with the first event that the office's key does not cover, by reason. */
export const FOREIGN_WORDS: Readonly<Record<string, string>> = {
  hash: "isinya berubah sesudah ditulis",
  chain: "tidak menyambung ke peristiwa sebelumnya",
  gap: "didahului peristiwa yang hilang",
  foreign: "ditulis atau diubah tanpa kunci kantor",
  cut: "hilang dari ujung rantainya",
  head: "tidak tercatat sebagai ujung rantainya",
};

/** Refusals that an administrator's command can meet, each with what to do. */
const WORDS: Partial<Record<ErrorCode, (params: Params) => string>> = {
  "wrong-passphrase": () =>
    "Frasa sandi kantor salah. Tulis frasa yang benar di sebuah berkas dan sebut dengan --passphrase-file BERKAS.",
  "wrong-password": () => "Nama masuk atau kata sandi salah. Periksa --login dan isi --password-file.",
  "slow-down": ({ seconds }) => `Terlalu banyak percobaan yang salah. Tunggu ${seconds} detik, lalu ulangi.`,
  "missing-permission": () =>
    "Perintah ini hanya untuk administrator. Masuk dengan --login seorang operator yang berperan administrator.",
  "on-hold": ({ id }) => `${id} ditangguhkan pemusnahannya. Cabut penangguhannya lebih dahulu.`,
  "not-found": ({ id }) => `${id} tidak ada di folder ini. Periksa penulisannya.`,
  "data-folder-in-use": ({ pid, host, user, since }) =>
    `Folder data sedang dipakai Sigap lain (proses ${pid} di ${host}, pengguna ${user}, sejak ${timeOf(since)}). ` +
    "Tutup Sigap itu, lalu ulangi.",
  "disk-full": ({ folder }) =>
    `Tidak dapat menulis di ${folder}: diska penuh atau rusak. Kosongkan ruang atau periksa diskanya, lalu ulangi.`,
  "log-newer": ({ found, known }) =>
    `Log ini ditulis oleh Sigap yang lebih baru (versi log ${found}, di sini ${known}). Perbarui Sigap, lalu ulangi.`,
  "log-damaged": ({ setAside, reason }) =>
    reason === "missing"
      ? "log.db tidak ada di folder data ini. Pulihkan dari cadangan dengan perintah restore."
      : `Log rusak${setAside ? ` dan disisihkan sebagai ${setAside}` : ""}. Pulihkan dari cadangan dengan perintah restore.`,
  "log-foreign": ({ origin, seq, reason }) =>
    `Log tidak seperti yang ditulis kantor ini: peristiwa ${seq} dari ${origin} ${FOREIGN_WORDS[String(reason)] ?? "tidak cocok dengan kunci kantor"}. ` +
    "Jangan ubah folder ini. Buka dengan Sigap untuk melanjutkan dengan peristiwa yang sah, atau pulihkan dari cadangan dengan perintah restore.",
  "office-key-other": () =>
    "Kunci kantor ini milik kantor lain: tidak satu peristiwa pun di log ini ditulis dengannya. Kembalikan office-key.json yang benar.",
  "keys-lost": ({ folder, streams }) =>
    `Kunci ${streams} berkas di ${folder} hilang, juga milik semua operator yang dapat masuk: keys.db lebih lama daripada log, atau rusak. ` +
    "Ambil kuncinya dari cadangan kunci dengan perintah keys restore. Bila tidak ada cadangan kunci, pakai restore-administrator.",
  "office-key-lost": ({ folder }) =>
    `Kunci kantor hilang: office-key.json di ${folder} tidak ada atau rusak, dan keys.db tidak menyimpan salinannya. ` +
    "Kembalikan berkas itu, atau pulihkan ke folder baru dari cadangan log dan cadangan kunci dengan perintah restore.",
  "setup-done": () => "Folder data ini sudah berisi kantor. Pilih folder lain yang masih kosong.",
  "setup-needed": () => "Folder data ini belum disiapkan. Buka dengan Sigap, atau isi dengan perintah demo.",
  "catalog-problem": ({ message }) => `Katalog tidak dapat dipakai. ${message}`,
};

function timeOf(since: string | number | undefined): string {
  return typeof since === "number" ? toOfficeIso(since, "Asia/Jakarta") : String(since ?? "?");
}

/** A failure as the administrator reads it on stderr. */
export function failureText(error: unknown): string {
  if (error instanceof Refusal) {
    const words = WORDS[error.code];
    const details = Object.entries({ ...error.params, ...error.fields }).map(([key, value]) => `${key}: ${value}`);
    return words ? words(error.params) : `Ditolak (${error.code}). ${details.join("; ")}`;
  }
  if (!(error instanceof Error)) return `Kesalahan pada Sigap: ${String(error)}`;
  const code = "code" in error ? error.code : null;
  if (code === "ENOENT") return `Berkas atau folder tidak ada: ${pathOf(error)}. Periksa jalurnya.`;
  if (code === "EACCES" || code === "EPERM")
    return `Tidak boleh membaca atau menulis: ${pathOf(error)}. Periksa izinnya.`;
  if (code === "EISDIR") return `${pathOf(error)} adalah folder. Sebutkan sebuah berkas.`;
  if (code === "ENOTDIR") return `${pathOf(error)} bukan folder. Sebutkan sebuah folder.`;
  if (code === "ENOSPC") return `Diska penuh: ${pathOf(error)}. Kosongkan ruang, lalu ulangi.`;
  return error.message;
}

function pathOf(error: Error): string {
  return "path" in error && typeof error.path === "string" ? error.path : error.message;
}
