// Lists every printed step that a plain sequence may get wrong: a condition, an alternative, a return, or no actor; and
// says whether it is settled: an overlay step stands for it, it is left out with a reason, or a reason is written why
// the plain step is right. Says for each office what its overlays declare beside steps: entries without an overlay,
// fields that intake asks for, registers, what may be booked (--fields lists them entry for entry).
// Exit code 1 when a step of the asked offices is not settled or an entry has no overlay.
//   node scripts/catalog-steps.mjs [--office NAME]... [--open] [--fields] [--json] [--folder resources/catalog]
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const OFFICES = ["bantul", "klaten", "pasuruan", "trenggalek", "polewali-mandar"];

/** Words that make a step a flag, by kind. The texts are Indonesian, as the decrees print them. */
const SIGNS = {
  condition: [
    /\b(jika|apabila|bila|bilamana|kalau|dalam hal|seandainya)\b/i,
    /\b(tidak|belum) (sesuai|lengkap|dapat|tersedia|layak|setuju|memenuhi)\b/i,
    /\b(sesuai|lengkap)\s*(\/|atau)\s*(tidak|belum)\b/i,
    /\b(menyetujui|disetujui|menolak|ditolak|persetujuan)\b/i,
    /\b(memutuskan|apakah|diterima atau)\b/i,
  ],
  alternative: [/\b(dan\/)?atau\b/i, /\(saluran [a-z]\)/i, /\b(salah satu|alternatif|maupun)\b/i],
  return: [
    /\b(kembali|mengembalikan|dikembalikan|pengembalian)\b/i,
    /\b(merevisi|direvisi|revisi|perbaikan|memperbaiki|diperbaiki|koreksi|dikoreksi|mengoreksi)\b/i,
    /\b(dikaji ulang|kaji ulang|kajian ulang|ditinjau ulang|diulang|mengulang)\b/i,
  ],
};
/** Slashes that name one thing, not a choice. */
const FIXED_SLASHES = /https?:\/\/\S+|\bkab\/kota\b|\bs\/d\b|\ba\/n\b|\btcp\/ip\b|\d+\/\d+/gi;

/** Why a step is flagged: any of "condition", "alternative", "return", "no-actor"; empty when it is not. */
export function flagsOf(step) {
  const text = [step.action, step.remark].filter(Boolean).join(" ");
  const choice = [step.actor, text].filter(Boolean).join(" ").replace(FIXED_SLASHES, " ");
  const flags = [];
  if (SIGNS.condition.some((sign) => sign.test(text))) flags.push("condition");
  if (SIGNS.alternative.some((sign) => sign.test(choice)) || /[\p{L})]\s?\/\s?[\p{L}(]/u.test(choice)) {
    flags.push("alternative");
  }
  if (SIGNS.return.some((sign) => sign.test(text))) flags.push("return");
  if (step.actor === null) flags.push("no-actor");
  return flags;
}

/** How a step is settled: "overlay", "omitted", "plain", or null, with the written reason where there is one. */
function settlementOf(n, overlay) {
  const covering = overlay?.steps?.filter((step) => step.from.includes(n)) ?? [];
  if (covering.length > 0) return { by: "overlay", reason: covering.map((step) => step.id).join(", ") };
  const omitted = overlay?.omitted?.find((omission) => omission.n === n);
  if (omitted) return { by: "omitted", reason: omitted.reason };
  const plain = overlay?.plain?.find((written) => written.n === n);
  if (plain) return { by: "plain", reason: plain.reason };
  return { by: null, reason: null };
}

/** All flagged steps of one office. */
export function flaggedSteps(folder, office) {
  return entriesOf(folder, office).flatMap(({ entry, overlay }) => {
    return entry.procedure.flatMap((step) => {
      const flags = flagsOf(step);
      if (flags.length === 0) return [];
      const { n, actor, action } = step;
      return [{ office, entry: entry.id, n, actor, action, flags, ...settlementOf(n, overlay) }];
    });
  });
}

/** The entries of one office, each with its overlay (undefined where it has none). */
function entriesOf(folder, office) {
  const overlayFolder = join(folder, "overlays");
  const files = existsSync(overlayFolder) ? readdirSync(overlayFolder).filter((name) => name.endsWith(".json")) : [];
  const overlays = files
    .map((name) => read(join(overlayFolder, name)))
    .filter((file) => file.office === office)
    .flatMap((file) => file.overlays);
  return read(join(folder, `${office}.json`)).map((entry) => ({
    entry,
    overlay: overlays.find((written) => written.id === entry.id),
  }));
}

/** What the overlays of one office declare beside the steps. */
export function declarationsOf(folder, office) {
  return entriesOf(folder, office).map(({ entry, overlay }) => ({
    office,
    entry: entry.id,
    overlay: overlay !== undefined,
    register: overlay?.register ?? null,
    books: overlay?.books ?? [],
    fields: (overlay?.fields ?? []).map(({ id, kind, required = false, source }) => ({ id, kind, required, source })),
  }));
}

function printDeclarations(declared, all) {
  for (const { entry, register, books, fields } of all ? declared : []) {
    const marks = [register ? `register ${register}` : null, books.length > 0 ? `books ${books.join(", ")}` : null];
    const asks = fields.map(({ id, kind, required }) => `${id}${required ? "*" : ""} (${kind})`).join(", ");
    process.stdout.write(`${entry}: ${[...marks.filter(Boolean), asks || "no fields"].join("; ")}\n`);
  }
  for (const office of new Set(declared.map((declaration) => declaration.office))) {
    const own = declared.filter((declaration) => declaration.office === office);
    const count = (keep) => own.filter(keep).length;
    const fields = own.reduce((sum, declaration) => sum + declaration.fields.length, 0);
    process.stdout.write(
      `${office}: ${own.length} entries, ${count((d) => !d.overlay)} without an overlay, ` +
        `${fields} fields in ${count((d) => d.fields.length > 0)}, ${count((d) => d.register)} in a register, ` +
        `${count((d) => d.books.length > 0)} that book.\n`,
    );
  }
}

function read(path) {
  return JSON.parse(readFileSync(path, "utf8"));
}

function main() {
  const { values } = parseArgs({
    options: {
      office: { type: "string", multiple: true },
      folder: { type: "string", default: fileURLToPath(new URL("../resources/catalog", import.meta.url)) },
      open: { type: "boolean", default: false },
      fields: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
    },
  });
  const offices = values.office ?? OFFICES;
  const unknown = offices.filter((office) => !OFFICES.includes(office));
  if (unknown.length > 0) throw new Error(`unknown office ${unknown.join(", ")}; one of ${OFFICES.join(", ")}`);
  const flagged = offices.flatMap((office) => flaggedSteps(values.folder, office));
  const open = flagged.filter((step) => step.by === null);
  const shown = values.open ? open : flagged;
  const declared = offices.flatMap((office) => declarationsOf(values.folder, office));
  const bare = declared.filter((declaration) => !declaration.overlay);
  if (values.json && values.fields) process.stdout.write(`${JSON.stringify(declared, null, 2)}\n`);
  else if (values.json) process.stdout.write(`${JSON.stringify(shown, null, 2)}\n`);
  else {
    for (const step of values.fields ? [] : shown) {
      const settled = step.by === null ? "NOT SETTLED" : `${step.by}: ${step.reason}`;
      const who = step.actor ?? "(no actor)";
      process.stdout.write(
        `${step.entry} ${step.n} [${step.flags.join(", ")}] ${who}: ${step.action}\n    ${settled}\n`,
      );
    }
    process.stdout.write(
      `${flagged.length} flagged steps, ${flagged.length - open.length} settled, ${open.length} not.\n`,
    );
    printDeclarations(declared, values.fields);
    for (const { entry } of bare) process.stdout.write(`${entry}: NO OVERLAY\n`);
  }
  process.exitCode = open.length + bare.length > 0 ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    main();
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
