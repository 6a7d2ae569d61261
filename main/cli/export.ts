import { existsSync, writeFileSync } from "node:fs";
import { Refusal } from "../../shared/ipc/errors";
import { csvOf } from "../documents/csv";
import { EXPORTS, type ExportName, exportRows } from "../features/emergency/documents/exports";
import { spanOfDays } from "../features/emergency/figures";
import { FEATURES } from "../features/index";
import { ACCESS_HELP, ACCESS_OPTIONS, existingFolder, openFolder } from "./access";
import { readingView } from "./open-view";
import { readOptions } from "./options";
import { dayOption } from "./period";
import { answer, CliError, type Verb } from "./verb";

/** `export`: rows of the 112 desk for other programs; nothing personal unless it is asked for. */
export const exportVerb: Verb = {
  name: "export",
  summary: "salin catatan 112 ke JSON atau CSV",
  help: `export --data DIR --what ${EXPORTS.join("|")} --from 2026-10-01 --to 2026-10-31 --format json|csv [--personal] [--out BERKAS]

Menyalin panggilan, kejadian atau pengiriman unit. Hari terakhir ikut. Waktu memakai selisih zona kantor. Boleh
dijalankan saat Sigap terbuka.

  --data DIR                folder data
  --what APA                ${EXPORTS.join(", ")}
  --from, --to              hari pertama dan terakhir
  --format                  json atau csv
  --personal                sertakan nomor, nama dan uraian (perlu login yang berhak, juga pada folder demo)
  --out BERKAS              tulis ke berkas, bukan ke layar
${ACCESS_HELP}

Contoh: export --data /srv/sigap --what calls --from 2026-10-01 --to 2026-10-31 --format csv --out panggilan.csv`,
  async run(args, context) {
    const options = readOptions(args, {
      data: { type: "string" },
      what: { type: "string" },
      from: { type: "string" },
      to: { type: "string" },
      format: { type: "string", default: "json" },
      personal: { type: "boolean" },
      out: { type: "string" },
      ...ACCESS_OPTIONS,
    });
    const paths = existingFolder(options.data);
    const what = EXPORTS.find((name): name is ExportName => name === options.what);
    if (!what) throw new CliError(`--what harus salah satu dari: ${EXPORTS.join(", ")}.`);
    const [first, last] = [dayOption(options.from, "from"), dayOption(options.to, "to")];
    if (last < first) throw new CliError("--to lebih awal daripada --from. Tukar keduanya.");
    if (options.format !== "json" && options.format !== "csv") throw new CliError("--format harus json atau csv.");
    if (options.personal && options.login === undefined) {
      throw new CliError("--personal perlu --login NAMA dan --password-file BERKAS dari operator yang berhak.");
    }
    if (!existsSync(paths.log)) throw new Refusal("log-damaged", { setAside: "", reason: "missing" });
    const { officeKey } = await openFolder(context, paths, options, {
      may: options.personal ? "emergency.personal" : null,
    });
    const rows = readingView(context, paths, officeKey, (log) => {
      const reference = FEATURES.reference(log);
      return exportRows(what, log, reference, spanOfDays(reference, first, last), options.personal ?? false);
    });
    const text = options.format === "json" ? `${JSON.stringify(rows, null, 2)}\n` : csvOf(rows);
    if (options.out === undefined) context.io.out(text);
    else {
      writeFileSync(options.out, text, { mode: 0o600 });
      answer(context, options.json, { rows: rows.length, out: options.out }, [
        `${rows.length} baris ke ${options.out}.`,
      ]);
    }
    return 0;
  },
};
