import { serviceById } from "./catalog-files";
import { readOptions, required } from "./options";
import { answer, type Verb } from "./verb";

/** `catalog show`: one service as printed and as Sigap runs it. */
export const catalogShow: Verb = {
  name: "catalog show",
  summary: "satu layanan: syarat, langkah, jangka waktu, catatan",
  help: `catalog show --id ID [--json]

Satu layanan seperti tercetak di dokumen sumber dan seperti dijalankan Sigap.

  --id ID  kode layanan dari catalog list
  --json   cetak satu dokumen JSON

Contoh: catalog show --id bantul-52-permohonan-perbaikan-jaringan`,
  run(args, context) {
    const options = readOptions(args, { id: { type: "string" } });
    const id = required(options.id, "id", "bantul-52-permohonan-perbaikan-jaringan");
    const { service } = serviceById(context.resources, id);
    const { entry } = service;
    const titles = new Map(service.steps.map((step) => [step.id, step.title]));
    const endings: Record<string, string> = {
      handover: "penyerahan kepada pemohon",
      refusal: "ditolak",
      unfulfilled: "tidak dapat dipenuhi",
    };
    const lines = [
      entry.name,
      entry.unit ?? "(sumber tidak menyebut unit)",
      `Sumber: ${entry.source.file} baris ${entry.source.from}–${entry.source.to}`,
      "",
      "Syarat:",
      ...entry.requirements.map((text, index) => `  ${index + 1}. ${text}`),
      "",
      "Langkah:",
      ...(service.runnable ? [] : [`  Tidak dapat dijalankan: ${service.reasonNotRunnable ?? ""}`]),
      ...service.steps.flatMap((step) => [
        `  ${step.id}: ${step.title} (${step.actor.label ?? "sumber tidak menyebut pelaku"})`,
        ...step.outcomes.map((outcome) => `      ${outcome.label} -> ${titles.get(outcome.to) ?? endings[outcome.to]}`),
      ]),
      "",
      "Jangka waktu:",
      ...service.limits.map(
        (run) => `  ${run.limit}. ${run.label}: ${entry.time_limits[run.limit]?.text} (${run.basis})`,
      ),
      "",
      "Catatan:",
      ...[...service.notes, ...entry.anomalies].map((note) => `  ${note}`),
    ];
    answer(context, options.json, service, lines);
    return 0;
  },
};
