// npm run screenshots: a picture of every screen of the Bantul demo in both themes and at two sizes, in out/screenshots.
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { ensureBuild } from "./lib/build.mjs";
import { ensureDependencies } from "./lib/dependencies.mjs";
import { openDisplay } from "./lib/display.mjs";
import { launchDriven } from "./lib/drive.mjs";
import { ensureElectron } from "./lib/electron.mjs";
import { outputFolder, root } from "./lib/paths.mjs";
import { runScript, say } from "./lib/report.mjs";
import { prepare, shots } from "./lib/shots.mjs";
import { ensureSystemPackages } from "./lib/system-packages.mjs";

const folder = join(outputFolder, "screenshots");
const sizes = [
  { name: "1366", width: 1366, height: 768 },
  { name: "1920", width: 1920, height: 1080 },
];
const themes = ["dark", "light"];

await runScript(async () => {
  await ensureDependencies();
  await ensureSystemPackages("electron");
  await ensureElectron();
  await ensureBuild();
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const data = await mkdtemp(join(tmpdir(), "sigap-screenshots-"));
  const display = await openDisplay({ width: 2000, height: 1200, alwaysVirtual: process.platform === "linux" });
  try {
    let failed = 0;
    await withApp(data, [], (page) => takeLogin(page));
    let made = {};
    for (const [login, list] of Object.entries(shots)) {
      await withApp(data, ["--demo-login", login], async (page, app) => {
        await page.getByRole("heading", { name: "Antrean permohonan" }).waitFor();
        if (login === "service-desk") made = await prepare(page);
        for (const theme of themes) {
          await chooseTheme(page, theme);
          for (const size of sizes) {
            await resize(app, size);
            for (const shot of list) if (!(await take(page, shot, made, theme, size))) failed += 1;
          }
        }
      });
    }
    say(`Pictures: ${relative(root, folder)}/`);
    return failed === 0 ? 0 : 1;
  } finally {
    await display.close();
    await rm(data, { recursive: true, force: true });
  }
});

async function withApp(data, appArguments, work) {
  const app = await launchDriven(["--demo", "--office", "bantul", "--data", data, ...appArguments]);
  try {
    const page = await app.firstWindow();
    page.setDefaultTimeout(20_000);
    await page.waitForLoadState("domcontentloaded");
    await work(page, app);
  } finally {
    await app.close();
  }
}

async function takeLogin(page) {
  await page.locator("h1").waitFor();
  await settle(page);
  await page.screenshot({ path: join(folder, "login.png") });
}

async function resize(app, { width, height }) {
  await app.evaluate(
    ({ BrowserWindow }, size) => {
      const window = BrowserWindow.getAllWindows()[0];
      window?.unmaximize();
      window?.setContentSize(size.width, size.height);
    },
    { width, height },
  );
}

/** Sets the remembered look and loads the page again, as the next start would. The login stays. */
async function chooseTheme(page, theme) {
  await page.evaluate((value) => localStorage.setItem("sigap.look", JSON.stringify({ theme: value })), theme);
  await page.reload();
}

async function take(page, shot, made, theme, size) {
  const name = `${shot.name}-${theme}-${size.name}`;
  try {
    await closeDialogs(page);
    const place = typeof shot.place === "function" ? shot.place(made) : shot.place;
    await page.evaluate((hash) => {
      location.hash = hash;
    }, place);
    await settle(page);
    await shot.open?.(page, made);
    await settle(page);
    await page.screenshot({ path: join(folder, `${name}.png`) });
    return true;
  } catch (error) {
    say(`failed ${name}: ${error.message}`);
    return false;
  }
}

/** A dialog of the picture before stays open where the place is the same. */
async function closeDialogs(page) {
  for (let open = 0; open < 3 && (await page.getByRole("dialog").count()) > 0; open += 1) {
    await page.keyboard.press("Escape");
    await page.evaluate(() => new Promise((done) => setTimeout(done, 300)));
  }
}

/** Waits until fonts are there and nothing is shown as loading any more. */
async function settle(page) {
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.locator("[aria-busy=true]").first().waitFor({ state: "hidden" });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))));
}
