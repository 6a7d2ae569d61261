import type { Service } from "../catalog/service";

/** What a canned text is for. */
export const TEXT_USES = ["message", "refusal", "note", "handover"] as const;
export type TextUse = (typeof TEXT_USES)[number];

/** A text that the office has ready, with blanks that are filled from the standard and the request. */
export interface CannedText {
  id: string;
  use: TextUse;
  /** Only for this service; null: for all of them. */
  service: string | null;
  title: string;
  body: string;
}

/** The blanks that a canned text can have. */
export const PLACEHOLDERS = [
  "nomor",
  "layanan",
  "pemohon",
  "biaya",
  "jangkaWaktu",
  "janji",
  "kanalPengaduan",
  "persyaratanKurang",
  "alasan",
] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];
export type TextValues = Partial<Readonly<Record<Placeholder, string>>>;

/** What stands where the standard or the request has no value for a blank. */
export const NO_VALUE = "(belum ada)";

export interface FilledText {
  text: string;
  /** Blanks that do not exist; they stay in the text as they were written. */
  unknown: string[];
  /** Blanks that had no value. */
  missing: Placeholder[];
}

const BLANK = /\{([^{}\n]*)\}/g;

/** Fills the blanks of a text. Pure; nothing is invented: a blank without a value says so. */
export function fillText(template: string, values: TextValues): FilledText {
  const unknown = new Set<string>();
  const missing = new Set<Placeholder>();
  const text = template.replace(BLANK, (whole, name: string) => {
    const known = PLACEHOLDERS.find((placeholder) => placeholder === name);
    if (known === undefined) {
      unknown.add(whole);
      return whole;
    }
    const value = values[known]?.trim() ?? "";
    if (value === "") missing.add(known);
    return value === "" ? NO_VALUE : value;
  });
  return { text, unknown: [...unknown], missing: [...missing] };
}

/** What a request gives to the blanks. Dates and names come as they are to be shown; "" where there is none. */
export interface TextFacts {
  number: string;
  applicant: string;
  /** The promised date in words. */
  promised: string;
  /** The requirements that are missing, as the standard prints them. */
  missingRequirements: readonly string[];
  reason: string;
  /** The limit that the intake picked, by its index in the standard; null: the standard's first. */
  limit: number | null;
}

const CHANNEL_WORDS: Readonly<Record<Service["entry"]["complaint_channels"][number]["kind"], string>> = {
  letter: "surat",
  phone: "telepon",
  fax: "faksimile",
  email: "surel",
  whatsapp: "WhatsApp",
  web: "situs web",
  app: "aplikasi",
  social: "media sosial",
  "in-person": "datang langsung",
};

/** The values of the blanks for a request, from its standard as printed and from what is known of it. */
export function textValues(service: Service, facts: TextFacts): TextValues {
  const { entry } = service;
  const limit = facts.limit === null ? entry.time_limits[0] : entry.time_limits[facts.limit];
  return {
    nomor: facts.number,
    layanan: entry.name,
    pemohon: facts.applicant,
    biaya: entry.fee?.text ?? "",
    jangkaWaktu: limit?.text ?? "",
    janji: facts.promised,
    kanalPengaduan: entry.complaint_channels
      .map(({ kind, value }) => (value ? `${CHANNEL_WORDS[kind]} ${value}` : CHANNEL_WORDS[kind]))
      .join("; "),
    persyaratanKurang: facts.missingRequirements.join("; "),
    alasan: facts.reason,
  };
}

/** The texts for a use of a service, those of the service itself first. */
export function textsFor(texts: readonly CannedText[], use: TextUse, service: string): CannedText[] {
  const fitting = texts.filter((text) => text.use === use && (text.service === null || text.service === service));
  return fitting.sort((left, right) => Number(left.service === null) - Number(right.service === null));
}

/** The texts an office begins with; it changes them as it likes. */
export const DEFAULT_TEXTS: readonly CannedText[] = [
  {
    id: "persyaratan-kurang",
    use: "message",
    service: null,
    title: "Persyaratan belum lengkap",
    body: "Yth. {pemohon}\n\nPermohonan layanan {layanan} dengan nomor {nomor} kami terima, tetapi persyaratan berikut belum ada: {persyaratanKurang}.\n\nPelayanan, termasuk jangka waktunya, kami lanjutkan setelah persyaratan itu kami terima.",
  },
  {
    id: "keterangan-tambahan",
    use: "message",
    service: null,
    title: "Minta keterangan tambahan",
    body: "Yth. {pemohon}\n\nUntuk menindaklanjuti permohonan {nomor} ({layanan}) kami memerlukan keterangan tambahan: {alasan}\n\nMohon dijawab dengan menyebut nomor permohonan.",
  },
  {
    id: "diterima",
    use: "message",
    service: null,
    title: "Permohonan diterima",
    body: "Yth. {pemohon}\n\nPermohonan layanan {layanan} telah kami terima dengan nomor {nomor}. Jangka waktu menurut standar pelayanan: {jangkaWaktu}. Biaya: {biaya}. Dijanjikan selesai: {janji}.\n\nPengaduan atas pelayanan ini: {kanalPengaduan}.",
  },
  {
    id: "tidak-dapat-dipenuhi",
    use: "refusal",
    service: null,
    title: "Permohonan tidak dapat dipenuhi",
    body: "Permohonan {nomor} ({layanan}) tidak dapat kami penuhi karena: {alasan}\n\nBila keberatan, Saudara dapat menyampaikannya melalui: {kanalPengaduan}.",
  },
  {
    id: "bukan-kewenangan",
    use: "refusal",
    service: null,
    title: "Bukan kewenangan dinas ini",
    body: "Permohonan {nomor} tidak termasuk kewenangan dinas ini. {alasan}",
  },
  {
    id: "dihubungi",
    use: "note",
    service: null,
    title: "Pemohon dihubungi",
    body: "Pemohon {pemohon} dihubungi mengenai permohonan {nomor}.",
  },
  {
    id: "diserahkan",
    use: "handover",
    service: null,
    title: "Produk layanan diserahkan",
    body: "Produk layanan {layanan} untuk permohonan {nomor} telah diserahkan kepada {pemohon}. Pengaduan atas pelayanan ini: {kanalPengaduan}.",
  },
];
