import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import type { BenchResult, Say } from "../result";
import { benchBeside } from "./beside";
import { benchCold } from "./cold";
import { benchLogin } from "./login";
import { benchTakeIn } from "./take-in";

/**
 * What has to hold whatever is built on the store, as ratios between two things measured in turn. Its folders lie on the
 * project's own disk: a folder in memory would make syncing free.
 */
export async function benchGround(say: Say): Promise<BenchResult[]> {
  mkdirSync(resolve("out"), { recursive: true });
  const folder = mkdtempSync(join(resolve("out"), "bench-ground-"));
  try {
    return [
      ...benchLogin(join(folder, "login"), say),
      ...benchTakeIn(join(folder, "take-in"), say),
      ...(await benchBeside(join(folder, "beside"), say)),
      ...benchCold(join(folder, "cold"), say),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
