// What `npm start` does where nobody can look at a screen: the main job, step by step, in the real app, with a picture
// of each step. Works in a data folder of its own that is thrown away.
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { launchDriven } from "./lib/drive.mjs";
import { outputFolder, root } from "./lib/paths.mjs";

const pictureFolder = join(outputFolder, "pictures");
const stepMilliseconds = 30_000;

/**
 * The tour in order. `act` gets { app, page, data } and throws when what the step is about did not happen; later steps
 * of the same tour still run, so that one look shows all that is wrong.
 */
const steps = [
  {
    name: "demo-login",
    title: "The demo opens at its login screen, with one login per role",
    act: async ({ page }) => {
      await page.getByRole("heading", { name: "Masuk" }).waitFor();
      await page.getByText("Login peragaan").waitFor();
    },
  },
  {
    name: "queue",
    title: "The service desk logs in and sees the queue",
    act: async (context) => {
      await logIn(context, "service-desk");
      await context.page.getByRole("row").nth(5).waitFor();
    },
  },
  {
    name: "intake",
    title: "A network fault is received under Bantul 52, with its requirement and its promised date",
    act: async (context) => {
      const { page } = context;
      await receive(page, "52", {
        name: "Sri Wahyuni",
        agency: "Kapanewon Sewon",
        phone: "0812-3456-7890",
        subject: "Internet kantor kapanewon mati sejak pagi",
      });
      await page.getByText("Dijanjikan selesai").first().waitFor();
    },
  },
  {
    name: "received",
    title: "It has its number",
    act: async (context) => {
      await context.page.keyboard.press("Control+Enter");
      const text = await context.page.getByText(/^Permohonan K1-\d{4}-\d{5} diterima$/).textContent();
      context.repair = text.match(/K1-\d{4}-\d{5}/)[0];
    },
  },
  {
    name: "disposition",
    title: "The section head gives it to the team lead",
    act: (context) => takeStep(context, "section-head", context.repair, /Menugaskan Ketua Tim/),
  },
  {
    name: "repair",
    title: "The network team repairs it",
    act: (context) => takeStep(context, "noc-operator", context.repair, /Melakukan koordinasi dan perbaikan/),
  },
  {
    name: "report",
    title: "The team lead reports the repair",
    act: (context) => takeStep(context, "team-lead", context.repair, /Melaporkan hasil perbaikan jaringan/),
  },
  {
    name: "why",
    title: "Why this date? is told day by day",
    act: async ({ page }) => {
      await page.keyboard.press("w");
      await page.getByRole("dialog").getByRole("listitem").nth(2).waitFor();
    },
  },
  {
    name: "handed-over",
    title: "The service desk hands the work over and the request ends in time",
    act: (context) => handOver(context, context.repair),
  },
  {
    name: "recording-received",
    title: "A CCTV recording is asked for under Bantul 53",
    act: async (context) => {
      const { page } = context;
      await page.keyboard.press("q");
      await receive(page, "53", {
        name: "Bambang Sutrisno",
        agency: "Polsek Kasihan",
        phone: "(0274) 367509",
        subject: "Rekaman CCTV simpang Madukismo",
      });
      await page.keyboard.press("Control+Enter");
      const text = await page.getByText(/^Permohonan K1-\d{4}-\d{5} diterima$/).textContent();
      context.recording = text.match(/K1-\d{4}-\d{5}/)[0];
    },
  },
  {
    name: "recording-steps",
    title: "It goes down to the CCTV team, which finds the recording",
    act: async (context) => {
      await takeStep(context, "head", context.recording, /mendisposisikan/i);
      await takeStep(context, "section-head", context.recording, /menyampaikan permohonan kepada Ketua Tim/i);
      await takeStep(context, "team-lead", context.recording, /menugaskan Pengelola Jaringan CCTV/i);
      await takeStep(context, "noc-operator", context.recording, /mengecek ketersediaan/);
    },
  },
  {
    name: "recording-approvals",
    title: "Team lead, section head and head approve it, in the decree's order",
    act: async (context) => {
      await takeStep(context, "team-lead", context.recording, /persetujuan pertama/);
      await takeStep(context, "section-head", context.recording, /Memberikan persetujuan/);
      await takeStep(context, "head", context.recording, /persetujuan akhir/);
    },
  },
  {
    name: "recording-handed-over",
    title: "The recording is handed over",
    act: (context) => handOver(context, context.recording),
  },
  {
    name: "catalog",
    title: "The catalog shows the standard with its source and its defects",
    act: async ({ page }) => {
      await page.keyboard.press("Control+2");
      await page.getByRole("heading", { level: 1, name: /Katalog/ }).waitFor();
    },
  },
];

/** Logs in as a role by the demo's own list on the login screen. */
async function logIn({ page }, role) {
  await page.evaluate(() => globalThis.sigap.call("session.logout", {}));
  await page.getByRole("heading", { name: "Masuk" }).waitFor();
  const reply = await page.evaluate(() => globalThis.sigap.call("session.status", {}));
  const login = reply.value.demoLogins.find((candidate) => candidate.role === role);
  await page.getByLabel("Nama masuk").fill(login.login);
  await page.getByLabel("Kata sandi", { exact: true }).fill(login.password);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Antrean permohonan" }).waitFor();
}

/** Fills the intake form of a service for an agency; Ctrl+Enter then saves it. */
async function receive(page, service, typed) {
  await page.getByRole("button", { name: /Permohonan baru/ }).waitFor();
  await page.keyboard.press("n");
  await page.getByRole("combobox", { name: "Nomor atau nama layanan" }).waitFor();
  await page.keyboard.type(service);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: new RegExp(`^${service}\\.`) }).waitFor();
  await page.keyboard.press("Alt+a");
  await page.getByText("Instansi pemerintah").click();
  await page.getByLabel("Nama yang menghubungi").fill(typed.name);
  await page.getByLabel("Nama instansi").fill(typed.agency);
  await page.getByLabel("Telepon / WhatsApp").fill(typed.phone);
  await page.getByLabel("Perihal").fill(typed.subject);
}

/** Logs in as a role, looks the request up by its number and opens it. */
async function open(context, role, number) {
  const { page } = context;
  await logIn(context, role);
  await page.keyboard.press("/");
  await page.keyboard.type(number);
  await page
    .getByRole("row", { name: new RegExp(number) })
    .first()
    .waitFor();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: number }).waitFor();
}

/** Takes the current step with its first outcome and waits until it is recorded. */
async function takeStep(context, role, number, title) {
  const { page } = context;
  await open(context, role, number);
  await page.getByText(title).first().waitFor();
  const before = await versionOf(page);
  await page.keyboard.press("Escape");
  await page.keyboard.press("1");
  await page.keyboard.press("Control+Enter");
  await page.waitForFunction(
    async ([id, version]) => {
      const reply = await globalThis.sigap.call("requests.detail", { id });
      return reply.ok && reply.value.version > version;
    },
    [idOf(page), before],
  );
}

async function handOver(context, number) {
  const { page } = context;
  await open(context, "service-desk", number);
  await page.keyboard.press("h");
  await page.getByLabel("Diterima oleh").waitFor();
  await page.keyboard.press("Control+Enter");
  await page.getByText("Selesai diserahkan").first().waitFor();
}

function idOf(page) {
  return new URL(page.url()).hash.split("/").at(-1);
}

async function versionOf(page) {
  const reply = await page.evaluate((id) => globalThis.sigap.call("requests.detail", { id }), idOf(page));
  return reply.value.version;
}

/**
 * Goes through the tour with the given arguments for the app (the Bantul demo if there are none) and prints one line
 * per step on stdout. Resolves to true if every step worked.
 */
export async function runTour({ electron, appArguments }) {
  const data = await mkdtemp(join(tmpdir(), "sigap-tour-"));
  await rm(pictureFolder, { recursive: true, force: true });
  await mkdir(pictureFolder, { recursive: true });
  const context = { data, app: null, page: null };
  try {
    let failed = 0;
    const opening = { name: "start", title: "Sigap opens a window", act: () => start(context, electron, appArguments) };
    for (const [index, step] of [opening, ...steps].entries()) {
      const worked = await runStep(index + 1, step, context);
      if (!worked) failed += 1;
      if (context.page === null) break;
    }
    const pictures = relative(root, pictureFolder);
    console.log(
      failed === 0 ? `Every step worked. Pictures: ${pictures}/` : `${failed} failed. Pictures: ${pictures}/`,
    );
    return failed === 0;
  } finally {
    await context.app?.close().catch(() => {});
    await rm(data, { recursive: true, force: true });
  }
}

async function start(context, electron, appArguments) {
  const demo = appArguments.length > 0 ? appArguments : ["--demo", "--office", "bantul"];
  const data = demo.includes("--data") ? [] : ["--data", context.data];
  context.app = await launchDriven([...demo, ...data], {
    env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: electron.folder },
  });
  context.page = await context.app.firstWindow();
  context.page.setDefaultTimeout(stepMilliseconds);
  await context.page.waitForLoadState("domcontentloaded");
}

async function runStep(number, step, context) {
  const label = `${String(number).padStart(2, "0")} ${step.title}`;
  const started = performance.now();
  let problem = null;
  try {
    await step.act(context);
  } catch (error) {
    problem = error;
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${problem === null ? "ok    " : "failed"} ${label} (${seconds} s)`);
  if (problem !== null) console.log(`       ${String(problem.message).split("\n").join("\n       ")}`);
  const picture = join(pictureFolder, `${String(number).padStart(2, "0")}-${step.name}.png`);
  await context.page?.screenshot({ path: picture }).catch(() => {});
  return problem === null;
}
