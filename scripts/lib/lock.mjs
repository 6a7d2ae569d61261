import { mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { say } from "./report.mjs";

/**
 * Runs `work` while holding a lock folder, so that two commands started at once do not do the same work into the same
 * place. Waits for the other one; a lock whose owner has died is taken over.
 */
export async function withLock(folder, waitingFor, work) {
  await mkdir(dirname(folder), { recursive: true });
  let told = false;
  while (!(await tryLock(folder))) {
    if (!told) say(`Waiting for another command that is ${waitingFor} …`);
    told = true;
    await wait(250);
  }
  try {
    return await work();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function tryLock(folder) {
  try {
    await mkdir(folder);
    await writeFile(join(folder, "pid"), String(process.pid));
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
  }
  if (await isAbandoned(folder)) await rm(folder, { recursive: true, force: true });
  return false;
}

async function isAbandoned(folder) {
  const owner = Number(await readFile(join(folder, "pid"), "utf8").catch(() => "0"));
  if (owner > 0) return !isAlive(owner);
  // Its owner was stopped between making the folder and writing its number into it.
  const status = await stat(folder).catch(() => null);
  return status !== null && Date.now() - status.mtimeMs > 10_000;
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}
