import { spawn } from "node:child_process";
import { SetupError } from "./report.mjs";
import { ensureSystemPackages } from "./system-packages.mjs";

/** Whether there is a screen that a person looks at. */
export function hasDisplay() {
  return process.platform !== "linux" || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/**
 * Makes sure that windows can open. With a real display nothing happens; otherwise a virtual one (Xvfb) of
 * `width` x `height` pixels is started on a free number and DISPLAY is set for this process and its children.
 * Resolves to { virtual, name, close }; the virtual display also ends with this process.
 */
export async function openDisplay({ width = 1920, height = 1200, alwaysVirtual = false } = {}) {
  if (hasDisplay() && !alwaysVirtual) return { virtual: false, name: null, close: async () => {} };
  await ensureSystemPackages("display");
  const child = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", `${width}x${height}x24`, "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "pipe", "pipe"],
  });
  const number = await readDisplayNumber(child);
  const previous = { display: process.env.DISPLAY, wayland: process.env.WAYLAND_DISPLAY };
  process.env.DISPLAY = `:${number}`;
  delete process.env.WAYLAND_DISPLAY;
  const kill = () => child.kill();
  const killAndExit = () => {
    kill();
    process.exit(130);
  };
  process.on("exit", kill);
  process.on("SIGTERM", killAndExit);
  process.on("SIGINT", killAndExit);
  child.unref();
  child.stderr.destroy();
  child.stdio[3].destroy();
  return {
    virtual: true,
    name: `:${number}`,
    close: async () => {
      process.off("exit", kill);
      process.off("SIGTERM", killAndExit);
      process.off("SIGINT", killAndExit);
      restore("DISPLAY", previous.display);
      restore("WAYLAND_DISPLAY", previous.wayland);
      if (child.exitCode !== null) return;
      const ended = new Promise((resolve) => child.once("close", resolve));
      child.ref();
      kill();
      await ended;
    },
  };
}

function restore(name, value) {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}

function readDisplayNumber(child) {
  return new Promise((resolve, reject) => {
    let errors = "";
    let number = "";
    child.stderr.on("data", (chunk) => {
      errors += chunk;
    });
    child.stdio[3].on("data", (chunk) => {
      number += chunk;
      if (number.endsWith("\n")) resolve(number.trim());
    });
    child.on("error", (error) => reject(new SetupError(`Xvfb could not be started: ${error.message}`)));
    child.on("exit", (code) => reject(new SetupError(`Xvfb ended with code ${code}: ${errors.trim()}`)));
  });
}
