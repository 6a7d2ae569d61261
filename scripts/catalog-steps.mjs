// Lists every printed step that a plain sequence may get wrong: a condition, an alternative, a return, or no actor; and
// says whether it is settled: an overlay step stands for it, it is left out with a reason, or a reason is written why
// the plain step is right. Exit code 1 when a step of the asked offices is not settled.
//   node scripts/catalog-steps.mjs [--office NAME]... [--open] [--json] [--folder resources/catalog]
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
  const entries = read(join(folder, `${office}.json`));
  const overlayFolder = join(folder, "overlays");
  const files = existsSync(overlayFolder) ? readdirSync(overlayFolder).filter((name) => name.endsWith(".json")) : [];
  const overlays = files
    .map((name) => read(join(overlayFolder, name)))
    .filter((file) => file.office === office)
    .flatMap((file) => file.overlays);
  return entries.flatMap((entry) => {
    const overlay = overlays.find((written) => written.id === entry.id);
    return entry.procedure.flatMap((step) => {
      const flags = flagsOf(step);
      if (flags.length === 0) return [];
      const { n, actor, action } = step;
      return [{ office, entry: entry.id, n, actor, action, flags, ...settlementOf(n, overlay) }];
    });
  });
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
      json: { type: "boolean", default: false },
    },
  });
  const offices = values.office ?? OFFICES;
  const unknown = offices.filter((office) => !OFFICES.includes(office));
  if (unknown.length > 0) throw new Error(`unknown office ${unknown.join(", ")}; one of ${OFFICES.join(", ")}`);
  const flagged = offices.flatMap((office) => flaggedSteps(values.folder, office));
  const open = flagged.filter((step) => step.by === null);
  const shown = values.open ? open : flagged;
  if (values.json) process.stdout.write(`${JSON.stringify(shown, null, 2)}\n`);
  else {
    for (const step of shown) {
      const settled = step.by === null ? "NOT SETTLED" : `${step.by}: ${step.reason}`;
      const who = step.actor ?? "(no actor)";
      process.stdout.write(
        `${step.entry} ${step.n} [${step.flags.join(", ")}] ${who}: ${step.action}\n    ${settled}\n`,
      );
    }
    process.stdout.write(
      `${flagged.length} flagged steps, ${flagged.length - open.length} settled, ${open.length} not.\n`,
    );
  }
  process.exitCode = open.length > 0 ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    main();
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
