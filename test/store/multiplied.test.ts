import { rmSync } from "node:fs";
import { afterEach, expect, it } from "vitest";
import { DEMO_PASSPHRASE } from "../../main/features/demo/demo-file";
import { FEATURES } from "../../main/features/index";
import { systemRandom } from "../../main/platform/ids";
import { openWithPassphrase, readOfficeKeyFile } from "../../main/platform/office-key";
import { dataPaths } from "../../main/platform/paths";
import { Database } from "../../main/store/database";
import { FeatureSet } from "../../main/store/feature-set";
import { Keyring } from "../../main/store/log/keyring";
import { verifyLog } from "../../main/store/log/verification";
import { buildView, sameViews } from "../../main/store/view/rebuild";
import { fillDemo, multiplyFolder } from "../bench/demo-folder";
import { newTestFolder } from "../helpers/template";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

it("makes of a demo's requests many whose chain holds and whose view is what their log folds to", async () => {
  const folder = newTestFolder();
  folders.push(folder);
  const paths = dataPaths(folder);
  await fillDemo(folder, 40);
  await multiplyFolder(folder, 3, true);
  const features = new FeatureSet(FEATURES);
  const officeKey = await openWithPassphrase(readOfficeKeyFile(paths.officeKey), DEMO_PASSPHRASE);
  const keyring = Keyring.open(paths.keys, officeKey, systemRandom(), false);
  const log = new Database(paths.log, { readOnly: true });
  try {
    expect(verifyLog(log, () => {}, keyring.chainSeal).firstBad).toBeNull();
    const { events } = buildView(paths, `${paths.view}.again`, keyring, features);
    expect(events).toBe(log.rawGet<{ n: number }>("SELECT count(*) AS n FROM events")?.n);
    expect(log.rawGet("SELECT count(*) AS n FROM events WHERE type = 'request.received'")).toEqual({ n: 120 });
    expect(sameViews(paths.view, `${paths.view}.again`, keyring.viewKey, features)).toBe(true);
  } finally {
    log.close();
    keyring.close();
  }
});
