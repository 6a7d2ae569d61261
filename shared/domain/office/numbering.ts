/**
 * Number templates of the office's papers: tokens in braces and what stands between them, as letters are numbered under
 * the rules for official documents (Permendagri 1/2023, classification codes of Permendagri 83/2022). A request keeps
 * its own number.
 */

/** Incoming letters (agenda), outgoing letters (refusal, extension), minutes (berita acara). */
export const NUMBER_KINDS = ["agenda", "letter", "minutes"] as const;
export type NumberKind = (typeof NUMBER_KINDS)[number];

/** Sangat rahasia, rahasia, terbatas, biasa. */
export const SECURITY_LETTERS = ["SR", "R", "T", "B"] as const;
export type SecurityLetter = (typeof SECURITY_LETTERS)[number];

/** How one kind of paper is numbered. */
export interface NumberForm {
  template: string;
  security: SecurityLetter;
  classification: string;
}

export interface Numbering {
  /** The office's code inside a number, e.g. DISKOMINFO. */
  unit: string;
  kinds: Readonly<Record<NumberKind, NumberForm>>;
}

/** The form of Bantul's own letters: B/500.3.10.1/02269/DISKOMINFO/2025. The office changes what differs. */
export const DEFAULT_NUMBERING: Numbering = {
  unit: "DISKOMINFO",
  kinds: {
    agenda: { template: "{urut:5}/{tahun}", security: "B", classification: "500.3.10.1" },
    letter: {
      template: "{keamanan}/{klasifikasi}/{urut:5}/{unit}/{tahun}",
      security: "B",
      classification: "500.3.10.1",
    },
    minutes: { template: "{urut:3}/{unit}/{bulanRomawi}/{tahun}", security: "B", classification: "500.3.10.1" },
  },
};

/** What fills a template. */
export interface NumberValues {
  security: SecurityLetter;
  classification: string;
  /** The place in the year's list, from 1. */
  serial: number;
  unit: string;
  /** 1 to 12. */
  month: number;
  year: number;
}

const ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"] as const;

export const NUMBER_TOKENS = ["keamanan", "klasifikasi", "urut", "unit", "bulan", "bulanRomawi", "tahun"] as const;
type NumberToken = (typeof NUMBER_TOKENS)[number];

const LONGEST_TEMPLATE = 100;
const WIDEST_SERIAL = 8;

const TOKEN = /\{([^{}]*)\}/g;

/** What is wrong with a template or a code, in both languages of the screen. */
export interface TemplateProblem {
  code:
    | "empty"
    | "too-long"
    | "brace"
    | "unknown-token"
    | "serial-missing"
    | "serial-twice"
    | "serial-width"
    | "bad-sign"
    | "code-missing";
  id: string;
  en: string;
}

function tokenOf(inner: string): { name: NumberToken; width: number } | null {
  const [name = "", width] = inner.split(":");
  const known = NUMBER_TOKENS.find((token) => token === name);
  if (known === undefined || inner.split(":").length > 2) return null;
  if (width === undefined) return { name: known, width: 0 };
  return known === "urut" && /^\d+$/.test(width) ? { name: known, width: Number(width) } : null;
}

/** Everything that keeps a template from being used, in its order; empty when it can be. */
export function checkTemplate(template: string): TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  const add = (code: TemplateProblem["code"], id: string, en: string) => problems.push({ code, id, en });
  if (template.trim() === "") {
    add("empty", "Templat tidak boleh kosong.", "The template must not be empty.");
    return problems;
  }
  if (template.length > LONGEST_TEMPLATE) {
    add(
      "too-long",
      `Templat paling panjang ${LONGEST_TEMPLATE} tanda.`,
      `A template has at most ${LONGEST_TEMPLATE} signs.`,
    );
  }
  const between = template.replace(TOKEN, "");
  if (/[{}]/.test(between)) {
    add(
      "brace",
      "Ada kurung kurawal tanpa pasangan. Tulis token seperti {urut:5}.",
      "There is a brace without its partner. Write a token as {urut:5}.",
    );
  }
  const sign = /[^A-Za-z0-9./_ ()\-{}]/.exec(between)?.[0];
  if (sign !== undefined) {
    add(
      "bad-sign",
      `Tanda "${sign}" tidak dapat dipakai. Pakai huruf, angka, spasi, dan tanda / . - _ ( ).`,
      `The sign "${sign}" cannot be used. Use letters, digits, spaces and / . - _ ( ).`,
    );
  }
  let serials = 0;
  for (const [whole, inner = ""] of template.matchAll(TOKEN)) {
    const token = tokenOf(inner);
    if (token === null) {
      const list = NUMBER_TOKENS.map((name) => `{${name}}`).join(" ");
      add(
        "unknown-token",
        `Token ${whole} tidak dikenal. Yang ada: ${list}; lebar nomor urut ditulis {urut:5}.`,
        `The token ${whole} is unknown. There are: ${list}; the width of the serial is written {urut:5}.`,
      );
    } else if (token.name === "urut") {
      serials += 1;
      if (inner !== "urut" && (token.width < 1 || token.width > WIDEST_SERIAL)) {
        add(
          "serial-width",
          `Lebar nomor urut 1 sampai ${WIDEST_SERIAL} angka, misalnya {urut:5}.`,
          `The serial is 1 to ${WIDEST_SERIAL} digits wide, for example {urut:5}.`,
        );
      }
    }
  }
  if (serials === 0) {
    add(
      "serial-missing",
      "Nomor urut belum ada: tambahkan {urut} agar tidak ada dua surat bernomor sama.",
      "The serial is missing: add {urut}, so that no two letters have the same number.",
    );
  }
  if (serials > 1) {
    add("serial-twice", "Nomor urut cukup satu kali.", "The serial stands only once.");
  }
  return problems;
}

/** What is wrong with a kind's form as a whole: its template, or a code that the template needs and the form lacks. */
export function checkNumberForm(form: NumberForm, unit: string): TemplateProblem[] {
  const problems = checkTemplate(form.template);
  const missing = (token: NumberToken, value: string, id: string, en: string) => {
    if (value.trim() === "" && form.template.includes(`{${token}}`)) {
      problems.push({ code: "code-missing", id, en });
    }
  };
  missing(
    "klasifikasi",
    form.classification,
    "Templat memakai {klasifikasi}, tetapi kode klasifikasinya kosong.",
    "The template uses {klasifikasi}, but the classification code is empty.",
  );
  missing(
    "unit",
    unit,
    "Templat memakai {unit}, tetapi kode kantor kosong.",
    "The template uses {unit}, but the office's code is empty.",
  );
  return problems;
}

/** The number that a template gives. A token that is not known stays as it is, so that its fault is seen. */
export function formatNumber(template: string, values: NumberValues): string {
  return template.replace(TOKEN, (whole, inner: string) => {
    const token = tokenOf(inner);
    switch (token?.name) {
      case "keamanan":
        return values.security;
      case "klasifikasi":
        return values.classification;
      case "urut":
        return String(values.serial).padStart(Math.min(token.width, WIDEST_SERIAL), "0");
      case "unit":
        return values.unit;
      case "bulan":
        return String(values.month).padStart(2, "0");
      case "bulanRomawi":
        return ROMAN[values.month - 1] ?? whole;
      case "tahun":
        return String(values.year);
      default:
        return whole;
    }
  });
}

/** The next number of a kind by the office's settings. `serial` from 1; month 1 to 12. */
export function numberOf(
  numbering: Numbering,
  kind: NumberKind,
  at: { serial: number; month: number; year: number },
  changes: Partial<Pick<NumberForm, "security" | "classification">> = {},
): string {
  const form = { ...numbering.kinds[kind], ...changes };
  return formatNumber(form.template, {
    security: form.security,
    classification: form.classification,
    unit: numbering.unit,
    ...at,
  });
}
