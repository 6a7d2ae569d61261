import { type MessagePort, parentPort } from "node:worker_threads";
import { FEATURES } from "../features/index";
import { systemClock } from "../platform/clock";
import { systemRandom } from "../platform/ids";
import { receivedOfficeKey } from "../platform/office-key";
import { FileWork } from "../store/files/work";
import { type ReaderStart, replyLater, startError, type WorkerReply, type WorkerRequest } from "./protocol";

/** What nobody refers to is looked for a while after the start, and then now and again. */
const TRIM_AFTER_MS = 60_000;
const TRIM_EVERY_MS = 6 * 3_600_000;

/** Bytes that are handed over to the main thread rather than copied. */
function transferOf(reply: WorkerReply): ArrayBuffer[] {
  if (!reply.ok || typeof reply.value !== "object" || reply.value === null) return [];
  const { bytes } = reply.value as { bytes?: unknown };
  if (!(bytes instanceof Uint8Array) || !(bytes.buffer instanceof ArrayBuffer)) return [];
  return bytes.byteLength === bytes.buffer.byteLength ? [bytes.buffer] : [];
}

/** The work thread: files are sealed, checked and opened here, so that neither the window nor a command waits. */
function run(port: MessagePort, start: ReaderStart): void {
  let work: FileWork;
  try {
    work = new FileWork({
      paths: start.paths,
      officeKey: receivedOfficeKey(start.officeKey),
      clock: systemClock(),
      random: systemRandom(),
      features: FEATURES,
      workstation: start.workstation,
    });
  } catch (error) {
    port.postMessage({ event: "not-opened", error: startError(error) });
    return;
  }
  const trim = () => {
    try {
      work.trim();
    } catch {
      // A busy or failing disk puts it off: what nobody refers to takes room, nothing more.
    }
  };
  const timers = [setTimeout(trim, TRIM_AFTER_MS), setInterval(trim, TRIM_EVERY_MS)];

  port.on("message", (request: WorkerRequest) => {
    const close = request.operation === "close";
    if (close) for (const timer of timers) clearTimeout(timer);
    void replyLater(request, () => {
      if (close) return work.close();
      return work.answer(request.name, request.input, request.operatorId, request.operation === "work-as-main");
    }).then((reply) => {
      port.postMessage(reply, transferOf(reply));
      if (close) port.close();
    });
  });
  port.postMessage({ event: "opened" });
}

const port = parentPort;
port?.once("message", (start: ReaderStart) => run(port, start));
