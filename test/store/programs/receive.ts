import { writeSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { FEATURES } from "../../../main/features/index";
import { systemClock } from "../../../main/platform/clock";
import { systemRandom } from "../../../main/platform/ids";
import type { OfficeKey } from "../../../main/platform/office-key";
import { dataPaths } from "../../../main/platform/paths";
import { Store } from "../../../main/store/store";
import { contract } from "../../../shared/ipc/contract";
import { aRequest } from "../../helpers/store";

/**
 * Receives requests one after the other, as the writer's thread does, with the keeper's checkpoints beside it, and
 * prints the id of each once it is acknowledged. Waits to be killed.
 */
function run(folder: string, key: string, operatorId: string, writes: number): void {
  const paths = dataPaths(folder);
  const officeKey: OfficeKey = [{ generation: 1, key: Buffer.from(key, "hex") }];
  const store = Store.open({
    paths,
    officeKey,
    clock: systemClock(),
    random: systemRandom(),
    features: FEATURES,
  });
  new Worker(join(import.meta.dirname, "keeper.js"), { workerData: { paths, officeKey } });
  writeSync(1, "open\n");
  let left = writes;
  const some = () => {
    for (let n = 0; n < 10 && left > 0; n++) {
      const input = contract["requests.receive"].input.parse(aRequest({ subject: `Tulisan ke-${left}` }));
      const { id } = store.execute("requests.receive", input, { operatorId }) as { id: string };
      writeSync(1, `${id}\n`);
      left -= 1;
    }
    store.idle();
    if (left > 0) setImmediate(some);
    else writeSync(1, "done\n");
  };
  some();
}

const [folder = "", key = "", operatorId = "", writes = "500"] = process.argv.slice(2);
run(folder, key, operatorId, Number(writes));
