import type { CatalogEntry } from "../domain/catalog/entry";
import type { Role } from "../domain/operators/roles";
import type {
  Channel,
  DispositionInstruction,
  DispositionNature,
  ExtensionGround,
  FeeMethod,
  ProductForm,
  RequestStatus,
  RequirementState,
} from "../domain/requests/types";

/**
 * The Indonesian words of what events carry as codes, for printed documents and for the screens: what an operator chose
 * must read the same on the paper. Documents of the office are always Indonesian.
 */
export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  administrator: "Administrator",
  "service-desk": "Petugas layanan",
  "team-lead": "Ketua tim",
  "section-head": "Kepala bidang",
  head: "Kepala dinas",
  "noc-operator": "Operator NOC",
  "call-taker": "Petugas 112",
  "emergency-supervisor": "Supervisor 112",
};

export const CHANNEL_WORDS: Readonly<Record<Channel, string>> = {
  counter: "Datang langsung",
  letter: "Surat",
  email: "Surel",
  whatsapp: "WhatsApp",
  phone: "Telepon",
  app: "Aplikasi",
};

export const PRODUCT_FORM_WORDS: Readonly<Record<ProductForm, string>> = {
  document: "Dokumen",
  access: "Akses / akun",
  device: "Perangkat",
  information: "Informasi",
  work: "Pekerjaan selesai",
  recording: "Rekaman",
  other: "Lainnya",
};

export const REQUIREMENT_WORDS: Readonly<Record<RequirementState, string>> = {
  complete: "Lengkap",
  missing: "Kurang",
  "not-applicable": "Tidak berlaku",
};

export const STATUS_WORDS: Readonly<Record<RequestStatus, string>> = {
  open: "Diproses",
  waiting: "Menunggu pemohon",
  ready: "Siap diserahkan",
  "handed-over": "Selesai diserahkan",
  refused: "Ditolak",
  unfulfilled: "Dijawab, tidak dapat dipenuhi",
  merged: "Digabungkan",
};

export const NATURE_WORDS: Readonly<Record<DispositionNature, string>> = {
  ordinary: "Biasa",
  "very-urgent": "Sangat segera",
  urgent: "Segera",
  confidential: "Rahasia",
};

export const INSTRUCTION_WORDS: Readonly<Record<DispositionInstruction, string>> = {
  respond: "Tanggapan dan saran",
  process: "Proses lebih lanjut",
  coordinate: "Koordinasi / konfirmasikan",
  study: "Pelajari / telaah",
  attend: "Hadiri / wakili",
  file: "Simpan / arsipkan",
};

export const BASIS_WORDS: Readonly<Record<"working" | "calendar" | "clock", string>> = {
  working: "hari/jam kerja",
  calendar: "hari kalender",
  clock: "24 jam terus-menerus",
};

export const FEE_METHOD_WORDS: Readonly<Record<FeeMethod, string>> = {
  cash: "Tunai",
  transfer: "Transfer",
  qris: "QRIS",
  waived: "Dibebaskan",
};

/** The first two in the sense of UU 14/2008 article 22(8). */
export const EXTENSION_GROUND_WORDS: Readonly<Record<ExtensionGround, string>> = {
  "not-held": "Informasi yang diminta belum dikuasai atau belum didokumentasikan",
  "exclusion-undecided": "Belum dapat diputuskan apakah informasi yang diminta termasuk informasi yang dikecualikan",
  other: "Alasan lain",
};

export const COMPLAINT_CHANNEL_WORDS: Readonly<Record<CatalogEntry["complaint_channels"][number]["kind"], string>> = {
  letter: "Surat",
  phone: "Telepon",
  fax: "Faksimile",
  email: "Surel",
  whatsapp: "WhatsApp",
  web: "Situs web",
  app: "Aplikasi",
  social: "Media sosial",
  "in-person": "Datang langsung",
};
