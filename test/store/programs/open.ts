import { FEATURES } from "../../../main/features/index";
import { systemRandom } from "../../../main/platform/ids";
import { dataPaths } from "../../../main/platform/paths";
import { Store } from "../../../main/store/store";
import { Refusal } from "../../../shared/ipc/errors";
import { fixedClock } from "../../helpers/store";

/** Opens and closes the store of a folder, and prints how that went. */
function run(folder: string, officeKey: string): unknown {
  const random = systemRandom();
  try {
    Store.open({
      paths: dataPaths(folder),
      officeKey: [{ generation: 1, key: Buffer.from(officeKey, "hex") }],
      clock: fixedClock(),
      random,
      features: FEATURES,
    }).close();
    return { opened: true };
  } catch (error) {
    if (error instanceof Refusal) return error.toCallError();
    throw error;
  }
}

process.stdout.write(JSON.stringify(run(process.argv[2] ?? "", process.argv[3] ?? "")));
