import { existsSync, writeFileSync } from "node:fs";
import { emergencyReport } from "../../shared/domain/emergency/report";
import { Refusal } from "../../shared/ipc/errors";
import { workbookOf } from "../documents/xlsx";
import { emergencySheets } from "../features/emergency/documents/sheets";
import { reportInput, spanOfDays } from "../features/emergency/figures";
import { FEATURES } from "../features/index";
import { ACCESS_HELP, ACCESS_OPTIONS, existingFolder, openFolder } from "./access";
import { readingView } from "./open-view";
import { readOptions, required } from "./options";
import { periodOption } from "./period";
import { answer, type Verb } from "./verb";

/** `report 112`: the figures of a period, as a document to read, as JSON, or as a workbook. */
export const report112: Verb = {
  name: "report 112",
  summary: "laporan layanan 112 suatu periode",
  help: `report 112 --data DIR --period 2026-10 [--xlsx BERKAS] [--public] [--json]

Menghitung panggilan, kelasnya, kejadian nyata menurut kategori, unit, wilayah dan jam, serta tiap ruas waktu tanggap.
Boleh dijalankan saat Sigap terbuka.

  --data DIR                folder data
  --period PERIODE          2026, 2026-Q3, 2026-10 atau 2026-10-05
  --xlsx BERKAS             tulis juga sebagai buku kerja
  --public                  buku kerja untuk diumumkan: kategori peka dan angka kecil ditutup
${ACCESS_HELP}
  --json                    cetak {period, calls, byClass, real, intervals}

Contoh: report 112 --data /srv/sigap --period 2026-10 --json`,
  async run(args, context) {
    const options = readOptions(args, {
      data: { type: "string" },
      period: { type: "string" },
      xlsx: { type: "string" },
      public: { type: "boolean" },
      ...ACCESS_OPTIONS,
    });
    const paths = existingFolder(options.data);
    const period = required(options.period, "period", "2026-10");
    const days = periodOption(period);
    if (!existsSync(paths.log)) throw new Refusal("log-damaged", { setAside: "", reason: "missing" });
    const { officeKey } = await openFolder(context, paths, options);
    const report = readingView(context, paths, officeKey, (log) => {
      const reference = FEATURES.reference(log);
      return emergencyReport(reportInput(log, reference, period, spanOfDays(reference, days.first, days.last)));
    });
    if (options.xlsx !== undefined) {
      writeFileSync(options.xlsx, await workbookOf(emergencySheets(report, { isPublic: options.public ?? false })));
    }
    const { calls } = report;
    answer(context, options.json, report, [
      `Layanan 112, ${period}`,
      `Panggilan masuk ${calls.in}, terjawab ${calls.answered}, tidak terjawab ${calls.unanswered}, terputus ${calls.abandoned}.`,
      ...Object.entries(report.real.byCategory).map(([category, n]) => `  ${category.padEnd(20)} ${n}`),
      ...report.intervals.map(
        ({ from, to, n, median_s, p90_s, within }) =>
          `  ${`${from} - ${to}`.padEnd(28)} n ${n}, median ${median_s ?? "-"} detik, p90 ${p90_s ?? "-"} detik${within === null ? "" : `, dalam janji ${Math.round(within * 1000) / 10}%`}`,
      ),
    ]);
    return 0;
  },
};
