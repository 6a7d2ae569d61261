import { createHash } from "node:crypto";
import { writeSync } from "node:fs";
import { FEATURES } from "../../../main/features/index";
import { systemClock } from "../../../main/platform/clock";
import { systemRandom } from "../../../main/platform/ids";
import { dataPaths } from "../../../main/platform/paths";
import { FileWork } from "../../../main/store/files/work";

const PIECE = 100_000;

/**
 * Hands files of many sizes over, one after the other and two at a time, as the work thread does, and prints id and hash
 * of each once it is acknowledged. Waits to be killed.
 */
function run(folder: string, officeKey: string, operatorId: string): void {
  const random = systemRandom();
  const work = new FileWork({
    paths: dataPaths(folder),
    officeKey: [{ generation: 1, key: Buffer.from(officeKey, "hex") }],
    clock: systemClock(),
    random,
    features: FEATURES,
    workstation: {
      version: "0.0.0",
      dataFolder: folder,
      keyProtection: "passphrase",
      catalogProblems: [],
      notices: [],
    },
  });
  const ask = (name: string, input: unknown) => work.answer(name, input, operatorId, false) as { id: string };
  writeSync(1, "open\n");
  const one = () => {
    const contents = [1, 2].map(() => random(1 + Math.floor(Math.random() * 400_000)));
    for (const content of contents) content[0] = 0x20;
    const begun = contents.map((content) =>
      ask("attachments.begin", { name: "a.bin", bytes: content.length, mediaType: "" }),
    );
    for (let at = 0; at < 400_000; at += PIECE) {
      contents.forEach((content, index) => {
        const chunk = content.subarray(at, at + PIECE);
        if (chunk.length > 0) ask("attachments.append", { id: begun[index]?.id, chunk });
      });
    }
    contents.forEach((content, index) => {
      const { id } = ask("attachments.finish", { id: begun[index]?.id });
      writeSync(1, `${id} ${createHash("sha256").update(content).digest("hex")}\n`);
    });
    setImmediate(one);
  };
  one();
}

const [folder = "", officeKey = "", operatorId = ""] = process.argv.slice(2);
run(folder, officeKey, operatorId);
