import { type ParseArgsConfig, parseArgs } from "node:util";
import { OFFICES, type Office } from "../../shared/domain/catalog/entry";
import { CliError } from "./verb";

type OptionTable = NonNullable<ParseArgsConfig["options"]>;

/** Options that every command has. */
const COMMON = { json: { type: "boolean" }, help: { type: "boolean", short: "h" } } as const satisfies OptionTable;

/** Options whose next word is taken whatever it begins with, also an empty one. */
const TAKING = ["--text"];

/** Joins such an option and its word, so that neither a dash nor nothing in it is read as something else. */
export function withTakenWords(args: readonly string[]): string[] {
  const joined: string[] = [];
  for (let index = 0; index < args.length; index++) {
    const word = args[index] ?? "";
    const next = args[index + 1];
    if (TAKING.includes(word) && next !== undefined) {
      joined.push(`${word}=${next}`);
      index += 1;
    } else joined.push(word);
  }
  return joined;
}

/** What a command's options say, by name. */
type Options<Table extends OptionTable> = ReturnType<typeof parseArgs<{ options: Table & typeof COMMON }>>["values"];

/** Reads a command's options. @throws CliError for an unknown or incomplete option and for a word too many. */
export function readOptions<const Table extends OptionTable>(args: readonly string[], table: Table): Options<Table> {
  const options = { ...table, ...COMMON };
  try {
    return parseArgs({ args: withTakenWords(args), options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    throw new CliError(faultOf(error, Object.keys(options)));
  }
}

/** Puts what Node says about a command line into Indonesian. */
function faultOf(error: unknown, known: readonly string[]): string {
  const code = error instanceof Error && "code" in error ? error.code : null;
  const message = error instanceof Error ? error.message : String(error);
  const option = /'(--?[^'\s,=]+)/.exec(message)?.[1] ?? "";
  switch (code) {
    case "ERR_PARSE_ARGS_UNKNOWN_OPTION":
      return `Pilihan ${option} tidak dikenal. Yang ada: ${known.map((name) => `--${name}`).join(", ")}.`;
    case "ERR_PARSE_ARGS_INVALID_OPTION_VALUE":
      return /does not take an argument/.test(message)
        ? `Pilihan ${option} tidak memakai nilai. Tulis ${option} saja.`
        : `Pilihan ${option} perlu nilai. Tulis nilainya sesudah ${option} (atau ${option}=NILAI bila diawali tanda hubung).`;
    case "ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL": {
      const word = /'([^']*)'/.exec(message)?.[1] ?? "";
      return `Kata "${word}" tidak dikenal di sini. Beri tanda kutip pada nilai yang berisi spasi.`;
    }
    default:
      return message;
  }
}

/** @throws CliError where a required option is missing or empty */
export function required(value: string | undefined, option: string, example: string): string {
  if (value === undefined || value.trim() === "") {
    throw new CliError(`Pilihan --${option} harus diisi, misalnya --${option} ${example}.`);
  }
  return value;
}

/** @throws CliError for an office that Sigap does not have */
export function officeOption(value: string | undefined): Office {
  const office = OFFICES.find((candidate) => candidate === value);
  if (office) return office;
  const offices = OFFICES.join(", ");
  throw new CliError(
    value === undefined
      ? `Pilihan --office harus diisi. Pilih salah satu: ${offices}.`
      : `Kantor "${value}" tidak dikenal. Pilih salah satu: ${offices}.`,
  );
}

/** A whole number within bounds. @throws CliError */
export function numberOption(text: string, option: string, lowest: number, highest: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < lowest || value > highest) {
    throw new CliError(`--${option} harus berupa bilangan bulat dari ${lowest} sampai ${highest}, bukan "${text}".`);
  }
  return value;
}
