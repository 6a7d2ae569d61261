// What set-up says goes to stderr: stdout belongs to the command that was asked for (`cli --json` prints JSON there).
import { spawn } from "node:child_process";

/** Prints one line of progress on stderr. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** A failure whose message already tells the reader what to do; it is shown without a stack trace. */
export class SetupError extends Error {}

/**
 * Runs a program and waits for its end.
 * `quiet` keeps its output back and shows it only when it fails; otherwise its output goes to stderr as it comes.
 * Resolves to the exit code and the collected output; throws a SetupError on a non-zero code unless `tolerate` is set.
 */
export function run(command, args, { quiet = true, tolerate = false, cwd, env, timeout } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: env ?? process.env,
      stdio: quiet ? ["ignore", "pipe", "pipe"] : ["ignore", 2, 2],
      timeout,
    });
    const chunks = [];
    const errors = [];
    child.stdout?.on("data", (chunk) => chunks.push(chunk));
    child.stderr?.on("data", (chunk) => errors.push(chunk));
    child.on("error", (error) => {
      if (tolerate) resolve({ code: 127, output: "", errors: error.message });
      else reject(new SetupError(`${command} could not be started: ${error.message}`));
    });
    child.on("close", (code, signal) => {
      const output = Buffer.concat(chunks).toString();
      const errorOutput = Buffer.concat(errors).toString();
      if (code === 0 || tolerate) {
        resolve({ code: code ?? 1, output, errors: errorOutput });
        return;
      }
      if (quiet) process.stderr.write(`${output}${errorOutput}`);
      reject(new SetupError(`${command} ${args.join(" ")} failed (${signal ?? `exit code ${code}`}).`));
    });
  });
}

/**
 * Runs a program on this process's own stdin, stdout and stderr, passes signals on to it, and resolves to its exit code.
 */
export function runInForeground(command, args, { cwd, env } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: env ?? process.env, stdio: "inherit" });
    const forward = (signal) => child.kill(signal);
    process.on("SIGINT", forward);
    process.on("SIGTERM", forward);
    child.on("error", reject);
    child.on("close", (code, signal) => {
      process.off("SIGINT", forward);
      process.off("SIGTERM", forward);
      resolve(code ?? (signal === "SIGINT" ? 130 : 1));
    });
  });
}

/** Runs a script's main function: its result is the exit code, a SetupError is printed plainly. */
export async function runScript(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    say(error instanceof SetupError ? error.message : (error?.stack ?? String(error)));
    process.exitCode = 1;
  }
}
