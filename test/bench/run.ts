import type { BenchResult, Say } from "./result";

/** Each suite is loaded only when it is asked for. */
const SUITES: Readonly<Record<string, (say: Say) => Promise<BenchResult[]>>> = {
  store: async (say) => (await import("./store/index")).benchStore(say),
  ground: async (say) => (await import("./ground/index")).benchGround(say),
  emergency: async (say) => (await import("./emergency/index")).benchEmergency(say),
  queue: async (say) => (await import("./queue/index")).benchQueue(say),
  start: async (say) => (await import("./start")).benchStart(say),
};

function line(result: BenchResult): string {
  const bound = `  (${result.better === "lower" ? "at most" : "at least"} ${result.limit})`;
  return `${result.ok ? "ok  " : "MISS"}  ${result.name}: ${result.value} ${result.unit}${bound}`;
}

async function main(words: readonly string[]): Promise<number> {
  const json = words.includes("--json");
  const suite = words.find((word) => !word.startsWith("--")) ?? "";
  const bench = Object.hasOwn(SUITES, suite) ? SUITES[suite] : undefined;
  if (!bench) {
    process.stderr.write(`Usage: npm run bench -- SUITE [--json]. Suites: ${Object.keys(SUITES).join(", ")}.\n`);
    return 1;
  }
  const results = await bench((text) => process.stderr.write(`${text}\n`));
  process.stdout.write(json ? `${JSON.stringify({ suite, results })}\n` : `${results.map(line).join("\n")}\n`);
  // Whoever reads the document sees a miss in it.
  return json || results.every(({ ok }) => ok) ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
