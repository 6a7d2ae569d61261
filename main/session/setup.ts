import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { type CallError, Refusal } from "../../shared/ipc/errors";
import type { SetupTask } from "../workers/setup";

type Message = { finished: true } | { error: CallError } | { done: number; all: number };

/** Runs a task that builds a data folder in a thread of its own. @throws Refusal with why it could not */
export function runSetupTask(
  workers: string,
  task: SetupTask,
  progress: (done: number, all: number) => void = () => {},
): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(join(workers, "setup.js"), { workerData: task });
    // Only when the thread is gone has it let go of the folder's files for sure.
    const end = (outcome: () => void) => void worker.terminate().then(outcome, outcome);
    worker.on("message", (message: Message) => {
      if ("finished" in message) end(resolve);
      else if ("error" in message) {
        const { code, params, fields } = message.error;
        end(() => reject(new Refusal(code, params, fields)));
      } else progress(message.done, message.all);
    });
    worker.on("error", (error) => end(() => reject(error)));
  });
}
