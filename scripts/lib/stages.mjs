import { SetupError } from "./report.mjs";

/**
 * Runs stages in their order, also after a failing one, and prints a line for each with its seconds.
 * A stage is { name, run, needed } where `run` resolves to { passed, failed }; one that throws counts as one failure,
 * and one that is `needed` by the others ends the run with it. Resolves to the sums.
 */
export async function runStages(stages) {
  const total = { passed: 0, failed: 0 };
  for (const stage of stages) {
    const started = performance.now();
    let result;
    try {
      result = await stage.run();
    } catch (error) {
      console.log(error instanceof SetupError ? error.message : String(error?.stack ?? error));
      result = { passed: 0, failed: 1 };
    }
    total.passed += result.passed;
    total.failed += result.failed;
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`${result.failed === 0 ? "ok    " : "FAILED"} ${stage.name} (${seconds} s)`);
    if (result.failed > 0 && stage.needed) {
      console.log(`The other stages need ${stage.name}; they did not run.`);
      break;
    }
  }
  return total;
}
