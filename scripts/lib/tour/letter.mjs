const LINES = [
  "KEPOLISIAN SEKTOR KASIHAN (surat contoh)",
  "",
  "Nomor  : B/112/XI/2026",
  "Hal    : Rekaman CCTV simpang Madukismo",
  "",
  "Yth. Kepala Dinas Komunikasi dan Informatika",
  "",
  "Mohon bantuan rekaman CCTV simpang Madukismo untuk penyelidikan",
  "pencurian kendaraan bermotor.",
];

/** A one-page PDF of a letter, as a scanner would give it. */
export function letter() {
  const shown = LINES.map((line) => `(${line.replace(/[\\()]/g, "\\$&")}) Tj T*`).join("\n");
  const stream = `BT /F1 13 Tf 20 TL 60 770 Td\n${shown}\nET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Count 1 /Kids [4 0 R] >>",
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents 5 0 R >>",
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
  ];
  let text = "%PDF-1.4\n";
  const places = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = text.length;
  const entries = places.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(text, "latin1");
}
