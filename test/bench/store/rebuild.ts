import { FEATURES } from "../../../main/features/index";
import { systemRandom } from "../../../main/platform/ids";
import { FeatureSet } from "../../../main/store/feature-set";
import { Keyring } from "../../../main/store/log/keyring";
import { buildView } from "../../../main/store/view/rebuild";
import { type BenchResult, measured, type Say } from "../result";
import { median } from "../statistics";
import { filledStore } from "./fill";

const REQUESTS = 15_000;
const RUNS = 3;

/** Folding the whole log of finished requests into a new view.db: rows, indexes and full-text index. */
export function benchRebuild(folder: string, say: Say): BenchResult[] {
  say(`rebuild: taking ${REQUESTS} requests from intake to handover`);
  const opened = filledStore(folder, REQUESTS, true);
  opened.shut();
  const rates: number[] = [];
  let events = 0;
  try {
    for (let run = 0; run < RUNS; run++) {
      const keyring = Keyring.open(opened.paths.keys, opened.officeKey, systemRandom(), false);
      const began = performance.now();
      events = buildView(opened.paths, `${opened.paths.view}.bench`, keyring, new FeatureSet(FEATURES)).events;
      rates.push(events / ((performance.now() - began) / 1_000));
      keyring.close();
      say(`rebuild: ${events} events, ${Math.round(rates.at(-1) ?? 0)} a second`);
    }
  } finally {
    opened.close();
  }
  return [
    measured(`rebuild of ${events} events`, median(rates), "events/s", "higher", 50_000),
    measured("rebuild, slowest run", Math.min(...rates), "events/s", "higher"),
  ];
}
