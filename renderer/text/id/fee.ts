/** Words for what a service costs and what was paid for it. */
export const fee = {
  panel: "Biaya",
  action: "Catat pembayaran",
  owed: "Biaya {{amount}} belum dicatat. Produk baru dapat diserahkan sesudah dibayar atau dibebaskan.",
  record: "Catat pembayaran",
  change: "Ubah pembayaran",
  title: "Pembayaran {{number}}",
  about: "Biaya menurut standar layanan: {{fee}}",
  amount: "Jumlah",
  method: "Cara bayar",
  methods: { cash: "Tunai", transfer: "Transfer", qris: "QRIS", waived: "Dibebaskan" },
  receipt: "Nomor kuitansi",
  note: "Catatan",
  noteHint: "Wajib bila dibebaskan atau jumlahnya berbeda dari standar: tuliskan sebabnya.",
  by: "Dicatat",
  save: "Catat",
  saved: "Pembayaran dicatat",
};
