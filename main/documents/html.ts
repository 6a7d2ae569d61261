import type { Block, PrintDocument, PrintedLetterhead, Signer } from "../../shared/domain/documents/model";
import { BLANK } from "../../shared/domain/documents/model";
import { escaped, isolated } from "./escape";
import { SHEETS } from "./paper";
import { printStyle } from "./style";

/** What a printed page may do: nothing but its own style. The page's window applies it, whatever a document says. */
export const DOCUMENT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/**
 * A document as one self-contained page. `pageNumbers` writes them by the style, for the system's print dialog; a PDF
 * gets them from `footerTemplate`.
 */
export function documentHtml(document: PrintDocument, { pageNumbers = false } = {}): string {
  const { title, subtitle, letterhead, blocks, paper } = document;
  const style = printStyle(SHEETS[paper]) + (pageNumbers ? numberingStyle(document.footer) : "");
  const body = [
    letterhead && head(letterhead),
    `<div class="title"><h1>${isolated(title)}</h1>${subtitle && `<p class="subtitle">${isolated(subtitle)}</p>`}</div>`,
    ...blocks.map(blockHtml),
  ].filter((part) => part !== null);
  return [
    "<!doctype html>",
    '<html lang="id" dir="ltr"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${DOCUMENT_POLICY}">`,
    `<title>${escaped(document.name)}</title>`,
    `<style>${style}</style></head><body>${body.join("")}</body></html>`,
  ].join("");
}

/** The foot of every page of the PDF: what the document is, and the page of how many. */
export function footerTemplate(document: PrintDocument): string {
  const { margin } = SHEETS[document.paper];
  const style = [
    "width: 100%",
    `padding: 0 ${margin.right}mm 0 ${margin.left}mm`,
    "font: 7.5pt Arial, 'Liberation Sans', sans-serif",
    "color: #000",
    "display: flex",
    "justify-content: space-between",
    "gap: 6mm",
  ].join("; ");
  const cut = "flex: 1; min-width: 0; overflow: hidden; white-space: nowrap; text-overflow: ellipsis";
  return `<div style="${style}"><span style="${cut}">${isolated(document.footer)}</span><span style="flex: none">Halaman <span class="pageNumber"></span> dari <span class="totalPages"></span></span></div>`;
}

/** Page margin boxes; a browser that does not know them prints without numbers. */
function numberingStyle(footer: string): string {
  // In a style sheet's string: everything but plain words goes in as its number, so that nothing can end it.
  const words = footer
    .replace(/\s+/g, " ")
    .replace(/[\p{C}]/gu, "")
    .replace(/[^\p{L}\p{N} .,:()-]/gu, (sign) => `\\${sign.codePointAt(0)?.toString(16)} `);
  return `@page { @bottom-left { content: "${words}"; font-size: 7.5pt; } @bottom-right { content: "Halaman " counter(page) " dari " counter(pages); font-size: 7.5pt; } }`;
}

function head({ lines, address, contacts }: PrintedLetterhead): string {
  const names = lines.map((line) => `<div class="line">${isolated(line)}</div>`).join("");
  const rest = [address, contacts].filter((line) => line !== "");
  return `<header>${names}${rest.map((line) => `<p class="contact">${isolated(line)}</p>`).join("")}</header>`;
}

function blockHtml(block: Block): string {
  switch (block.block) {
    case "heading":
      return `<h2>${isolated(block.text)}</h2>`;
    case "paragraph":
      return `<p class="block">${isolated(block.text)}</p>`;
    case "note":
      return `<p class="block note">${isolated(block.text)}</p>`;
    case "facts":
      return factsHtml(block);
    case "table":
      return tableHtml(block);
    case "checklist":
      return checklistHtml(block);
    case "signatures":
      return signaturesHtml(block);
    case "code":
      return `<div class="block code"><div>${isolated(block.label)}</div><div class="value">${isolated(block.code)}</div><div>${isolated(block.text)}</div></div>`;
    case "lines":
      return `<div class="block">${block.label && `<p>${isolated(block.label)}</p>`}${'<div class="ruled"></div>'.repeat(block.count)}</div>`;
  }
}

type Facts = Extract<Block, { block: "facts" }>;

function factTable(facts: Facts["facts"]): string {
  const rows = facts.map(
    ({ label, value }) =>
      `<tr><td class="label">${isolated(label)}</td><td class="colon">:</td><td>${isolated(value === "" ? BLANK : value)}</td></tr>`,
  );
  // The width of the columns comes from the first row; a table without one has none.
  return `<table class="facts">${rows.join("")}</table>`;
}

function factsHtml({ facts, columns, framed }: Facts): string {
  const frame = framed ? " framed" : "";
  if (columns === 1) return `<div class="block${frame}">${factTable(facts)}</div>`;
  const half = Math.ceil(facts.length / 2);
  const part = (some: Facts["facts"]) => `<div>${factTable(some)}</div>`;
  return `<div class="block pair${frame}">${part(facts.slice(0, half))}${part(facts.slice(half))}</div>`;
}

function tableHtml({ columns, rows, empty }: Extract<Block, { block: "table" }>): string {
  const all = columns.reduce((sum, column) => sum + column.width, 0);
  const widths = columns.map((column) => `<col style="width: ${((column.width / all) * 100).toFixed(3)}%">`);
  const titles = columns.map((column) => `<th scope="col">${isolated(column.title)}</th>`);
  const cells = (row: readonly string[]) =>
    columns.map((column, index) => `<td class="${column.align}">${isolated(row[index] ?? "")}</td>`).join("");
  const lines =
    rows.length > 0
      ? rows.map((row) => `<tr>${cells(row)}</tr>`).join("")
      : `<tr><td class="center" colspan="${columns.length}">${isolated(empty)}</td></tr>`;
  // A register of sixteen columns has to fit a sheet: its words are small rather than broken.
  const dense = columns.length > 10 ? " dense" : "";
  return `<table class="block list${dense}"><colgroup>${widths.join("")}</colgroup><thead><tr>${titles.join("")}</tr></thead><tbody>${lines}</tbody></table>`;
}

function checklistHtml({ groups, framed }: Extract<Block, { block: "checklist" }>): string {
  const parts = groups.map(({ title, layout, items }) => {
    const caption = title && `<p class="caption">${isolated(title)}</p>`;
    const boxes = items.map(
      ({ label, ticked }) =>
        `<div class="item"><span class="box">${ticked ? "√" : " "}</span><span>${isolated(label)}</span></div>`,
    );
    return `<div${layout === "line" ? ' class="in-line"' : ""}>${caption}${boxes.join("")}</div>`;
  });
  return `<div class="block groups${framed ? " framed" : ""}">${parts.join("")}</div>`;
}

function signaturesHtml({ place, date, signers }: Extract<Block, { block: "signatures" }>): string {
  const last = signers.length - 1;
  const parts = signers.map((signer, index) => {
    const where = index === last ? `<p>${isolated(`${place || BLANK}, ${date || BLANK}`)}</p>` : "";
    return `<div>${where}<p>${isolated(signer.role)}</p><div class="room"></div>${signerHtml(signer)}</div>`;
  });
  return `<div class="signatures">${parts.join("")}</div>`;
}

function signerHtml({ name, rank, nip }: Signer): string {
  return [
    `<p class="name">${isolated(name || BLANK)}</p>`,
    rank && `<p>${isolated(rank)}</p>`,
    nip && `<p>${isolated(`NIP ${nip}`)}</p>`,
  ].join("");
}
