import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { escaped, isolated } from "../../main/documents/escape";
import { DOCUMENT_POLICY, documentHtml, footerTemplate } from "../../main/documents/html";
import { SHEETS } from "../../main/documents/paper";
import { BLANK, type Block, PAPERS, type PrintDocument } from "../../shared/domain/documents/model";

function aDocument(blocks: Block[], changes: Partial<PrintDocument> = {}): PrintDocument {
  return {
    kind: "intake-receipt",
    title: "Tanda terima",
    subtitle: "",
    paper: "A4",
    letterhead: {
      lines: ["PEMERINTAH KABUPATEN BANTUL", "DINAS KOMUNIKASI DAN INFORMATIKA"],
      address: "",
      contacts: "",
    },
    blocks,
    footer: "Tanda terima K1-2026-00001",
    name: "Tanda terima K1-2026-00001",
    ...changes,
  };
}

/** Every place of a document where somebody's text can stand. */
function everywhere(text: string): PrintDocument {
  return {
    kind: "x",
    title: text,
    subtitle: text,
    paper: "A4",
    letterhead: { lines: [text], address: text, contacts: text },
    blocks: [
      { block: "heading", text },
      { block: "paragraph", text },
      { block: "note", text },
      { block: "facts", columns: 1, framed: false, facts: [{ label: text, value: text }] },
      { block: "facts", columns: 2, framed: true, facts: [{ label: text, value: text }] },
      { block: "table", columns: [{ title: text, width: 1, align: "start" }], rows: [[text]], empty: text },
      { block: "table", columns: [{ title: text, width: 1, align: "start" }], rows: [], empty: text },
      {
        block: "checklist",
        framed: true,
        groups: [{ title: text, layout: "line", items: [{ label: text, ticked: true }] }],
      },
      { block: "signatures", place: text, date: text, signers: [{ role: text, name: text, rank: text, nip: text }] },
      { block: "code", label: text, code: text, text },
      { block: "lines", label: text, count: 2 },
    ],
    footer: text,
    name: text,
  };
}

const tags = (html: string) => html.match(/<[^>]*>/g) ?? [];

describe("a document's page", () => {
  test("allows nothing but its own style", () => {
    const html = documentHtml(aDocument([]));
    expect(DOCUMENT_POLICY).toContain("default-src 'none'");
    expect(html).toContain(`<meta http-equiv="Content-Security-Policy" content="${DOCUMENT_POLICY}">`);
    expect(html).not.toMatch(/<script|<img|<link|<iframe|href=|src=|url\(/);
    expect(html).toContain('<html lang="id" dir="ltr">');
  });

  test("makes no markup of any text, wherever it stands", () => {
    const hostile = `</style></title><script>alert("1")</script><img src=x onerror='a()'>&lt;"'`;
    const plain = everywhere("teks");
    const attacked = everywhere(hostile);
    for (const pageNumbers of [false, true]) {
      expect(tags(documentHtml(attacked, { pageNumbers })).map((tag) => tag.length)).toEqual(
        tags(documentHtml(plain, { pageNumbers })).map((tag) => tag.length),
      );
    }
    expect(tags(footerTemplate(attacked))).toEqual(tags(footerTemplate(plain)));
  });

  test("keeps its own tags whatever is written in it", () => {
    const expected = tags(documentHtml(everywhere("teks"), { pageNumbers: true }));
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 1 }), (text) => {
        fc.pre(escaped(text) !== "");
        expect(tags(documentHtml(everywhere(text), { pageNumbers: true }))).toEqual(expected);
      }),
    );
  });

  test("isolates the direction of every text and drops what would turn it round", () => {
    expect(isolated("عربي")).toBe("<bdi>عربي</bdi>");
    expect(isolated("laporan\u202efdp.exe\u2066x\u2069")).toBe("<bdi>laporanfdp.exex</bdi>");
    expect(isolated("a\u0000b\u0007c")).toBe("<bdi>abc</bdi>");
    expect(isolated("\ud800")).toBe("<bdi>\ufffd</bdi>");
    expect(isolated("baris 1\r\nbaris 2")).toBe("<bdi>baris 1\nbaris 2</bdi>");
    expect(isolated("")).toBe("");
  });

  test("carries 10,000 characters without a space, as one text that may break anywhere", () => {
    const html = documentHtml(
      aDocument([{ block: "facts", columns: 1, framed: false, facts: [{ label: "Nama", value: "x".repeat(10_000) }] }]),
    );
    expect(html).toContain(`<bdi>${"x".repeat(10_000)}</bdi>`);
    expect(html).toContain("overflow-wrap: anywhere");
  });

  test("leaves room to write for what is not known", () => {
    const facts: Block = { block: "facts", columns: 1, framed: false, facts: [{ label: "Nomor", value: "" }] };
    const signatures: Block = {
      block: "signatures",
      place: "",
      date: "",
      signers: [{ role: "Kepala Dinas", name: "", rank: "", nip: "" }],
    };
    const html = documentHtml(aDocument([facts, signatures]));
    // The number, place and date, and the name; a rank and a NIP that nobody named are not asked for.
    expect(html.split(BLANK).length - 1).toBe(4);
    expect(html).not.toContain("NIP");
  });

  test("repeats a table's head on every page and fills short rows", () => {
    const columns = ["No.", "Nama", "Nilai"].map((title) => ({ title, width: 1, align: "start" as const }));
    const html = documentHtml(
      aDocument([{ block: "table", columns, rows: [["1"], ["2", "b", "c", "zuviel"]], empty: "-" }]),
    );
    expect(html).toContain("display: table-header-group");
    expect(html.match(/<td /g)).toHaveLength(6);
    expect(html).not.toContain("zuviel");
  });

  test("says so where a table has no rows", () => {
    const columns = [{ title: "No.", width: 1, align: "center" as const }];
    const html = documentHtml(aDocument([{ block: "table", columns, rows: [], empty: "Belum ada permohonan." }]));
    expect(html).toContain('colspan="1"><bdi>Belum ada permohonan.</bdi>');
  });

  test("ticks the boxes that are ticked", () => {
    const items = ["Segera", "Rahasia"].map((label) => ({ label, ticked: label === "Segera" }));
    const html = documentHtml(
      aDocument([{ block: "checklist", framed: true, groups: [{ title: "Sifat", layout: "line", items }] }]),
    );
    expect([...html.matchAll(/class="box">(.)<\/span><span><bdi>(\w+)/g)].map((found) => found.slice(1))).toEqual([
      ["√", "Segera"],
      [" ", "Rahasia"],
    ]);
  });

  test("puts place and date above the last signature only", () => {
    const signer = { name: "Budi", rank: "", nip: "" };
    const html = documentHtml(
      aDocument([
        {
          block: "signatures",
          place: "Bantul",
          date: "23 November 2026",
          signers: [
            { ...signer, role: "Pemohon" },
            { ...signer, role: "Petugas" },
          ],
        },
      ]),
    );
    expect(html.match(/Bantul, 23 November 2026/g)).toHaveLength(1);
    expect(html.indexOf("Bantul, 23 November")).toBeGreaterThan(html.indexOf("Pemohon"));
  });

  test("has a sheet for every paper, with room on it", () => {
    for (const paper of PAPERS) {
      const { width, height, margin } = SHEETS[paper];
      expect(width - margin.left - margin.right).toBeGreaterThan(100);
      expect(height - margin.top - margin.bottom).toBeGreaterThan(100);
      expect(documentHtml(aDocument([], { paper }))).toContain(`size: ${width}mm ${height}mm`);
    }
  });

  test("numbers its pages in the PDF's foot, or by its own style for the print dialog", () => {
    const document = aDocument([], { footer: 'Register "PPID"\\ 2026' });
    expect(footerTemplate(document)).toMatch(
      /Halaman <span class="pageNumber"><\/span> dari <span class="totalPages">/,
    );
    expect(documentHtml(document)).not.toContain("counter(page)");
    expect(documentHtml(document, { pageNumbers: true })).toContain(
      '@bottom-left { content: "Register \\22 PPID\\22 \\5c  2026"',
    );
  });
});
