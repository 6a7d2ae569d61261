import { SetupError } from "./report.mjs";

/** As many stages as run beside each other: the cores of a small office machine. */
const LANES = 2;

/**
 * Runs stages in their order, also after a failing one, and prints a line for each with its seconds. A list in the
 * place of a stage holds stages that run beside each other, the longest first.
 * A stage is { name, run, needed } where `run` resolves to { passed, failed }; one that throws counts as one failure,
 * and one that is `needed` by the others ends the run with it. Resolves to the sums.
 */
export async function runStages(stages) {
  const total = { passed: 0, failed: 0 };
  for (const entry of stages) {
    const waiting = [entry].flat();
    const missing = [];
    const lane = async () => {
      for (let stage = waiting.shift(); stage !== undefined; stage = waiting.shift()) {
        const { passed, failed } = await runStage(stage);
        total.passed += passed;
        total.failed += failed;
        if (failed > 0 && stage.needed) missing.push(stage);
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    if (missing.length > 0) {
      console.log(`The other stages need ${missing.map(({ name }) => name).join(", ")}; they did not run.`);
      break;
    }
  }
  return total;
}

async function runStage({ name, run }) {
  const started = performance.now();
  let result;
  try {
    result = await run();
  } catch (error) {
    console.log(error instanceof SetupError ? error.message : String(error?.stack ?? error));
    result = { passed: 0, failed: 1 };
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${result.failed === 0 ? "ok    " : "FAILED"} ${name} (${seconds} s)`);
  return result;
}
