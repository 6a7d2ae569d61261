import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { FEATURES } from "../../../main/features/index";
import { systemRandom } from "../../../main/platform/ids";
import { dataPaths } from "../../../main/platform/paths";
import { Door } from "../../../main/store/door";
import { FeatureSet } from "../../../main/store/feature-set";
import { Keyring } from "../../../main/store/log/keyring";
import { buildView } from "../../../main/store/view/rebuild";
import { wireEvents, wrappedKeys } from "../../helpers/consoles";
import { type TestStore, testStore } from "../../helpers/store";
import { type BenchResult, measured, type Say } from "../result";
import { median } from "../statistics";
import { filledStore } from "../store/fill";

const REQUESTS = 2_500;
const RUNS = 3;
const LEAST_SHARE = 0.4;

/** Events a second of a new view, built from the whole log. */
function rebuildRate(opened: TestStore): number {
  const keyring = Keyring.open(opened.paths.keys, opened.officeKey, systemRandom(), false);
  try {
    const began = performance.now();
    const { events } = buildView(opened.paths, `${opened.paths.view}.bench`, keyring, new FeatureSet(FEATURES));
    return events / ((performance.now() - began) / 1_000);
  } finally {
    keyring.close();
  }
}

/** Events a second that an empty console of the same office takes in, a slice at a time, and its longest slice. */
function takeInRate(from: TestStore, folder: string): { rate: number; longest: number } {
  mkdirSync(folder, { recursive: true });
  const { officeKey, clock, operators } = from;
  const handed = { keys: wrappedKeys(from), events: wireEvents(from) };
  const to = testStore({ paths: dataPaths(folder), officeKey, clock, operators }, systemRandom());
  try {
    const door = new Door(to.store, handed, () => performance.now());
    const began = performance.now();
    let [longest, last, more] = [0, began, true];
    while (more) {
      more = door.step();
      const now = performance.now();
      [longest, last] = [Math.max(longest, now - last), now];
    }
    if (door.result.accepted !== handed.events.length) throw new Error("not everything was taken in");
    return { rate: handed.events.length / ((last - began) / 1_000), longest };
  } finally {
    to.shut();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Taking in another workstation's log, checked and committed in slices, against folding the same log into a new view. */
export function benchTakeIn(folder: string, say: Say): BenchResult[] {
  say(`taking in: ${REQUESTS.toLocaleString("en")} requests from intake to handover`);
  const opened = filledStore(join(folder, "from"), REQUESTS, true);
  try {
    const rebuilt: number[] = [];
    const taken: { rate: number; longest: number }[] = [];
    for (let run = 0; run < RUNS; run++) {
      rebuilt.push(rebuildRate(opened));
      taken.push(takeInRate(opened, join(folder, `to-${run}`)));
      say(`taking in: ${Math.round(taken.at(-1)?.rate ?? 0)} a second, rebuilt ${Math.round(rebuilt.at(-1) ?? 0)}`);
    }
    const rates = taken.map(({ rate }) => rate);
    say(`taking in: longest slice ${Math.max(...taken.map(({ longest }) => longest)).toFixed(1)} ms`);
    return [
      measured("taking in events against rebuilding", median(rates) / median(rebuilt), "x", "higher", LEAST_SHARE),
    ];
  } finally {
    opened.close();
  }
}
