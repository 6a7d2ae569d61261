import { existsSync, readdirSync } from "node:fs";
import { resolve } from "node:path";
import { parseInstant } from "../../shared/domain/deadlines/instants";
import { type DemoSizes, fillDemoFolder } from "../features/demo/fill";
import { demoParts } from "../features/demo/part";
import { FEATURES } from "../features/index";
import { dataPaths } from "../platform/paths";
import { numberOption, officeOption, readOptions, required } from "./options";
import { progressOn } from "./progress";
import { answer, CliError, type Verb } from "./verb";

const PARTS = demoParts(FEATURES.list);

function counted(sizes: DemoSizes): string {
  return PARTS.map(({ option, noun }) => `${sizes[option]} ${noun}`).join(", ");
}

/** `demo`: fills an empty folder with an office's operators and requests, the same ones for the same seed. */
export const demo: Verb = {
  name: "demo",
  summary: "isi folder kosong dengan data contoh",
  help: `demo --data DIR --office KANTOR ${PARTS.map(({ option, usual }) => `[--${option} ${usual}]`).join(" ")} [--seed 1] [--now WAKTU] [--json]

Mengisi folder kosong dengan data contoh: operator tiap peran dan pekerjaan kantor selama empat belas bulan terakhir.
Seed yang sama memberi isi yang sama. Frasa sandinya "demo"; nama masuk dan kata sandinya ada di demo.json.

  --data DIR       folder baru atau kosong
  --office KANTOR  bantul, klaten, pasuruan, trenggalek atau polewali-mandar
${PARTS.map(({ option, noun, least, most }) => `  ${`--${option} N`.padEnd(16)} banyaknya ${noun} (${least} sampai ${most})`).join("\n")}
  --seed N         benih
  --now WAKTU      saat terakhir yang terjadi, dengan selisih zona; biasanya sekarang
  --json           cetak {path, office, seed, ${PARTS.map(({ option }) => option).join(", ")}, events, logins}

Contoh: demo --data /tmp/contoh --office bantul --requests 2000 --seed 1`,
  async run(args, context) {
    const options = readOptions(args, {
      data: { type: "string" },
      office: { type: "string" },
      ...Object.fromEntries(
        PARTS.map(({ option, usual }) => [option, { type: "string" as const, default: String(usual) }]),
      ),
      seed: { type: "string", default: "1" },
      now: { type: "string" },
    });
    const chosen: Readonly<Record<string, unknown>> = options;
    const folder = resolve(required(options.data, "data", "/tmp/contoh"));
    const office = officeOption(options.office);
    const sizes = Object.fromEntries(
      PARTS.map(({ option, least, most }) => [option, numberOption(String(chosen[option]), option, least, most)]),
    );
    const seed = numberOption(options.seed, "seed", 0, 0xffff_ffff);
    const wall = context.clock.now().wall;
    const now = options.now === undefined ? wall : parseInstant(options.now);
    if (now > wall) throw new CliError("--now belum terjadi. Sebutkan waktu yang sudah lewat, atau hilangkan --now.");
    if (existsSync(folder) && readdirSync(folder).some((name) => name !== ".demo-unfinished")) {
      throw new CliError(`Folder ${folder} tidak kosong. Pilih folder lain, atau kosongkan lebih dahulu.`);
    }
    const mono = () => context.clock.now().mono;
    const started = mono();
    const progress = progressOn(context.io, "Catatan", mono);
    const { resources, random } = context;
    const made = await fillDemoFolder({
      paths: dataPaths(folder),
      resources,
      office,
      sizes,
      seed,
      now,
      random,
      progress,
    });
    const seconds = (mono() - started) / 1000;
    context.io.err(`${counted(sizes)}, ${made.events} peristiwa dalam ${seconds.toFixed(1)} detik.\n`);
    const { logins } = made.demo;
    answer(context, options.json, { path: folder, office, seed, ...sizes, events: made.events, logins }, [
      `Folder demo ${folder} siap. Frasa sandi: ${made.demo.passphrase}`,
      ...logins.map((login) => `  ${login.login.padEnd(10)} ${login.password}  ${login.role}  ${login.name}`),
    ]);
    return 0;
  },
};
