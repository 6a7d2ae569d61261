import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import type { BenchResult, Say } from "../result";
import { benchCommand } from "./command";
import { benchDeadlines } from "./deadlines";
import { benchRebuild } from "./rebuild";
import { benchStall } from "./stall";

/** The store's measurements. Its folders lie on the project's own disk: a folder in memory would make syncing free. */
export async function benchStore(say: Say): Promise<BenchResult[]> {
  mkdirSync(resolve("out"), { recursive: true });
  const folder = mkdtempSync(join(resolve("out"), "bench-store-"));
  try {
    return [
      ...(await benchCommand(join(folder, "command"), say)),
      ...(await benchRebuild(join(folder, "rebuild"), say)),
      ...benchDeadlines(join(folder, "deadlines"), say),
      ...(await benchStall(join(folder, "stall"), say)),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
