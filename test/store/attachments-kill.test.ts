import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { newestOf } from "../../main/platform/office-key";
import { attachmentFile, contentsIn, incomingFolder } from "../../main/store/files/files";
import { openSealed } from "../../main/store/files/format";
import { hashOfFile } from "../../main/store/files/referred";
import { bundleForNode } from "../helpers/bundle";
import { testFiles } from "../helpers/files";
import { openTestStore, type TestStore } from "../helpers/store";

const ROUNDS = 6;

/** Runs the program and kills it a moment after it has acknowledged so many files. Returns id and hash of those. */
function killAfter(
  program: string,
  store: TestStore,
  after: number,
  milliseconds: number,
): Promise<[string, string][]> {
  const words = [store.paths.folder, newestOf(store.officeKey).key.toString("hex"), store.operators["service-desk"]];
  const child = spawn(process.execPath, [join(program, "stage.js"), ...words], { stdio: ["ignore", "pipe", "pipe"] });
  return new Promise((resolve, reject) => {
    let text = "";
    let errors = "";
    let killing = false;
    child.stderr.on("data", (chunk: Buffer) => {
      errors += chunk.toString("utf8");
    });
    child.stdout.on("data", (chunk: Buffer) => {
      text += chunk.toString("utf8");
      if (killing || text.split("\n").length - 2 < after) return;
      killing = true;
      setTimeout(() => child.kill("SIGKILL"), milliseconds);
    });
    child.on("error", reject);
    child.on("close", (_code, signal) => {
      if (signal !== "SIGKILL") return reject(new Error(`the program ended by itself: ${errors}`));
      // A last line without its end was not acknowledged.
      const lines = text.split("\n").slice(0, -1);
      resolve(lines.filter((line) => line !== "open").map((line) => line.split(" ") as [string, string]));
    });
  });
}

test(`a work thread killed at ${ROUNDS} random moments has lost no file that it acknowledged, and refers to no half one`, async () => {
  const program = await bundleForNode("sigap-test-stage", { stage: "test/store/programs/stage.ts" });
  const store = openTestStore();
  const desk = store.operators["service-desk"];
  const acknowledged: [string, string][] = [];
  try {
    for (let round = 0; round < ROUNDS; round++) {
      const milliseconds = Math.random() * 12;
      const after = Math.floor(Math.random() * 12);
      acknowledged.push(...(await killAfter(program, store, after, milliseconds)));
      const files = testFiles(store);
      const moment = `round ${round}, killed ${milliseconds.toFixed(1)} ms after ${after}`;
      expect([moment, existsSync(incomingFolder(store.paths.attachments))]).toEqual([moment, false]);
      const rows = store.staged.all();
      const there = new Set(rows.map(({ id }) => id));
      expect([moment, acknowledged.filter(([id]) => !there.has(id))]).toEqual([moment, []]);
      // Whatever has a name is complete: under a row it opens with the row's key.
      for (const content of contentsIn(store.paths.attachments)) {
        expect([moment, hashOfFile(attachmentFile(store.paths.attachments, content))]).toEqual([moment, content]);
      }
      for (const { id } of rows) {
        const staged = store.staged.get(desk, id);
        const sealed = readFileSync(attachmentFile(store.paths.attachments, staged?.content ?? ""));
        const plain = openSealed(Buffer.from(staged?.key ?? "", "base64"), sealed);
        expect([moment, plain?.length]).toEqual([moment, staged?.bytes]);
        const hash = acknowledged.find(([known]) => known === id)?.[1];
        if (hash && plain) expect(createHash("sha256").update(plain).digest("hex")).toBe(hash);
      }
      files.work.close();
    }
    expect(acknowledged.length).toBeGreaterThan(ROUNDS);
    const shards = readdirSync(store.paths.attachments).filter((name) => !/^[0-9a-f]{2}$/.test(name));
    expect(shards).toEqual([]);
  } finally {
    store.close();
  }
}, 120_000);
