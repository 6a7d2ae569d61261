import { type MessagePort, parentPort } from "node:worker_threads";
import { Refusal } from "../../shared/ipc/errors";
import { FEATURES } from "../features/index";
import type { WorkstationFacts } from "../features/query";
import { systemClock } from "../platform/clock";
import { systemRandom } from "../platform/ids";
import { receivedOfficeKey } from "../platform/office-key";
import { Reader } from "../store/reader";
import { type ReaderStart, replyTo, startError, type WorkerRequest } from "./protocol";

/** A reader thread: queries on a read-only connection. */
function run(port: MessagePort, start: ReaderStart): void {
  let reader: Reader;
  try {
    reader = new Reader({
      paths: start.paths,
      officeKey: receivedOfficeKey(start.officeKey),
      clock: systemClock(),
      random: systemRandom(),
      features: FEATURES,
      workstation: start.workstation,
      resources: start.resources,
    });
  } catch (error) {
    port.postMessage({ event: "not-opened", error: startError(error) });
    return;
  }

  const operate = (request: WorkerRequest): unknown => {
    switch (request.operation) {
      case "query":
        return reader.query(request.name, request.input, request.operatorId);
      case "query-at-desk":
        return reader.queryAtDesk(request.name, request.input);
      case "last-entry":
        return reader.lastEntryAt();
      case "due": {
        const { after, until } = request.input as { after: number; until: number };
        return reader.dueBetween(after, until);
      }
      case "credential":
        return reader.credential(request.input as { login: string } | { id: string });
      case "facts":
        reader.updateFacts(request.input as WorkstationFacts);
        return {};
      case "close":
        reader.close();
        return {};
      default:
        throw new Refusal("unknown-name", { name: request.operation });
    }
  };

  port.on("message", (request: WorkerRequest) => {
    port.postMessage(replyTo(request, () => operate(request)));
    if (request.operation === "close") port.close();
  });
  port.postMessage({ event: "opened" });
}

const port = parentPort;
port?.once("message", (start: ReaderStart) => run(port, start));
