import { setTimeout } from "node:timers/promises";
import { systemClock } from "../platform/clock";
import { systemRandom } from "../platform/ids";
import { backup } from "./backup";
import { callsImport } from "./calls-import";
import { catalogList } from "./catalog-list";
import { catalogShow } from "./catalog-show";
import { demo } from "./demo";
import { due } from "./due";
import { erase } from "./erase";
import { exportVerb } from "./export";
import { fingerprint } from "./fingerprint";
import { keysBackup } from "./keys-backup";
import { keysRestore } from "./keys-restore";
import { lineListen } from "./line-listen";
import { withTakenWords } from "./options";
import { phone } from "./phone";
import { place } from "./place";
import { rebuild } from "./rebuild";
import { report112 } from "./report-112";
import { findResources } from "./resources-folder";
import { restore } from "./restore";
import { restoreAdministrator } from "./restore-administrator";
import { type CliContext, CliError, type Verb } from "./verb";
import { verify } from "./verify";
import { failureText } from "./words";

const VERBS: readonly Verb[] = [
  catalogList,
  catalogShow,
  due,
  place,
  phone,
  demo,
  verify,
  fingerprint,
  rebuild,
  backup,
  keysBackup,
  keysRestore,
  restore,
  erase,
  restoreAdministrator,
  exportVerb,
  report112,
  callsImport,
  lineListen,
];

const OVERVIEW = `Perintah administrator Sigap

${VERBS.map((verb) => `  ${verb.name.padEnd(14)} ${verb.summary}`).join("\n")}

Tiap perintah punya --help. Dengan --json jawabannya satu dokumen JSON di stdout; pesan kesalahan ada di stderr.
`;

/**
 * Runs one of the administrator's commands. `argv` is what stands behind `npm run cli --` or `sigap --cli`.
 * Returns the exit code: 0, or 1 after an error (told on `io.err`) or a check that failed. Never throws.
 * `io` is the process's own streams unless given.
 */
export async function runCli(argv: readonly string[], surroundings: Partial<CliContext> = {}): Promise<number> {
  const io = surroundings.io ?? {
    out: (text: string) => process.stdout.write(text),
    err: (text: string) => process.stderr.write(text),
  };
  try {
    if (argv.length === 0 || argv[0] === "--help" || argv[0] === "-h" || argv[0] === "help") {
      io.out(OVERVIEW);
      return argv.length === 0 ? 1 : 0;
    }
    const { verb, rest } = findVerb(argv);
    if (asksForHelp(rest)) {
      io.out(`${verb.help}\n`);
      return 0;
    }
    return await verb.run(rest, {
      io,
      resources: surroundings.resources ?? findResources(import.meta.dirname, electronResources()),
      clock: surroundings.clock ?? systemClock(),
      random: surroundings.random ?? systemRandom(),
      pause: surroundings.pause ?? setTimeout,
      keyStore: surroundings.keyStore ?? null,
    });
  } catch (error) {
    io.err(`${failureText(error)}\n`);
    return 1;
  }
}

/** A word that an option takes as it stands is no question for help. */
function asksForHelp(words: readonly string[]): boolean {
  return withTakenWords(words).some((word) => word === "--help" || word === "-h");
}

function findVerb(argv: readonly string[]): { verb: Verb; rest: readonly string[] } {
  for (const words of [2, 1]) {
    const verb = VERBS.find((candidate) => candidate.name === argv.slice(0, words).join(" "));
    if (verb) return { verb, rest: argv.slice(words) };
  }
  const pairs = VERBS.filter((verb) => verb.name.startsWith(`${argv[0]} `)).map((verb) => verb.name);
  throw new CliError(
    pairs.length > 0
      ? `Lanjutkan "${argv[0]}" dengan: ${pairs.join(", ")}.`
      : `Perintah "${argv[0]}" tidak dikenal. Yang ada: ${VERBS.map((verb) => verb.name).join(", ")}.`,
  );
}

function electronResources(): string | undefined {
  return (process as { resourcesPath?: string }).resourcesPath;
}
