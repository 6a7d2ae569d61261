import { z } from "zod";

/**
 * The sheets a document is printed on. `A4-landscape` is for registers; `folio-half` is half a folio sheet
 * (165 x 215 mm), the size of a disposition sheet in the model of Permendagri 54/2009.
 */
export const PAPERS = ["A4", "A4-landscape", "folio-half"] as const;
export type Paper = (typeof PAPERS)[number];

const text = z.string();

/** Who writes, as at the top of the office's letters. Empty parts are left out, never invented. */
export const letterheadSchema = z.object({
  /** From the county down to the office: PEMERINTAH KABUPATEN …, DINAS …. */
  lines: z.array(text),
  address: text,
  contacts: text,
});
export type PrintedLetterhead = z.infer<typeof letterheadSchema>;

const factSchema = z.object({ label: text, value: text });
const itemSchema = z.object({ label: text, ticked: z.boolean() });
const signerSchema = z.object({
  /** In which capacity: "Petugas layanan", "Pemohon", "Kepala Dinas". */
  role: text,
  name: text,
  /** Pangkat/golongan; "" where the signer has none. */
  rank: text,
  /** NIP; "" where the signer has none. */
  nip: text,
});
export type Signer = z.infer<typeof signerSchema>;

/** A part of a document, from top to bottom. All texts are plain: line breaks count, markup does not. */
export const blockSchema = z.discriminatedUnion("block", [
  z.object({ block: z.literal("heading"), text }),
  z.object({ block: z.literal("paragraph"), text }),
  /** Labels and values below each other, or in two columns beside each other; `framed` draws the lines of a form. */
  z.object({ block: z.literal("facts"), facts: z.array(factSchema), columns: z.literal([1, 2]), framed: z.boolean() }),
  z.object({
    block: z.literal("table"),
    /** `width` is the column's share of the table; the head is repeated on every page. */
    columns: z.array(
      z.object({ title: text, width: z.number().positive(), align: z.enum(["start", "center", "end"]) }),
    ),
    rows: z.array(z.array(text)),
    /** Said in place of the rows where there are none. */
    empty: text,
  }),
  /** Boxes to tick, as groups beside each other; `line` puts a group's boxes into one line. */
  z.object({
    block: z.literal("checklist"),
    groups: z.array(z.object({ title: text, layout: z.enum(["list", "line"]), items: z.array(itemSchema) })),
    framed: z.boolean(),
  }),
  /** Room for signatures beside each other; place and date stand above the last one. */
  z.object({ block: z.literal("signatures"), place: text, date: text, signers: z.array(signerSchema) }),
  /** A short code printed large, with what it is for. */
  z.object({ block: z.literal("code"), label: text, code: text, text }),
  z.object({ block: z.literal("note"), text }),
  /** Empty lines to write on by hand. */
  z.object({ block: z.literal("lines"), label: text, count: z.int().min(1).max(40) }),
]);
export type Block = z.infer<typeof blockSchema>;

/** A document as plain data: what it says, without how it looks. */
export const printDocumentSchema = z.object({
  kind: z.string(),
  title: text,
  subtitle: text,
  paper: z.enum(PAPERS),
  letterhead: letterheadSchema.nullable(),
  blocks: z.array(blockSchema),
  /** Beside the page number at the foot of every page. */
  footer: text,
  /** What the file is called, without its ending. */
  name: text,
});
export type PrintDocument = z.infer<typeof printDocumentSchema>;

/** Stands for what is not known or not set, to be filled in by hand. */
export const BLANK = "…………………………";
