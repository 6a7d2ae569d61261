/**
 * The lists that are kept: the registers, and two that hold requests of several services. `objections` are those against
 * the answers of `ppid`; `letters` is the agenda of incoming letters of whatever service.
 */
export const REGISTER_LISTS = ["ppid", "objections", "complaints", "incidents", "visits", "letters"] as const;
export type RegisterList = (typeof REGISTER_LISTS)[number];

export interface RegisterColumn {
  id: string;
  /** As the register is printed. */
  title: string;
  english: string;
  /** Width on the screen in rem, and its share of the sheet on paper. */
  width: number;
}

type Line = readonly [id: string, title: string, english: string, width: number];

function columns(lines: readonly Line[]): readonly RegisterColumn[] {
  return lines.map(([id, title, english, width]) => ({ id, title, english, width }));
}

/**
 * What each list shows, column by column.
 * - `ppid`: the 16 columns of the register of information requests (format of Perki 1/2021, as in the annex of PERJA
 *   032/2010); `No` is the request's number, which stays the same whatever is filtered.
 * - `objections`: the columns known of the objection register; its format was not found in print.
 * - `letters`: the agenda of incoming letters as district offices keep it.
 * - `complaints`, `incidents`, `visits`: no rule prints a register; these hold what SP4N-LAPOR!, Peraturan BSSN 1/2024
 *   article 15 and the screening form ask for.
 */
export const REGISTER_COLUMNS: Readonly<Record<RegisterList, readonly RegisterColumn[]>> = {
  ppid: columns([
    ["no", "No", "No.", 9],
    ["date", "Tanggal", "Date", 9],
    ["name", "Nama", "Name", 10],
    ["address", "Alamat", "Address", 12],
    ["contact", "Nomor Kontak", "Contact", 11],
    ["occupation", "Pekerjaan", "Occupation", 9],
    ["information", "Informasi yang Diminta", "Information requested", 17],
    ["purpose", "Tujuan Penggunaan", "Purpose", 13],
    ["status", "Status Informasi", "State of the information", 13],
    ["held-form", "Bentuk Informasi yang Dikuasai", "Form held", 9],
    ["request-kind", "Jenis Permohonan", "Kind of request", 11],
    ["decision", "Keputusan", "Decision", 9],
    ["refusal", "Alasan Penolakan", "Reason for refusal", 15],
    ["notified", "Hari dan Tanggal Pemberitahuan Tertulis", "Written notice", 12],
    ["delivered", "Hari dan Tanggal Pemberian Informasi", "Information given", 10],
    ["fee", "Biaya & Cara Pembayaran", "Cost and payment", 10],
  ]),
  objections: columns([
    ["no", "No", "No.", 9],
    ["date", "Tanggal", "Date", 9],
    ["name", "Nama", "Name", 11],
    ["address", "Alamat", "Address", 12],
    ["contact", "Nomor Kontak", "Contact", 10],
    ["occupation", "Pekerjaan", "Occupation", 9],
    ["request", "No. Pendaftaran Permohonan", "Request number", 10],
    ["information", "Informasi yang Diminta", "Information requested", 18],
    ["purpose", "Tujuan Penggunaan", "Purpose", 13],
    ["grounds", "Alasan Keberatan (Ps. 35 ayat 1)", "Grounds (art. 35(1))", 18],
    ["decision", "Keputusan Atasan PPID", "Decision of the superior", 16],
    ["answered", "Hari/Tanggal Pemberian Tanggapan", "Date of the answer", 10],
    ["superior", "Nama dan Posisi Atasan PPID", "Name and position of the superior", 13],
    ["response", "Tanggapan Pemohon", "Applicant's response", 13],
  ]),
  complaints: columns([
    ["no", "No", "No.", 9],
    ["date", "Tanggal Diterima", "Received", 9],
    ["tracking", "Tracking ID", "Tracking ID", 7],
    ["origin", "Kanal Asal", "Channel", 9],
    ["name", "Pelapor", "Reporter", 11],
    ["subject", "Judul", "Title", 14],
    ["content", "Isi Laporan", "Report", 18],
    ["event-date", "Tanggal Kejadian", "Date of the event", 9],
    ["event-place", "Lokasi Kejadian", "Place of the event", 11],
    ["reported", "Terlapor", "Reported party", 10],
    ["class", "Klasifikasi", "Class", 11],
    ["verdict", "Hasil Verifikasi", "Verdict", 11],
    ["forwarded", "Diteruskan ke", "Forwarded to", 12],
    ["forwarded-on", "Tanggal Diteruskan", "Forwarded on", 9],
    ["answered-on", "Jawaban Pertama", "First answer", 9],
    ["followed-up-on", "Tindak Lanjut", "Follow-up", 9],
  ]),
  incidents: columns([
    ["no", "No", "No.", 9],
    ["date", "Tanggal Laporan", "Reported", 9],
    ["discovered", "Waktu Ditemukan", "Discovered", 11],
    ["system", "Sistem", "System", 11],
    ["kind", "Jenis Insiden", "Kind", 11],
    ["severity", "Keparahan", "Severity", 7],
    ["vital", "IIV", "Vital", 5],
    ["tlp", "TLP", "TLP", 8],
    ["contact", "Kontak Pelapor", "Reporter", 12],
    ["description", "Deskripsi", "Description", 16],
    ["chronology", "Kronologi", "Chronology", 16],
    ["impact", "Dampak", "Impact", 13],
    ["notified", "Dilaporkan kepada", "Reported to", 14],
    ["recovered", "Waktu Pulih", "Recovered", 11],
  ]),
  visits: columns([
    ["no", "No", "No.", 9],
    ["date", "Tanggal", "Date", 9],
    ["emergency", "Darurat", "Emergency", 10],
    ["visitors", "Pengunjung", "Visitors", 14],
    ["count", "Jumlah", "Number", 6],
    ["agency", "Instansi", "Agency", 12],
    ["purpose", "Keperluan", "Purpose", 15],
    ["equipment", "Perangkat yang Dibawa", "Equipment brought", 13],
    ["escort", "Pendamping", "Escort", 11],
    ["checks", "Pemeriksaan yang Lolos", "Checks passed", 14],
    ["in", "Masuk", "In", 11],
    ["out", "Keluar", "Out", 11],
    ["signed", "Tanda Tangan", "Signed by", 11],
  ]),
  letters: columns([
    ["no", "No. Agenda", "Agenda no.", 9],
    ["date", "Tanggal Diterima", "Received", 9],
    ["letter-date", "Tanggal Surat", "Letter's date", 9],
    ["letter-number", "Nomor Surat", "Letter's number", 13],
    ["sender", "Pengirim", "Sender", 14],
    ["subject", "Hal", "Subject", 18],
    ["classification", "Klasifikasi", "Classification", 8],
    ["nature", "Sifat", "Nature", 8],
    ["attachments", "Lampiran", "Attachments", 6],
    ["forwarded", "Disposisi ke", "Disposition to", 13],
    ["due", "Batas Waktu", "Due", 10],
    ["follow-up", "Tindak Lanjut", "Follow-up", 15],
  ]),
};
