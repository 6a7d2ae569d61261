import type { ProductForm } from "../../../../../shared/domain/requests/types";

/** Words of product names and the form they are usually given in; the first that occurs counts. */
const USUAL: readonly (readonly [RegExp, ProductForm])[] = [
  [/rekaman/i, "recording"],
  [/akun|email|surel|hosting|domain|akses|sertifikat elektronik/i, "access"],
  [/jaringan|perbaikan|penanganan|pemasangan|pemindahan|pengembangan|pembangunan/i, "work"],
  [/informasi|konsultasi|saran|jawaban/i, "information"],
  [/peminjaman|perangkat|alat/i, "device"],
];

/** The form to propose for a product's name. The operator sees it and may choose another. */
export function proposedForm(product: string | undefined): ProductForm {
  return USUAL.find(([words]) => words.test(product ?? ""))?.[1] ?? "document";
}
