import { existsSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { fillDemoFolder } from "../../main/features/demo/fill";
import { dataPaths } from "../../main/platform/paths";
import type { Say } from "./result";

export const DEMO_REQUESTS = 100_000;

/** The demo folder that is measured on: made once (it takes minutes), kept in out/ for the next run. */
export async function demoFolder(say: Say): Promise<string> {
  const data = resolve("out", `bench-start-${DEMO_REQUESTS}`);
  if (existsSync(join(data, "office-key.json"))) return data;
  say(`filling a demo folder with ${DEMO_REQUESTS.toLocaleString("en")} requests (once; some minutes)`);
  mkdirSync(data, { recursive: true });
  await fillDemoFolder({
    paths: dataPaths(data),
    resources: resolve("resources"),
    office: "bantul",
    sizes: { requests: DEMO_REQUESTS },
    seed: 1,
    now: Date.now(),
  });
  return data;
}
