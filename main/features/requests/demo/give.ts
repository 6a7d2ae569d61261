import type { CallInput } from "../../../../shared/ipc/contract";
import type { DemoCase } from "./demo-case";
import type { DemoWorld } from "./demo-world";

/** The console's commands that the generator gives to a request. */
type Given =
  | "requests.assign"
  | "requests.add-note"
  | "requests.complete-step"
  | "requests.refuse"
  | "requests.wait"
  | "requests.resume"
  | "requests.check-requirements"
  | "requests.record-fee"
  | "requests.hand-over"
  | "requests.extend"
  | "requests.agree-due"
  | "requests.merge"
  | "requests.unmerge"
  | "requests.reopen";

/** Gives one of the console's commands and takes note of the request's new version. */
export function give<N extends Given>(
  world: DemoWorld,
  request: DemoCase,
  name: N,
  input: CallInput<N>,
  operatorId: string,
): void {
  request.version = (world.options.execute(name, input, operatorId) as { version: number }).version;
}
