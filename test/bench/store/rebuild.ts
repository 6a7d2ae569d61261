import { cpSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { DEMO_PASSPHRASE } from "../../../main/features/demo/demo-file";
import { FEATURES } from "../../../main/features/index";
import { systemRandom } from "../../../main/platform/ids";
import { type OfficeKey, openWithPassphrase, readOfficeKeyFile } from "../../../main/platform/office-key";
import { type DataPaths, dataPaths } from "../../../main/platform/paths";
import { FeatureSet } from "../../../main/store/feature-set";
import { Keyring } from "../../../main/store/log/keyring";
import { foldAll } from "../../../main/store/view/folding";
import { buildView } from "../../../main/store/view/rebuild";
import { searchedKinds } from "../../../main/store/view/schema";
import { multiplyFolder, playedFolder } from "../demo-folder";
import { openToRead } from "../folders/files";
import { type BenchResult, ratio, type Say } from "../result";
import { median } from "../statistics";
import { type BareRows, bareBuild, readRows } from "./bare-view";

const TIMES = 5;
const RUNS = 3;

const features = new FeatureSet(FEATURES);

/**
 * Folding the whole log of a demo into a new view.db (rows, indexes and full-text index) against reading the same events,
 * opening what is sealed of them and writing the same rows as they stand, in turn.
 */
export async function benchRebuild(folder: string, say: Say): Promise<BenchResult[]> {
  const played = await playedFolder(say);
  say("rebuild: making the log longer");
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(played)) cpSync(join(played, name), join(folder, name));
  await multiplyFolder(folder, TIMES, true);
  const paths = dataPaths(folder);
  const officeKey = await openWithPassphrase(readOfficeKeyFile(paths.officeKey), DEMO_PASSPHRASE);
  const rows = withKeyring(paths, officeKey, (keyring) =>
    readRows(paths, officeKey, features, searchedTexts(paths, officeKey, keyring)),
  );
  const target = `${paths.view}.bench`;
  const seconds = (build: (keyring: Keyring) => number) =>
    withKeyring(paths, officeKey, (keyring) => {
      const began = performance.now();
      const events = build(keyring);
      return { events, seconds: (performance.now() - began) / 1_000 };
    });
  const ratios: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const bare = seconds((keyring) => bareBuild(paths, target, keyring, features, rows));
    const ours = seconds((keyring) => buildView(paths, target, keyring, features).events);
    if (bare.events !== ours.events) throw new Error(`${bare.events} events read, ${ours.events} folded`);
    ratios.push(ours.seconds / bare.seconds);
    const rate = Math.round(ours.events / ours.seconds);
    say(
      `rebuild: ${ours.events} events, ${rate} a second; ${bare.seconds.toFixed(1)} s bare, ${ours.seconds.toFixed(1)} s`,
    );
  }
  const name = "rebuild against reading, opening and writing the same rows bare";
  return [ratio(name, median(ratios), 1, 2)];
}

function withKeyring<T>(paths: DataPaths, officeKey: OfficeKey, work: (keyring: Keyring) => T): T {
  const keyring = Keyring.open(paths.keys, officeKey, systemRandom(), false);
  try {
    return work(keyring);
  } finally {
    keyring.close();
  }
}

/** What every stream is searched by, as its state says it. */
function searchedTexts(paths: DataPaths, officeKey: OfficeKey, keyring: Keyring): BareRows["texts"] {
  const database = openToRead(paths, officeKey);
  try {
    const reference = FEATURES.reference(database);
    return searchedKinds(features).flatMap((kind) => {
      const { searched } = features.known(`${kind}/`);
      const states = foldAll<{ id: string }>({ database, keyring, features }, kind);
      const rows = new Map(
        database
          .rawAll<{ stream: string; row: number }>(
            "SELECT stream, min(pos) AS row FROM events WHERE stream >= ? AND stream < ? GROUP BY stream",
            `${kind}/`,
            `${kind}0`,
          )
          .map(({ stream, row }) => [stream, row]),
      );
      return states.flatMap((state) => {
        const text = searched?.(state, reference);
        return text ? [{ kind, row: rows.get(`${kind}/${state.id}`) ?? 0, ...text }] : [];
      });
    });
  } finally {
    database.close();
  }
}
