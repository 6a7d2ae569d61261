import { parentPort, workerData } from "node:worker_threads";
import { Refusal } from "../../shared/ipc/errors";
import { type DemoSizes, fillDemoFolder } from "../features/demo/fill";
import { FEATURES } from "../features/index";
import { establishFolder, type NewOffice } from "../features/office/establish";
import { systemClock } from "../platform/clock";
import { systemRandom } from "../platform/ids";
import { type OfficeKey, receivedOfficeKey } from "../platform/office-key";
import type { DataPaths } from "../platform/paths";
import { restoreLastBackup } from "../store/backup/backup";
import { bringOfficeKeyBack } from "../store/log/kept-key";
import { startError } from "./protocol";

/** What the setup thread is asked to do, once. */
export type SetupTask = { paths: DataPaths; resources: string } & (
  | { task: "establish"; officeKey: OfficeKey; office: NewOffice; passphrase: string }
  | { task: "demo"; office: NewOffice["office"]; sizes: DemoSizes; seed: number }
  | { task: "restore"; officeKey: OfficeKey }
  | { task: "find-office-key" }
);

async function work(task: SetupTask): Promise<void> {
  const { paths, resources } = task;
  const random = systemRandom();
  const clock = systemClock();
  switch (task.task) {
    case "establish": {
      const options = { paths, officeKey: receivedOfficeKey(task.officeKey), clock, random, features: FEATURES };
      return establishFolder(options, task.office, task.passphrase, resources);
    }
    case "demo":
      await fillDemoFolder({
        paths,
        resources,
        office: task.office,
        sizes: task.sizes,
        seed: task.seed,
        now: clock.now().wall,
        progress: (done, all) => parentPort?.postMessage({ done, all }),
      });
      return;
    case "restore":
      restoreLastBackup({ paths, officeKey: receivedOfficeKey(task.officeKey), clock, random, features: FEATURES });
      return;
    case "find-office-key":
      bringOfficeKeyBack(paths, clock.now().wall);
      return;
    default:
      throw new Refusal("unknown-name", { name: "setup" });
  }
}

work(workerData as SetupTask).then(
  () => parentPort?.postMessage({ finished: true }),
  (error: unknown) => parentPort?.postMessage({ error: startError(error) }),
);
