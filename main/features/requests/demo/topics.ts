import type { Channel, ProductForm } from "../../../../shared/domain/requests/types";
import type { AgencyKind } from "../../demo/agencies";

type Weights<T extends string> = Readonly<Partial<Record<T, number>>>;

/** What people ask of a service. `match` is tried on the service's printed name; the first topic that fits is used. */
export interface Topic {
  match: RegExp;
  /** How often it is asked for, against the other topics; shared among the services that it fits. */
  weight: number;
  applicants: Weights<AgencyKind | "person">;
  channels: Weights<Channel>;
  /** With blanks: {agency} (a government agency) {applicant} (who asks) {place} {village} {road} {junction} {app} {hours} {days} {count} */
  subjects: readonly string[];
  details: readonly string[];
  form: ProductForm;
}

const OFFICIAL: Weights<Channel> = { letter: 5, email: 2, counter: 2, whatsapp: 1 };
const QUICK: Weights<Channel> = { whatsapp: 5, phone: 4, email: 1, letter: 1, app: 1 };
const PUBLIC: Weights<Channel> = { counter: 3, app: 3, whatsapp: 2, email: 2, letter: 1 };
const GOVERNMENT: Weights<AgencyKind> = { department: 4, district: 3, village: 4, health: 2, school: 1 };
const CITIZENS: Weights<AgencyKind | "person"> = { person: 6, campus: 1, press: 1 };

/** Blanks for {app}. */
export const APPLICATIONS: readonly string[] = [
  "Sistem Antrean Puskesmas",
  "Presensi Pegawai",
  "Perpustakaan Digital",
  "Layanan Kependudukan Desa",
  "Pendataan UMKM",
  "Retribusi Pasar",
  "Informasi Pertanian",
  "Pelaporan Bantuan Sosial",
  "Arsip Surat Desa",
  "Perizinan Reklame",
];

export const TOPICS: readonly Topic[] = [
  {
    match: /perbaikan jaringan|gangguan jaringan|pemeliharaan jaringan/i,
    weight: 20,
    applicants: GOVERNMENT,
    channels: QUICK,
    subjects: [
      "Internet {agency} mati sejak pukul {hours}",
      "Wi-Fi ruang pelayanan {agency} sering putus",
      "Koneksi ke server SIMPEG dari {agency} lambat",
      "Kabel serat optik putus di {road}, {agency} terputus",
      "Jaringan LAN lantai 2 {agency} tidak tersambung",
      "Router {agency} mati setelah listrik padam",
      "Kecepatan internet {agency} turun sejak {days} hari",
    ],
    details: [
      "Sudah dicoba menyalakan ulang modem, lampu indikator tetap merah.",
      "Pelayanan kepada warga terhambat, mohon ditangani secepatnya.",
      "Terjadi pada jam kerja, kira-kira {count} komputer terdampak.",
      "",
    ],
    form: "work",
  },
  {
    match: /jaringan baru|penambahan jaringan|bandwi(d)?th|jaringan komunikasi intra|aksesbilitas komunikasi/i,
    weight: 14,
    applicants: GOVERNMENT,
    channels: OFFICIAL,
    subjects: [
      "Pemasangan jaringan internet di gedung baru {agency}",
      "Penambahan titik akses di aula {agency}",
      "Penambahan bandwidth {agency} untuk pelayanan daring",
      "Sambungan intranet ke {place}",
      "Penambahan {count} titik LAN ruang pelayanan {agency}",
    ],
    details: ["Kebutuhan kira-kira {count} pengguna.", "Gedung siap dipakai {days} hari lagi.", ""],
    form: "work",
  },
  {
    match: /rekaman cctv/i,
    weight: 12,
    applicants: { person: 6, police: 5, department: 1, village: 1 },
    channels: { counter: 5, letter: 4, whatsapp: 1, email: 1 },
    subjects: [
      "Rekaman CCTV {junction} pukul {hours}, kecelakaan sepeda motor",
      "Rekaman CCTV {road} pukul {hours}, tabrak lari",
      "Rekaman CCTV {junction}, kehilangan dompet pukul {hours}",
      "Rekaman CCTV Pasar {village}, pencurian kendaraan {days} hari lalu",
      "Rekaman CCTV {junction} untuk penyelidikan",
    ],
    details: [
      "Kejadian {days} hari lalu sekitar pukul {hours}. Laporan polisi dilampirkan.",
      "Kendaraan yang dicari mobil putih, nomor polisi tidak terlihat saksi.",
      "Rekaman dipakai untuk klaim asuransi.",
      "",
    ],
    form: "recording",
  },
  {
    match: /cctv/i,
    weight: 9,
    applicants: { department: 3, district: 3, village: 3, police: 2 },
    channels: OFFICIAL,
    subjects: [
      "CCTV {junction} dipindah karena pelebaran jalan",
      "Gambar CCTV {junction} buram sejak {days} hari",
      "CCTV {road} terhalang papan reklame",
      "CCTV Pasar {village} tidak tersambung",
    ],
    details: ["Tiang lama terkena proyek trotoar.", "Mohon survei lokasi bersama petugas {agency}.", ""],
    form: "work",
  },
  {
    match: /email|surel/i,
    weight: 8,
    applicants: GOVERNMENT,
    channels: OFFICIAL,
    subjects: [
      "Alamat surel dinas untuk {agency}",
      "Surel resmi {agency} bagi {count} pegawai baru",
      "Penggantian pengelola surel {agency}",
    ],
    details: ["Nama akun mengikuti singkatan perangkat daerah.", ""],
    form: "access",
  },
  {
    match: /smart center/i,
    weight: 3,
    applicants: { department: 6, district: 2 },
    channels: OFFICIAL,
    subjects: ["Pemakaian Smart Center untuk rapat {agency}", "Rapat daring {agency} di Smart Center, {count} peserta"],
    details: ["Perlu video wall dan dua mikrofon.", ""],
    form: "access",
  },
  {
    match: /aplikasi|sistem penghubung/i,
    weight: 10,
    applicants: { department: 6, district: 2, village: 1, health: 1 },
    channels: OFFICIAL,
    subjects: [
      "Pengembangan aplikasi {app} {agency}",
      "Penambahan fitur laporan pada aplikasi {app}",
      "Integrasi {app} dengan data kependudukan",
      "Akun pengguna {app} untuk {agency}",
    ],
    details: ["Proses bisnis dan contoh formulir dilampirkan.", "Diharapkan dipakai mulai triwulan depan.", ""],
    form: "access",
  },
  {
    match: /sertifikat elektronik|sertifikasi elektronik|tanda tangan/i,
    weight: 8,
    applicants: GOVERNMENT,
    channels: OFFICIAL,
    subjects: [
      "Penerbitan sertifikat elektronik {count} pejabat {agency}",
      "Pembaruan sertifikat elektronik Kepala {agency}",
      "Reset frasa sandi tanda tangan elektronik {agency}",
    ],
    details: ["Surat rekomendasi dan surel dinas dilampirkan.", ""],
    form: "access",
  },
  {
    match: /kunjungan data center/i,
    weight: 2,
    applicants: { department: 3, campus: 3, company: 2 },
    channels: OFFICIAL,
    subjects: ["Kunjungan {applicant} ke pusat data", "Pemeliharaan server {agency} di pusat data"],
    details: ["Jumlah peserta {count} orang.", ""],
    form: "access",
  },
  {
    match: /asesmen keamanan/i,
    weight: 2,
    applicants: { department: 5, village: 1, district: 1 },
    channels: OFFICIAL,
    subjects: ["Uji keamanan aplikasi {app} sebelum dipakai", "Hosting aplikasi {app} milik {agency}"],
    details: ["Dokumen pengembangan sistem dilampirkan.", ""],
    form: "document",
  },
  {
    match: /keamanan informasi|insiden|celah/i,
    weight: 3,
    applicants: { department: 5, village: 2, campus: 1, district: 1 },
    channels: OFFICIAL,
    subjects: [
      "Situs {agency} menampilkan halaman judi, mohon penanganan",
      "Akun pengelola aplikasi {app} diambil alih",
      "Halaman masuk {app} menerima kata sandi kosong",
    ],
    details: ["Tangkapan layar dilampirkan.", "Sudah dicoba mengganti kata sandi.", ""],
    form: "document",
  },
  {
    match: /hosting|server|data center|pusat data/i,
    weight: 2,
    applicants: { department: 5, village: 2, district: 1 },
    channels: OFFICIAL,
    subjects: ["Hosting aplikasi {app} milik {agency}", "Penempatan server {agency} di pusat data"],
    details: ["Dokumen pengembangan sistem dilampirkan.", ""],
    form: "access",
  },
  {
    match: /data|statistik|metadata|geospasial|infografis|selayang/i,
    weight: 12,
    applicants: { department: 6, district: 2, campus: 2, person: 2 },
    channels: OFFICIAL,
    subjects: [
      "Data sektoral {agency} triwulan ini untuk portal data",
      "Permintaan data jumlah penduduk {village}",
      "Perbaikan angka pada portal data dari {agency}",
      "Metadata kegiatan statistik {agency}",
      "Usulan daftar data prioritas {agency}",
    ],
    details: ["Berkas lembar kerja dikirim lewat surel.", "Data dipakai untuk penyusunan rencana kerja.", ""],
    form: "information",
  },
  {
    match: /website|situs|domain/i,
    weight: 4,
    applicants: GOVERNMENT,
    channels: OFFICIAL,
    subjects: ["Subdomain untuk {agency}", "Perbaikan tampilan situs {agency}", "Pelatihan pengelola situs {agency}"],
    details: ["Pengelola situs sudah ditunjuk dengan surat tugas.", ""],
    form: "access",
  },
  {
    match: /informasi publik|ppid|keberatan|sengketa|konsekuensi|dokumentasi/i,
    weight: 8,
    applicants: CITIZENS,
    channels: PUBLIC,
    subjects: [
      "Salinan anggaran {agency} tahun berjalan",
      "Dokumen pengadaan perbaikan {road}",
      "Data penerima bantuan sosial {village}",
      "Rencana tata ruang {village}",
      "Laporan kinerja {agency}",
    ],
    details: ["Dipakai untuk penelitian skripsi.", "Diminta dalam bentuk salinan digital.", ""],
    form: "information",
  },
  {
    match: /aduan|pengaduan|aspirasi|pendapat/i,
    weight: 8,
    applicants: { person: 9, village: 1 },
    channels: { app: 5, whatsapp: 4, counter: 1, phone: 1, email: 1 },
    subjects: [
      "Lampu penerangan {road} padam {days} malam",
      "Jalan berlubang di {village}",
      "Sampah menumpuk di {junction}",
      "Antrean pelayanan {agency} terlalu lama",
      "Saluran air tersumbat di {village}",
    ],
    details: ["Foto dilampirkan pada aplikasi.", "Sudah disampaikan ke ketua RT tetapi belum ada tindak lanjut.", ""],
    form: "information",
  },
  {
    match: /liputan|peliputan|konten|siaran pers|video|majalah|publikasi|media|berita|pers\b|redaksi/i,
    weight: 10,
    applicants: { department: 6, district: 2, village: 2, press: 2 },
    channels: { letter: 3, whatsapp: 4, email: 2 },
    subjects: [
      "Peliputan peresmian gedung {agency}",
      "Konten infografis layanan {agency}",
      "Siaran pers kegiatan {agency} di {village}",
      "Publikasi pekan imunisasi {agency}",
      "Penayangan imbauan {agency} di media luar ruang",
    ],
    details: ["Kegiatan mulai pukul {hours}, narasumber Kepala {agency}.", "Bahan foto disediakan oleh {agency}.", ""],
    form: "document",
  },
  {
    match: /magang|praktik kerja|penelitian/i,
    weight: 5,
    applicants: { campus: 5, school: 3, person: 2 },
    channels: { letter: 5, email: 3, counter: 2 },
    subjects: [
      "Praktik kerja lapangan {count} siswa {applicant}",
      "Magang mahasiswa {applicant} selama {days} minggu",
      "Pengambilan data penelitian jaringan intra pemerintah",
    ],
    details: ["Surat pengantar dan proposal dilampirkan.", ""],
    form: "document",
  },
  {
    match: /rapat|video conference|vicon|zoom/i,
    weight: 5,
    applicants: { department: 6, district: 2, village: 1 },
    channels: { letter: 3, whatsapp: 5, phone: 2 },
    subjects: [
      "Peminjaman ruang rapat untuk koordinasi {agency}",
      "Rapat daring {agency}, {count} peserta",
      "Peminjaman ruang rapat pukul {hours} untuk {agency}",
    ],
    details: ["Perlu proyektor dan sambungan internet.", ""],
    form: "access",
  },
  {
    match: /menara|telekomunikasi/i,
    weight: 2,
    applicants: { company: 6, department: 2 },
    channels: OFFICIAL,
    subjects: [
      "Rekomendasi zona menara di {village}",
      "Telepon internal ruang {agency}",
      "Menara telekomunikasi {village}",
    ],
    details: ["Berkas lokasi dan persetujuan warga dilampirkan.", ""],
    form: "document",
  },
  {
    match: /spbe/i,
    weight: 2,
    applicants: { department: 8, district: 2 },
    channels: OFFICIAL,
    subjects: ["Rekomendasi anggaran SPBE {agency}", "Pembahasan rencana belanja TIK {agency}"],
    details: ["Kerangka acuan kerja dilampirkan.", ""],
    form: "document",
  },
  {
    match: /kehilangan/i,
    weight: 6,
    applicants: { person: 1 },
    channels: { counter: 1 },
    subjects: ["Siaran kehilangan STNK di {road}", "Siaran kehilangan STNK di sekitar Pasar {village}"],
    details: ["Surat keterangan kepolisian dilampirkan.", ""],
    form: "document",
  },
];

/** A service that no topic fits: asked for now and then, in its own words. */
export const OTHER_TOPIC: Topic = {
  match: /./,
  weight: 10,
  applicants: GOVERNMENT,
  channels: OFFICIAL,
  subjects: ["{service} untuk {agency}", "{service} bersama {agency}"],
  details: ["Rincian kegiatan ada pada surat.", ""],
  form: "other",
};

/** Emergency calls are no requests at a counter. */
export const NOT_ASKED_FOR = /darurat 112/i;
