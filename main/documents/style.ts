import type { Sheet } from "./paper";

/** The print style of a document. Fonts are the system's: what offices have, down to what every Linux has. */
export function printStyle({ width, height, margin, fontSize }: Sheet): string {
  const edges = [margin.top, margin.right, margin.bottom, margin.left].map((edge) => `${edge}mm`).join(" ");
  return `
@page { size: ${width}mm ${height}mm; margin: ${edges}; }
* { box-sizing: border-box; }
html, body { margin: 0; padding: 0; background: #fff; color: #000; }
/* A line at the very edge of the printable area would be cut in half. */
body { padding: 0 0.3mm; font: ${fontSize}pt/1.35 Arial, "Liberation Sans", "Noto Sans", "DejaVu Sans", sans-serif;
  font-variant-numeric: tabular-nums; overflow-wrap: anywhere; white-space: pre-line; }
h1, h2, p, table { margin: 0; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
td, th { vertical-align: top; text-align: start; font-weight: normal; padding: 0; }
header { text-align: center; padding-bottom: 2mm; margin-bottom: 4mm; border-bottom: 0.9mm double #000; }
header .line { font-size: 1.15em; line-height: 1.2; text-transform: uppercase; }
header .line:last-of-type { font-size: 1.4em; font-weight: bold; }
header .contact { font-size: 0.85em; }
h1 { font-size: 1.2em; text-align: center; text-transform: uppercase; }
.subtitle { text-align: center; }
.title { margin-bottom: 4mm; }
h2 { font-size: 1em; margin: 3.5mm 0 1mm; break-after: avoid; }
.block { margin-bottom: 2.5mm; }
p.block { text-align: start; }
.facts td { padding: 0.4mm 0; }
.facts .label { width: 30%; }
.facts .colon { width: 4mm; }
.pair { display: grid; grid-template-columns: 1fr 1fr; column-gap: 5mm; }
.pair .label { width: 40%; }
.framed { border: 0.3mm solid #000; }
.framed .facts td { padding-inline: 1.5mm; }
.framed .facts td.colon { padding-inline: 0; }
.framed > .facts .label { width: 20%; }
.framed.pair .facts .label { width: 40%; }
.framed.pair { column-gap: 0; }
.framed.pair > * + * { border-inline-start: 0.3mm solid #000; }
.framed + .framed { margin-top: -2.5mm; border-top: 0; }
.list th, .list td { border: 0.2mm solid #000; padding: 0.8mm 1.2mm; }
.list th { font-weight: bold; text-align: center; vertical-align: middle; background: #eee;
  -webkit-print-color-adjust: exact; }
.list thead { display: table-header-group; }
.list tr { break-inside: avoid; }
.dense { font-size: 0.76em; }
.dense th, .dense td { padding: 0.6mm 0.7mm; }
.list .center { text-align: center; }
.list .end { text-align: end; }
.groups { display: flex; }
.groups > * { flex: 1 1 0; min-width: 0; padding: 1mm 1.5mm; }
.groups > * + * { border-inline-start: 0.3mm solid transparent; }
.groups.framed > * + * { border-color: #000; }
.groups:not(.framed) > * { padding-inline: 0; }
.groups .caption { margin-bottom: 0.8mm; }
.item { display: flex; gap: 1.6mm; align-items: baseline; margin-bottom: 0.6mm; break-inside: avoid; }
.in-line { display: flex; flex-wrap: wrap; gap: 0 5mm; align-items: baseline; }
.in-line .caption { margin: 0; }
.box { flex: none; display: inline-block; width: 1.1em; height: 1.1em; border: 0.25mm solid #000; text-align: center;
  font-weight: bold; line-height: 1em; overflow: hidden; white-space: pre; }
.signatures { display: flex; justify-content: space-between; gap: 8mm; margin-top: 6mm; break-inside: avoid; }
.signatures > * { flex: 0 1 45%; min-width: 0; text-align: center; display: flex; flex-direction: column;
  justify-content: flex-end; }
.signatures > :only-child { margin-inline-start: auto; }
.signatures .room { height: 15mm; }
.signatures .name { font-weight: bold; }
.signatures + .block { margin-top: 4mm; }
.code { border: 0.3mm solid #000; padding: 2mm 3mm; text-align: center; break-inside: avoid; }
.code .value { font: bold 1.9em/1.3 "Courier New", "Liberation Mono", "DejaVu Sans Mono", monospace;
  letter-spacing: 0.12em; }
.note { font-size: 0.88em; border-inline-start: 0.8mm solid #000; padding-inline-start: 2.5mm; }
.ruled { border-bottom: 0.2mm dotted #000; height: 6.5mm; }
`;
}
