/** Why information is kept back: article 17 of UU 14/2008 by its letter, and the law named in a consequence test. */
export interface Exclusion {
  /** Tried on what was asked for; the last one fits everything. */
  match: RegExp;
  letters: readonly string[];
  /** Of the whole, and of a part. */
  refused: string;
  partly: string;
  law: string;
  consequence: string;
  /** For how long it is kept back. */
  period: string;
}

export const EXCLUSIONS: readonly Exclusion[] = [
  {
    match: /penerima|pegawai|penduduk/i,
    letters: ["h"],
    refused: "Daftar memuat NIK dan keadaan ekonomi orang yang dapat dikenali; pemiliknya tidak memberi persetujuan.",
    partly: "NIK, alamat dan nomor telepon dihitamkan; nama kalurahan dan jumlahnya diberikan.",
    law: "UU 14/2008 Pasal 17 huruf h; UU 27/2022 tentang Pelindungan Data Pribadi",
    consequence: "Bila dibuka, data pribadi dapat dipakai orang lain untuk penipuan atas nama pemiliknya.",
    period: "Selama orangnya masih dapat dikenali",
  },
  {
    match: /kontrak|pengadaan|penawaran|harga/i,
    letters: ["b"],
    refused: "Dokumen penawaran memuat rincian harga dan metode kerja yang menjadi rahasia usaha penyedia.",
    partly: "Rincian harga satuan dan metode kerja penyedia dihitamkan; nilai dan jangka waktu kontrak diberikan.",
    law: "UU 14/2008 Pasal 17 huruf b; UU 30/2000 tentang Rahasia Dagang",
    consequence: "Bila dibuka, pesaing mengetahui perhitungan penyedia dan persaingan menjadi tidak sehat.",
    period: "5 (lima) tahun",
  },
  {
    match: /laporan|notula|nota/i,
    letters: ["i"],
    refused: "Yang diminta adalah nota dinas antarpejabat yang menurut sifatnya dirahasiakan.",
    partly: "Lampiran berupa nota dinas antarpejabat tidak diberikan; laporan pokoknya diberikan.",
    law: "UU 14/2008 Pasal 17 huruf i",
    consequence: "Bila dibuka, pejabat tidak lagi bebas memberi pertimbangan sebelum keputusan diambil.",
    period: "5 (lima) tahun",
  },
  {
    match: /./,
    letters: ["a"],
    refused: "Dokumen sedang dipakai dalam pemeriksaan; membukanya dapat menghambat proses penegakan hukum.",
    partly: "Bagian yang sedang diperiksa aparat pengawas tidak diberikan; selebihnya diberikan.",
    law: "UU 14/2008 Pasal 17 huruf a angka 1",
    consequence: "Bila dibuka, pihak yang diperiksa dapat menghilangkan bukti sebelum pemeriksaan selesai.",
    period: "Sampai pemeriksaan selesai",
  },
];

/** Where a test finds nothing that stands against opening it. */
export const OPEN_ANALYSIS = "Tidak ada undang-undang yang menutupnya; membukanya tidak merugikan siapa pun.";

/** A refusal outside article 17. */
export const NOT_HELD =
  "Informasi tidak berada di bawah penguasaan badan publik ini; pemohon diberi tahu badan publik yang menguasainya.";

export const OBJECTION_CASES: Readonly<Record<string, string>> = {
  a: "Pemohon berpendapat informasi itu termasuk yang wajib tersedia setiap saat dan meminta uji konsekuensinya.",
  b: "Laporan berkala tidak ditemukan di situs dinas maupun di papan pengumuman.",
  c: "Pemohon tidak menerima jawaban sampai jangka waktunya lewat.",
  d: "Salinan yang diterima tidak memuat rincian yang diminta dalam permohonan.",
  e: "Sebagian dokumen dihitamkan; pemohon meminta bagian itu dibuka.",
  f: "Biaya penggandaan lebih tinggi daripada yang diumumkan.",
  g: "Informasi diterima setelah jangka waktu yang diberitahukan lewat.",
};

export const OBJECTION_DECISIONS: Readonly<Record<string, string>> = {
  granted: "PPID diperintahkan memberikan informasi yang diminta paling lambat tujuh hari kerja.",
  partly: "PPID diperintahkan memberikan dokumen dengan data pribadi yang dihitamkan.",
  refused: "Keputusan PPID dikuatkan; pengecualian sudah didasarkan pada uji konsekuensi.",
};

export const VERDICT_NOTES: Readonly<Record<string, string>> = {
  verified: "Lokasi dan waktu jelas, bukti cukup.",
  postponed: "Pelapor diminta melengkapi lokasi kejadian.",
  "not-authority": "Wewenang instansi vertikal; pelapor diarahkan ke kanalnya.",
  archived: "",
};

export const COMPLAINT_REFUSALS: Readonly<Record<string, string>> = {
  "not-authority": "Laporan bukan wewenang pemerintah kabupaten; pelapor diarahkan ke instansi yang berwenang.",
  format: "Laporan diarsipkan: formatnya tidak sesuai, lokasi dan kejadian tidak disebut.",
  general: "Laporan diarsipkan: terlalu umum untuk ditindaklanjuti.",
  duplicate: "Laporan diarsipkan: hal yang sama sudah disampaikan dan sedang ditangani.",
};

export const FORWARD_NOTES: readonly string[] = [
  "Mohon ditindaklanjuti dan dijawab paling lambat lima hari.",
  "Mohon pengecekan di lokasi.",
  "",
];
export const FIRST_ANSWERS: readonly string[] = [
  "Terima kasih atas laporannya. Petugas dijadwalkan ke lokasi minggu ini.",
  "Laporan sudah kami terima dan sedang kami periksa bersama pemerintah setempat.",
  "Perbaikan masuk daftar pekerjaan bulan ini; perkembangannya kami sampaikan di sini.",
];
export const FOLLOW_UPS: readonly string[] = [
  "Perbaikan selesai; foto sebelum dan sesudah sudah dikirim kepada pelapor.",
  "Petugas sudah ke lokasi dan menyelesaikannya bersama warga.",
  "Data sudah diperbaiki dan dimuat ulang.",
  "Penjelasan lengkap sudah disampaikan kepada pelapor.",
];

/** A kind of cyber incident in the words of a report. {system} is what was hit. */
export interface IncidentText {
  kind: string;
  weight: number;
  /** The lowest severity that fits, by its place in the scale. */
  least: number;
  personal: boolean;
  description: string;
  chronology: string;
  impact: string;
  evidence: string;
  cause: string;
  response: string;
  improvement: string;
}

export const INCIDENT_TEXTS: readonly IncidentText[] = [
  {
    kind: "defacement",
    weight: 6,
    least: 1,
    personal: false,
    description: "Halaman depan {system} berganti isi dengan promosi judi daring.",
    chronology: "Petugas melihat halaman berubah, memeriksa log web, lalu menutup akses dari luar.",
    impact: "Situs tidak dapat dipakai warga selama penanganan; data tidak berubah.",
    evidence: "Tangkapan layar halaman dan log akses 24 jam terakhir.",
    cause: "Plugin pengelola konten yang belum diperbarui.",
    response: "Berkas asing dihapus, isi dipulihkan dari cadangan, kata sandi pengelola diganti.",
    improvement: "Pembaruan bulanan dijadwalkan dan unggahan dibatasi.",
  },
  {
    kind: "phishing",
    weight: 3,
    least: 0,
    personal: false,
    description: "Surel palsu atas nama dinas meminta kata sandi {system}.",
    chronology: "Dua pegawai melapor; alamat tujuan diperiksa dan diblokir pada gerbang surel.",
    impact: "Satu akun sempat masuk ke halaman palsu; kata sandinya langsung diganti.",
    evidence: "Kepala surel lengkap dan alamat halaman palsu.",
    cause: "Akun belum memakai pengamanan dua langkah.",
    response: "Tautan diblokir, akun yang terdampak disetel ulang.",
    improvement: "Pengamanan dua langkah diwajibkan; edukasi pegawai diulang.",
  },
  {
    kind: "malware",
    weight: 3,
    least: 1,
    personal: false,
    description: "Komputer pelayanan yang memakai {system} terinfeksi program jahat dari diska lepas.",
    chronology: "Antivirus memberi peringatan, komputer dilepas dari jaringan dan diperiksa.",
    impact: "Pelayanan satu loket berhenti setengah hari.",
    evidence: "Log antivirus dan contoh berkas dalam arsip bersandi.",
    cause: "Diska lepas pribadi dipakai pada komputer pelayanan.",
    response: "Komputer dipasang ulang, jaringan diperiksa.",
    improvement: "Port diska lepas dikunci pada komputer pelayanan.",
  },
  {
    kind: "sql-injection",
    weight: 2,
    least: 2,
    personal: false,
    description: "Percobaan injeksi SQL pada formulir pencarian {system} berhasil membaca nama tabel.",
    chronology: "Lonjakan galat terlihat pada log, formulir ditutup, parameter diperbaiki.",
    impact: "Struktur basis data terbaca; isi tabel belum terbukti diambil.",
    evidence: "Potongan log aplikasi dan basis data.",
    cause: "Masukan pengguna digabung langsung ke perintah SQL.",
    response: "Formulir ditutup, perintah diubah menjadi berparameter.",
    improvement: "Uji keamanan sebelum setiap rilis.",
  },
  {
    kind: "data-breach",
    weight: 2,
    least: 2,
    personal: true,
    description: "Berkas ekspor {system} yang memuat nama dan NIK dapat diunduh tanpa masuk.",
    chronology: "Laporan peneliti diterima, tautan ditutup, log unduhan dikumpulkan.",
    impact: "Data pribadi sekitar dua ratus orang pernah diunduh dari luar.",
    evidence: "Log unduhan dan alamat IP pengunduh.",
    cause: "Folder ekspor berada di bawah folder publik.",
    response: "Folder dipindah, tautan mesin pencari dihapus.",
    improvement: "Ekspor disimpan tersandi dan dihapus setelah tujuh hari.",
  },
  {
    kind: "ransomware",
    weight: 1,
    least: 3,
    personal: false,
    description: "Berkas pada server {system} terenkripsi dengan pesan tebusan.",
    chronology: "Server dimatikan, jaringan dipisah, cadangan diperiksa, tim nasional dihubungi.",
    impact: "Aplikasi berhenti; cadangan hari sebelumnya utuh.",
    evidence: "Citra diska dan pesan tebusan.",
    cause: "Akses jarak jauh terbuka dengan kata sandi lemah.",
    response: "Server dibangun ulang dari cadangan; tebusan tidak dibayar.",
    improvement: "Akses jarak jauh hanya lewat VPN; cadangan luring setiap malam.",
  },
];

export const NOTIFIED_BY: readonly string[] = [
  "Surel bertanda tangan elektronik",
  "Formulir aduan siber",
  "Telepon dan surat",
];

export const EMERGENCIES: readonly string[] = [
  "Pendingin ruang berhenti dan suhu rak naik.",
  "Catu daya salah satu rak mati.",
  "Perangkat inti jaringan tidak menjawab.",
];
export const VISIT_PURPOSES: readonly string[] = ["Pemeliharaan perangkat di rak", "Penggantian diska server"];
export const VISIT_EQUIPMENT: readonly string[] = ["Laptop dan kabel konsol", "Alat ukur jaringan", "Diska pengganti"];
