/** Words for documents that are looked at, saved and printed. */
export const documents = {
  preview: "Pratinjau",
  previewOf: "Pratinjau: {{title}}",
  save: "Simpan PDF",
  saveOf: "Simpan PDF: {{title}}",
  print: "Cetak",
  printOf: "Cetak: {{title}}",
  making: "Menyiapkan dokumen …",
  failed: "Dokumen tidak jadi",
  saved: "Dokumen tersimpan",
  printed: "Dokumen dikirim ke pencetak",
};
