import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { newestOf } from "../../main/platform/office-key";
import { verifyLog } from "../../main/store/log/verification";
import { bundleForNode } from "./bundle";
import { fixedClock, openTestStore, type TestStore } from "./store";
import { viewRows } from "./view";

const WRITES = 500;

/** The program that receives requests, bundled for plain Node. */
function writerProgram(name: string): Promise<string> {
  return bundleForNode(name, { receive: "test/store/programs/receive.ts", keeper: "main/workers/keeper.ts" });
}

/** Runs the writer and kills it once it has acknowledged `after` writes and a moment more. Returns their ids. */
function killAfter(program: string, store: TestStore, after: number, milliseconds: number): Promise<string[]> {
  const words = [
    store.paths.folder,
    newestOf(store.officeKey).key.toString("hex"),
    store.operators["service-desk"],
    String(WRITES),
  ];
  const child = spawn(process.execPath, [join(program, "receive.js"), ...words], { stdio: ["ignore", "pipe", "pipe"] });
  return new Promise((resolve, reject) => {
    let text = "";
    let errors = "";
    let killing = false;
    child.stderr.on("data", (chunk: Buffer) => {
      errors += chunk.toString("utf8");
    });
    child.stdout.on("data", (chunk: Buffer) => {
      text += chunk.toString("utf8");
      const lines = text.split("\n").length - 1;
      if (killing || lines <= after) return;
      killing = true;
      setTimeout(() => child.kill("SIGKILL"), milliseconds);
    });
    child.on("error", reject);
    child.on("close", (_code, signal) => {
      if (signal !== "SIGKILL") reject(new Error(`the writer ended by itself: ${errors}`));
      // A last line without its end was not acknowledged.
      else
        resolve(
          text
            .split("\n")
            .slice(0, -1)
            .filter((line) => line !== "open" && line !== "done"),
        );
    });
  });
}

/**
 * Kills a writer at random moments and opens its folder again each time: every acknowledged request is there, the chain
 * holds, the view is in step and the same as one built anew. What is checked after each kill grows with the folder, so
 * several folders in turn are each killed some `times`.
 */
export async function killAndReopen(
  name: string,
  { folders, times }: { folders: number; times: number },
): Promise<{ acknowledged: number }> {
  const program = await writerProgram(name);
  let acknowledged = 0;
  for (let folder = 0; folder < folders; folder++) acknowledged += await killInOneFolder(program, times);
  return { acknowledged };
}

/** Returns how many requests the killed writers acknowledged. */
async function killInOneFolder(program: string, times: number): Promise<number> {
  // The program writes by the machine's clock: what opens the folder after it must not be behind.
  const now = () => new Date().toISOString();
  const store = openTestStore({ clock: fixedClock(now()) });
  const acknowledged: string[] = [];
  try {
    for (let round = 0; round < times; round++) {
      store.shut();
      // Now and then it is killed while it opens the folder, before the first write.
      const after = round % 5 === 4 ? 0 : Math.floor(Math.random() * WRITES);
      const milliseconds = Math.random() * 4;
      const ids = await killAfter(program, store, after, milliseconds);
      acknowledged.push(...ids);
      store.clock.set(now());
      store.reopen();
      const moment = `round ${round}, killed ${milliseconds.toFixed(1)} ms after ${after} of ${ids.length}`;
      expect([moment, verifyLog(store.store.database)]).toEqual([
        moment,
        expect.objectContaining({ ok: true, origins: 1 }),
      ]);
      const there = new Set(
        store.store.database
          .rawAll<{ stream: string }>("SELECT stream FROM events WHERE type = 'request.received'")
          .map(({ stream }) => stream.slice("request/".length)),
      );
      expect([moment, acknowledged.filter((id) => !there.has(id))]).toEqual([moment, []]);
      const rows = viewRows(store);
      expect([moment, rows.requests?.length]).toEqual([moment, there.size]);
      store.shut();
      rmSync(store.paths.view);
      store.reopen();
      expect([moment, viewRows(store)]).toEqual([moment, rows]);
    }
    const numbers = store.store.database.rawGet<{ n: number; all: number }>(
      "SELECT count(DISTINCT number) AS n, count(*) AS 'all' FROM view.requests",
    );
    expect(numbers?.n).toBe(numbers?.all);
    return acknowledged.length;
  } finally {
    store.close();
  }
}
