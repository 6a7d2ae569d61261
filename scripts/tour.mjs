// What `npm start` does where nobody can look at a screen: the main job, step by step, in the real app, with a picture
// of each step. Works in a data folder of its own that is thrown away.
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { launchDriven } from "./lib/drive.mjs";
import { outputFolder, root } from "./lib/paths.mjs";
import { bookingSteps } from "./lib/tour/bookings.mjs";
import { informationSteps } from "./lib/tour/information.mjs";
import { mainJobSteps } from "./lib/tour/main-job.mjs";
import { queueSteps } from "./lib/tour/queue.mjs";
import { recordingSteps } from "./lib/tour/recording.mjs";
import { settingsSteps } from "./lib/tour/settings.mjs";

const pictureFolder = join(outputFolder, "pictures");
const stepMilliseconds = 30_000;

/**
 * The tour in order. `act` gets { app, page, data } and throws when what the step is about did not happen; later steps
 * of the same tour still run, so that one look shows all that is wrong.
 */
const steps = [
  ...mainJobSteps,
  ...recordingSteps,
  ...informationSteps,
  ...bookingSteps,
  ...queueSteps,
  ...settingsSteps,
];

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
