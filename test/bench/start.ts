import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { demoFolder } from "./demo-folder";
import { type BenchResult, measured, type Say } from "./result";
import { median } from "./statistics";

const ROUNDS = 9;
const MEMORY_ROUNDS = 3;
const MEMORY_REST_MS = 3_000;

interface Started {
  /** Milliseconds from the spawn until the window said that it can be used. */
  milliseconds: number;
  /** Proportional set size of all its processes a few seconds later, in MB. */
  memory: number;
}

/** The rival: a bare Electron window with an empty page that says, as Sigap's screens do, when it is painted. */
function bareApp(folder: string): string {
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "bare", version: "1.0.0", main: "main.cjs" }));
  writeFileSync(
    join(folder, "main.cjs"),
    `const { app, BrowserWindow } = require("electron");
     app.setPath("userData", require("node:path").join(__dirname, "window"));
     app.whenReady().then(() => {
       const window = new BrowserWindow({ width: 1366, height: 768, show: false });
       window.once("ready-to-show", () => window.show());
       window.webContents.on("page-title-updated", (_event, title) => process.stdout.write("screen " + title + "\\n"));
       window.loadFile("page.html");
     });
     app.on("window-all-closed", () => app.quit());`,
  );
  writeFileSync(
    join(folder, "page.html"),
    `<!doctype html><meta charset="utf-8"><body><script>
       requestAnimationFrame(() => requestAnimationFrame(() => { document.title = "painted"; }));
     </script>`,
  );
  return folder;
}

/** A process and everything that it started, by the kernel's own list. */
function processTree(root: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const parent = Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${name}/stat`, "utf8"))?.[1]);
      children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
    } catch {
      // The process ended while it was looked at.
    }
  }
  const found: number[] = [];
  const walk = (pid: number): void => {
    found.push(pid);
    for (const child of children.get(pid) ?? []) walk(child);
  };
  walk(root);
  return found;
}

/** Proportional set size in MB: memory that processes share is counted once in all. */
function memoryOf(pids: readonly number[]): number {
  const kilobytes = pids.reduce((sum, pid) => {
    try {
      return sum + Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1] ?? 0);
    } catch {
      return sum;
    }
  }, 0);
  return kilobytes / 1024;
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), 10_000);
  await ended;
  clearTimeout(timer);
}

/** Starts one app, waits for the screen with this title, and looks at its memory once it has come to rest. */
async function startOnce(
  electron: string,
  words: readonly string[],
  title: RegExp,
  measureMemory: boolean,
): Promise<Started> {
  const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const began = performance.now();
  const child = spawn(electron, [words[0] ?? "", ...sandbox, ...words.slice(1)], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  try {
    const milliseconds = await new Promise<number>((done, fail) => {
      let text = "";
      const timer = setTimeout(() => fail(new Error(`no screen ${title} within 60 s; it said: ${text}`)), 60_000);
      child.stdout?.on("data", (chunk: Buffer) => {
        text += chunk.toString("utf8");
        if (!title.test(text)) return;
        clearTimeout(timer);
        done(performance.now() - began);
      });
      child.once("exit", (code) => fail(new Error(`ended with ${code}; it said: ${text}`)));
    });
    if (!measureMemory) return { milliseconds, memory: 0 };
    await new Promise((rested) => setTimeout(rested, MEMORY_REST_MS));
    return { milliseconds, memory: memoryOf(processTree(child.pid ?? 0)) };
  } finally {
    await stop(child);
  }
}

/**
 * Start to the first usable queue with 100,000 requests against a bare window of the same binary, in turn; and the
 * memory of all processes.
 */
export async function benchStart(say: Say): Promise<BenchResult[]> {
  // The package's entry is the path of the binary, also where ELECTRON_OVERRIDE_DIST_PATH names another one.
  const electron = createRequire(import.meta.url)("electron") as unknown as string;
  const data = await demoFolder(true, say);
  const folder = mkdtempSync(join(tmpdir(), "sigap-bench-start-"));
  try {
    const bare = [bareApp(folder)];
    const sigap = [resolve("."), "--data", data, "--demo-login", "service-desk", "--trace-start"];
    const queue = /screen Antrean permohonan/;
    const painted = /screen painted/;
    await startOnce(electron, bare, painted, false);
    await startOnce(electron, sigap, queue, false);
    await startOnce(electron, sigap, queue, false);
    const ours: Started[] = [];
    const theirs: Started[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const withMemory = round < MEMORY_ROUNDS;
      theirs.push(await startOnce(electron, bare, painted, withMemory));
      ours.push(await startOnce(electron, sigap, queue, withMemory));
      const [their, our] = [theirs.at(-1)?.milliseconds ?? 0, ours.at(-1)?.milliseconds ?? 0];
      say(`start: round ${round + 1}: bare ${their.toFixed(0)} ms, Sigap ${our.toFixed(0)} ms`);
    }
    const times = (list: readonly Started[]) => median(list.map((one) => one.milliseconds));
    const against = median(ours.map((one, index) => one.milliseconds / (theirs[index]?.milliseconds ?? 1)));
    const memory = (list: readonly Started[]) => median(list.slice(0, MEMORY_ROUNDS).map((one) => one.memory));
    say(`start: median bare ${times(theirs).toFixed(0)} ms, Sigap ${times(ours).toFixed(0)} ms`);
    return [
      measured("first usable queue, 100,000 requests, against a bare window", against, "x", "lower", 1.8),
      measured("memory of all processes above the bare window's", memory(ours) - memory(theirs), "MB", "lower", 200),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
