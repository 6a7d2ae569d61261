import { OFFICES } from "../../shared/domain/catalog/entry";
import { ROLES, type Role } from "../../shared/domain/operators/roles";

type Office = (typeof OFFICES)[number];

/** What the command line asks for. */
export type StartArguments =
  | { readonly mode: "window"; readonly window: WindowArguments }
  /** `--cli VERB …`: the administrator's commands without a window; `rest` is everything after `--cli`. */
  | { readonly mode: "cli"; readonly rest: readonly string[] }
  | { readonly mode: "help" }
  | { readonly mode: "version" };

/** What a start with a window may name. */
export interface WindowArguments {
  /** Absolute or relative to where Sigap was started; null for the usual place. */
  readonly dataFolder: string | null;
  /** Fill and use a demo folder. */
  readonly demo: boolean;
  /** Only for a demo or for the first start; null where the command line does not say. */
  readonly office: Office | null;
  /** Log in as this role at once. The caller honours it in a demo folder only. */
  readonly demoLogin: Role | null;
  /** Say on standard output when a screen can be used, for measuring the start. */
  readonly traceStart: boolean;
}

/** A command line that cannot be understood. Its message is Indonesian and says what to do. */
export class ArgumentError extends Error {}

/** What `sigap --help` prints. */
export const helpText = `Sigap, konsol operasi Diskominfo

Pemakaian: sigap [pilihan]

  --data DIR          folder data yang dipakai
  --demo              buka folder demo berisi data contoh
  --office KANTOR     kantor untuk demo atau mulai pertama: ${OFFICES.join(", ")}
  --demo-login PERAN  langsung masuk dengan peran ini (hanya folder demo): ${ROLES.join(", ")}
  --trace-start       tulis ke keluaran kapan tiap layar dapat dipakai
  --cli PERINTAH …    perintah administrator tanpa jendela
  --version           tampilkan versi
  --help              tampilkan bantuan ini
`;

// Chromium, Electron and Node read these themselves; they arrive here as well.
const switchesOfElectron = new Set([
  "no-sandbox",
  "inspect",
  "inspect-brk",
  "remote-debugging-port",
  "remote-debugging-pipe",
  "lang",
  "js-flags",
  "user-data-dir",
  "password-store",
  "in-process-gpu",
  "ozone-platform",
  "ozone-platform-hint",
  "force-device-scale-factor",
  "force-color-profile",
  "enable-logging",
  "log-file",
  "log-level",
  "trace-warnings",
  "trace-deprecation",
  "v",
  "vmodule",
  "original-process-start-time",
  "allow-file-access-from-files",
]);
/** What an installed console lets Chromium have: how it looks, and what a screen without a graphics card needs. */
const switchesOfInstalled = new Set(["lang", "force-device-scale-factor", "disable-gpu"]);
const familiesOfInstalled = ["ozone-platform"];
const familiesOfElectron = ["disable-", "enable-", "use-gl", "use-angle", "trace-startup"];

/**
 * Reads a process's arguments (all of `process.argv`). In a development Electron (`packaged` false) the app's folder
 * comes first and is passed over.
 * An installed console (`packaged`) refuses every switch that opens it to others or weakens it, wherever it stands:
 * remote debugging lets any process on the computer read what the operator sees.
 * Throws an ArgumentError for an unknown flag, a missing or unknown value, or flags that exclude each other.
 */
export function parseArguments(argv: readonly string[], { packaged }: { packaged: boolean }): StartArguments {
  const words = argv.slice(1);
  const cliAt = words.indexOf("--cli");
  if (packaged) refuseDangerous(words);
  if (cliAt >= 0) return { mode: "cli", rest: words.slice(cliAt + 1) };

  let appFolderSeen = packaged;
  let dataFolder: string | null = null;
  let demo = false;
  let office: Office | null = null;
  let demoLogin: Role | null = null;
  let traceStart = false;
  const passes = packaged ? isHarmless : belongsToElectron;
  while (words.length > 0) {
    const word = words.shift() ?? "";
    if (!word.startsWith("-")) {
      if (appFolderSeen)
        throw new ArgumentError(`"${word}" tidak dikenal. Jalankan sigap --help untuk melihat pilihan.`);
      appFolderSeen = true;
      continue;
    }
    if (word === "--") continue;
    const { name, value: inlineValue } = splitFlag(word);
    const value = (): string => takeValue(name, inlineValue === null ? words : [inlineValue]);
    if (name === "help") return { mode: "help" };
    if (name === "version") return { mode: "version" };
    if (name === "data") dataFolder = value();
    else if (name === "demo") demo = true;
    else if (name === "trace-start") traceStart = true;
    else if (name === "office") office = oneOf(name, value(), OFFICES);
    else if (name === "demo-login") demoLogin = oneOf(name, value(), ROLES);
    else if (!passes(name)) {
      throw new ArgumentError(`Pilihan --${name} tidak dikenal. Jalankan sigap --help untuk melihat pilihan.`);
    }
  }
  return { mode: "window", window: { dataFolder, demo, office, demoLogin, traceStart } };
}

/** Chromium reads its switches wherever they stand, so those behind `--cli` count too. */
function refuseDangerous(words: readonly string[]): void {
  const refused = words
    .filter((word) => word.startsWith("-"))
    .map((word) => splitFlag(word.toLowerCase()).name)
    .filter((name) => belongsToElectron(name) && !isHarmless(name))
    .map((name) => `--${name}`);
  if (refused.length === 0) return;
  throw new ArgumentError(`Sigap yang terpasang tidak menerima ${refused.join(", ")}. Jalankan tanpa pilihan itu.`);
}

function isHarmless(name: string): boolean {
  return switchesOfInstalled.has(name) || familiesOfInstalled.some((family) => name.startsWith(family));
}

function splitFlag(word: string): { name: string; value: string | null } {
  const bare = word.replace(/^--?/, "");
  const equals = bare.indexOf("=");
  return equals < 0 ? { name: bare, value: null } : { name: bare.slice(0, equals), value: bare.slice(equals + 1) };
}

function takeValue(name: string, words: string[]): string {
  const value = words[0];
  if (value === undefined || value === "" || value.startsWith("--")) {
    throw new ArgumentError(`--${name} perlu nilai. Jalankan sigap --help untuk melihat contohnya.`);
  }
  words.shift();
  return value;
}

function oneOf<Choice extends string>(name: string, value: string, choices: readonly Choice[]): Choice {
  const choice = choices.find((candidate) => candidate === value);
  if (choice !== undefined) return choice;
  throw new ArgumentError(`"${value}" bukan nilai --${name}. Pilih salah satu: ${choices.join(", ")}.`);
}

function belongsToElectron(name: string): boolean {
  return switchesOfElectron.has(name) || familiesOfElectron.some((family) => name.startsWith(family));
}
