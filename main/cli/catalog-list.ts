import { basisOf } from "../../shared/domain/deadlines/basis";
import { officeServices } from "./catalog-files";
import { officeOption, readOptions } from "./options";
import { answer, type Verb } from "./verb";

/** `catalog list`: the services of an office, with the counts and limits of the source document. */
export const catalogList: Verb = {
  name: "catalog list",
  summary: "daftar layanan sebuah kantor",
  help: `catalog list --office KANTOR [--json]

Daftar layanan dengan jumlah langkah dan syarat menurut dokumen sumbernya.

  --office KANTOR  bantul, klaten, pasuruan, trenggalek atau polewali-mandar
  --json           cetak satu dokumen JSON

Contoh: catalog list --office klaten`,
  run(args, context) {
    const options = readOptions(args, { office: { type: "string" } });
    const list = officeServices(context.resources, officeOption(options.office)).map(({ entry }) => ({
      id: entry.id,
      no: entry.no,
      name: entry.name,
      unit: entry.unit,
      steps: entry.procedure.length,
      requirements: entry.requirements.length,
      limits: entry.time_limits.map((limit) => ({
        max_iso: limit.max_iso,
        min_iso: limit.min_iso,
        kind: limit.kind,
        basis: basisOf(limit, entry.service_hours),
      })),
    }));
    const lines = list.map((service) => {
      const limits = service.limits.map((limit) => `${limit.max_iso ?? limit.min_iso ?? limit.kind} ${limit.basis}`);
      const number = service.no === null ? "-" : String(service.no);
      return `${number.padStart(3)}  ${service.id}  ${service.name}  [${service.steps} langkah, ${service.requirements} syarat; ${limits.join("; ") || "tanpa jangka waktu"}]`;
    });
    answer(context, options.json, list, lines);
    return 0;
  },
};
