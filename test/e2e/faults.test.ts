import { existsSync } from "node:fs";
import { mkdtemp, open, readFile, rm, stat, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { lockFolder } from "../../main/platform/lock";
import { Database } from "../../main/store/database";
import { LOG_VERSION } from "../../main/store/log/schema";
import { root } from "../../scripts/lib/paths.mjs";
import { accessibilityFaults } from "./helpers/axe";
import { demoFolder, runCommand } from "./helpers/command-line";
import {
  addOperator,
  answerTo,
  call,
  establish,
  fieldOf,
  logIn,
  pictureOfFailure,
  queueRows,
  receive,
  requestInput,
} from "./helpers/console";
import { type LaunchedSigap, launchSigap } from "./helpers/launch";

const REQUESTS = 60;

describe("a console that loses the thread that saves", () => {
  let sigap: LaunchedSigap;
  let page: Page;
  let hook: string;

  beforeAll(async () => {
    // The app gives nobody its threads: a folder around it notes them as they start, the writer first.
    hook = await mkdtemp(join(tmpdir(), "sigap-threads-"));
    const described = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
    const { name, productName, version } = described;
    await writeFile(join(hook, "package.json"), JSON.stringify({ name, productName, version, main: "start.mjs" }));
    await writeFile(
      join(hook, "start.mjs"),
      `import { app } from "electron";
       app.setAppPath(${JSON.stringify(root)});
       process.on("worker", (worker) => (globalThis.startedThreads ??= []).push(worker));
       await import(${JSON.stringify(pathToFileURL(join(root, described.main)).href)});`,
    );
    sigap = await launchSigap({ folder: hook });
    page = sigap.page;
    await establish(page);
    await addOperator(page, "sri", "Sri Wahyuni", ["service-desk"]);
    await page.reload();
    await logIn(page, "sri");
  });
  afterEach((context) => pictureOfFailure(page, context.task));
  afterAll(async () => {
    await sigap?.close();
    await rm(hook, { recursive: true, force: true });
  });

  test("keeps the form on the screen and what is typed in it, and saves it with the thread that follows", async () => {
    await page.keyboard.press("n");
    await page.getByRole("combobox", { name: "Nomor atau nama layanan" }).waitFor();
    await page.keyboard.type("52");
    await page.keyboard.press("Enter");
    const subject = fieldOf(page, "Perihal");
    await subject.fill("Internet mati sejak pag");
    // The set-up thread has ended by then; the oldest that still runs is the writer.
    const ended = await sigap.app.evaluate(() => {
      const threads = Reflect.get(globalThis, "startedThreads") as {
        threadId: number;
        postMessage(message: null): void;
      }[];
      const running = threads.filter(({ threadId }) => threadId > 0);
      // A fault of its code: nothing of this kind is ever sent.
      running[0]?.postMessage(null);
      return running.length;
    });
    expect(ended).toBeGreaterThan(0);
    await subject.press("End");
    await page.keyboard.type("i");
    expect(await subject.inputValue()).toBe("Internet mati sejak pagi");
    await expect
      .poll(async () => (await call(page, "drafts.list", { prefix: "requests.receive" }))[0]?.content ?? "", {
        timeout: 60_000,
      })
      .toContain("Internet mati sejak pagi");
    expect(await subject.inputValue()).toBe("Internet mati sejak pagi");
    const { number } = await receive(page, 52, { subject: "Sesudahnya" });
    expect(number).toMatch(/-00001$/);
    expect((await call(page, "workstation.status", {})).notices.map(({ code }) => code)).toContain("thread-restarted");
  });
});

describe("a console that loses one of its processes", () => {
  let sigap: LaunchedSigap;
  let page: Page;

  beforeAll(async () => {
    sigap = await launchSigap();
    page = sigap.page;
    await establish(page);
    await addOperator(page, "sri", "Sri Wahyuni", ["service-desk"]);
    await page.reload();
    await logIn(page, "sri");
  });
  afterEach((context) => pictureOfFailure(page, context.task));
  afterAll(() => sigap?.close());

  /** Ends a process of the app as a fault would, and waits until the app has seen it. */
  const killed = (kind: "window" | "GPU") =>
    sigap.app.evaluate(({ app, BrowserWindow }, wanted) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      const gone = new Promise<string>((done) => {
        if (wanted === "window") contents?.once("render-process-gone", (_event, { reason }) => done(reason));
        else app.once("child-process-gone", (_event, { type, reason }) => done(`${type} ${reason}`));
      });
      const pid =
        wanted === "window" ? contents?.getOSProcessId() : app.getAppMetrics().find(({ type }) => type === "GPU")?.pid;
      process.kill(pid ?? Number.NaN, "SIGKILL");
      return gone;
    }, kind);
  /** What the window's page holds; the driver's own connection to it ends with its process. */
  const inWindow = <Value>(script: string): Promise<Value> =>
    sigap.app.evaluate(
      ({ BrowserWindow }, code) => BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(code),
      script,
    ) as Promise<Value>;
  const text = () => inWindow<string>("document.body.innerText").catch(() => "");

  test("a window whose process is killed comes back, and what was half typed with it", async () => {
    await page.keyboard.press("n");
    await page.getByRole("combobox", { name: "Nomor atau nama layanan" }).waitFor();
    await page.keyboard.type("52");
    await page.keyboard.press("Enter");
    await fieldOf(page, "Perihal").fill("Internet mati sejak pag");
    const drafts = async () => (await call(page, "drafts.list", { prefix: "requests.receive" }))[0]?.content ?? "";
    await expect.poll(drafts).toContain("Internet mati sejak pag");

    expect(await killed("window")).toBe("killed");
    await expect.poll(text, { timeout: 30_000 }).toContain("Antrean permohonan");
    const status = await inWindow<{ value: { phase: string } }>("sigap.call('session.status', {})");
    expect(status.value.phase).toBe("ready");
    const kept = await inWindow<{ value: { content: string }[] }>(
      "sigap.call('drafts.list', { prefix: 'requests.receive' })",
    );
    expect(kept.value[0]?.content).toContain("Internet mati sejak pag");
    await sigap.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      contents?.focus();
      contents?.sendInputEvent({ type: "keyDown", keyCode: "n" });
      contents?.sendInputEvent({ type: "char", keyCode: "n" });
      contents?.sendInputEvent({ type: "keyUp", keyCode: "n" });
    });
    await expect.poll(text).toContain("Isian yang belum disimpan");
    expect(await text()).toContain("Internet mati sejak pag");
  });

  test("a window that keeps crashing asks what to do instead of trying for ever", async () => {
    await sigap.app.evaluate(({ dialog }) => {
      Reflect.set(dialog, "showMessageBox", async (_window: unknown, options: { message: string }) => {
        Reflect.set(dialog, "asked", options.message);
        return { response: 0 };
      });
    });
    const asked = () => sigap.app.evaluate(({ dialog }) => Reflect.get(dialog, "asked"));
    for (let time = 2; time <= 3; time += 1) {
      await killed("window");
      await expect.poll(text, { timeout: 30_000 }).toContain("Antrean permohonan");
    }
    expect(await asked()).toBeUndefined();
    await killed("window");
    await expect.poll(asked).toContain("berkali-kali berhenti");
    await expect.poll(text, { timeout: 30_000 }).toContain("Antrean permohonan");
  });

  test("a graphics process that is killed is no matter", async () => {
    for (let time = 0; time < 4; time += 1) {
      expect(await killed("GPU")).toBe("GPU killed");
      await expect
        .poll(() => sigap.app.evaluate(({ app }) => app.getAppMetrics().some(({ type }) => type === "GPU")), {
          timeout: 20_000,
        })
        .toBe(true);
    }
    expect(await text()).toContain("Antrean permohonan");
  });
});

// What may happen to a folder and its files, one after the other on the same folder. A catalog file with a fault is
// no matter of the built app, whose resources are its own: the store's tests hold that.
describe("a folder that something happened to", () => {
  let sigap: LaunchedSigap;
  let page: Page;
  let folder: string;

  const file = (name: string) => join(folder, name);
  const start = async () => {
    sigap = await launchSigap({ dataDir: folder, args: ["--demo-login", "service-desk"] });
    page = sigap.page;
  };
  const queueIsThere = () => page.getByRole("heading", { level: 1, name: "Antrean permohonan" }).waitFor();
  const heading = (name: string) => page.getByRole("heading", { level: 1, name }).waitFor();
  /** The queue without what changes with the clock. */
  const queue = async () =>
    (await queueRows(page)).map(({ deadline, ...row }) => ({ ...row, due: deadline.due, promised: deadline.promised }));
  /** Overwrites a part of a file with what is no page of a database. */
  const overwrite = async (name: string, at: number, bytes: number) => {
    const handle = await open(file(name), "r+");
    await handle.write(Buffer.alloc(bytes, 0xa5), 0, bytes, at);
    await handle.close();
  };
  const logIsVersion = (version: number) => {
    const database = new Database(file("log.db"));
    database.exec(`PRAGMA user_version = ${version}; UPDATE meta SET value = '${version}' WHERE key = 'oldest_app'`);
    database.close();
  };

  beforeAll(async () => {
    folder = await demoFolder(REQUESTS);
    await start();
    await queueIsThere();
  });
  afterEach((context) => pictureOfFailure(page, context.task));
  afterAll(async () => {
    await sigap?.close();
    await rm(dirname(folder), { recursive: true, force: true });
  });

  test("a second start raises the first window, asks nothing and ends", async () => {
    await sigap.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
    await expect(launchSigap({ dataDir: folder })).rejects.toThrow();
    const seen = () => sigap.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
    await expect.poll(seen).toBe(true);
    expect((await call(page, "requests.receive", await requestInput(page, 52))).number).toMatch(/^K1-\d{4}-\d{5}$/);
  });

  test("a folder that another process holds says who has it, and nothing is lost", async () => {
    await sigap.close();
    const held = lockFolder(file("lock.db"), Date.now());
    try {
      await start();
      await heading("Folder data sedang dipakai");
      const said = (await page.getByRole("alert").textContent()) ?? "";
      expect(said).toContain(`(proses ${process.pid})`);
      expect(said).toContain(`di komputer ${hostname()}`);
      expect(said).toContain("Pakai jendela yang sudah terbuka");
      expect(await answerTo(page, "requests.counts", {})).toMatchObject({ ok: false });
      expect(await accessibilityFaults(page)).toEqual([]);
      await sigap.close();
    } finally {
      held.release();
    }
    await start();
    await queueIsThere();
  });

  test("a power cut loses nothing that was acknowledged", async () => {
    const input = await requestInput(page, 52);
    const acknowledged: string[] = [];
    let cut = false;
    const desk = async (name: string) => {
      for (let count = 1; !cut; count += 1) {
        const { number } = await call(page, "requests.receive", { ...input, subject: `${name} ${count}` });
        acknowledged.push(number);
      }
    };
    const desks = ["Meja A", "Meja B", "Meja C"].map((name) => desk(name).catch(() => undefined));
    await expect.poll(() => acknowledged.length, { interval: 5 }).toBeGreaterThanOrEqual(40);
    await sigap.kill();
    cut = true;
    await Promise.all(desks);
    expect(new Set(acknowledged).size).toBe(acknowledged.length);

    await start();
    await queueIsThere();
    const there = new Map((await queueRows(page)).map((row) => [row.number, row.subject]));
    expect(acknowledged.filter((number) => !there.has(number))).toEqual([]);
    // No number was given twice, and the next one is new.
    const { number } = await call(page, "requests.receive", input);
    expect(there.has(number)).toBe(false);
  });

  test("the view is built again when it is gone, or when it is no database any more", async () => {
    const before = await queue();
    await sigap.close();
    for (const side of ["", "-wal", "-shm"]) await rm(file(`view.db${side}`), { force: true });
    await start();
    await queueIsThere();
    expect(await queue()).toEqual(before);

    await sigap.close();
    await writeFile(file("view.db"), Buffer.alloc(50_000, 0x5a));
    await start();
    await queueIsThere();
    expect(await queue()).toEqual(before);
    await page.keyboard.press("Control+9");
    await page.getByText("Tampilan dibuat ulang dari log.").waitFor();
  });

  test("a log of a newer version is left alone, with the advice to update", async () => {
    await sigap.close();
    logIsVersion(99);
    await start();
    await heading("Data dibuat oleh Sigap yang lebih baru");
    const said = (await page.getByRole("alert").textContent()) ?? "";
    expect(said).toContain("Perbarui Sigap di komputer ini. Datanya tidak berubah.");
    expect(said).toContain("Versi yang ditemukan: 99");
    expect(await page.getByRole("button", { name: "Pulihkan cadangan terakhir" }).count()).toBe(0);
    await sigap.close();
    logIsVersion(LOG_VERSION);
    await start();
    await queueIsThere();
  });

  test("a damaged log is set aside and comes back from the last backup", async () => {
    const backup = join(dirname(folder), "last.backup");
    await runCommand("backup", "--data", folder, "--to", backup);
    const before = await queue();
    const late = await call(page, "requests.receive", await requestInput(page, 52, { subject: "Sesudah cadangan" }));
    await sigap.close();
    const { size } = await stat(file("log.db"));
    await overwrite("log.db", Math.floor(size / 2), 16_384);
    await start();
    await heading("Catatan peristiwa rusak");
    const said = (await page.getByRole("alert").textContent()) ?? "";
    const aside = said.match(/\/\S*log\.db\.damaged-\d{8}T\d{6}/)?.[0] ?? "";
    expect(aside.startsWith(folder)).toBe(true);
    expect(existsSync(aside)).toBe(true);
    expect(said).toContain(backup);
    expect(await accessibilityFaults(page)).toEqual([]);

    await page.getByRole("button", { name: "Pulihkan cadangan terakhir" }).click();
    const question = page.getByRole("dialog", { name: "Pulihkan cadangan terakhir?" });
    await question.getByText(backup).waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Masuk" }).waitFor();
    await page.getByRole("region", { name: "Login peragaan" }).getByText("Petugas layanan").click();
    await queueIsThere();
    // What can still be read of the damaged log comes back too.
    expect((await queue()).filter(({ number }) => number !== late.number)).toEqual(before);
    // Numbers go on under another prefix: what the damaged log gave out is never given again.
    const next = await call(page, "requests.receive", await requestInput(page, 52));
    expect(next.number).toMatch(/^K1\.[0-9A-Z]{4}-\d{4}-00001$/);
    expect(next.number).not.toBe(late.number);
    expect(existsSync(aside)).toBe(true);
  });

  test("a log with a damaged header is set aside too; without a backup it says where to look", async () => {
    await sigap.close();
    await rm(file("backups.json"), { force: true });
    await overwrite("log.db", 0, 64);
    await start();
    await heading("Catatan peristiwa rusak");
    await page.getByText("Tidak ada cadangan yang dikenal di komputer ini.").waitFor();
    await page.getByText(/pulihkan dengan perintah restore/).waitFor();
    expect(await page.getByRole("button", { name: "Pulihkan cadangan terakhir" }).count()).toBe(0);
    expect(existsSync(file("log.db"))).toBe(false);
    // It stays so at the next start: no empty log takes the damaged one's place.
    await sigap.close();
    await start();
    await heading("Catatan peristiwa rusak");
    await expect.poll(() => page.getByText(/log\.db\.damaged-/).count()).toBe(1);
    // The screen names the file where it says more, by codes and places in the code alone.
    await page.getByText(file("sigap.log")).waitFor();
    const logged = await readFile(file("sigap.log"), "utf8");
    expect(logged).toContain(" error session log-damaged");
    expect(logged).not.toContain("Sri Wahyuni");
    expect((await stat(file("sigap.log"))).mode & 0o777).toBe(0o600);
  });
});
