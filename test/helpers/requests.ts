import type { Role } from "../../shared/domain/operators/roles";
import type { CallInput } from "../../shared/ipc/contract";
import { aRequest, type TestStore } from "./store";
import { intakeOf } from "./walk";

export const RECORDING = "bantul-53-permohonan-rekaman-cctv";

/** A valid intake of Bantul 53 (CCTV recording). */
export function aRecording(changes: Partial<CallInput<"requests.receive">> = {}): CallInput<"requests.receive"> {
  return aRequest({
    serviceId: RECORDING,
    channel: "letter",
    subject: "Rekaman simpang Gose, Senin pagi",
    requirements: [],
    ...changes,
  });
}

/** A valid intake of any service: every requirement there, its required fields filled in. */
export function aFullRequest(
  store: TestStore,
  serviceId: string,
  changes: Partial<CallInput<"requests.receive">> = {},
): CallInput<"requests.receive"> {
  const { service } = store.query("catalog.service", { id: serviceId, hash: null });
  return intakeOf(service, changes);
}

/** Receives a request as the service desk and returns its id. */
export function receive(store: TestStore, input: CallInput<"requests.receive"> = aRequest()): string {
  return store.execute("requests.receive", input).id;
}

type CompleteInput = CallInput<"requests.complete-step">;

/** The input that completes the current step with an outcome, as the screen would send it. */
export function stepInput(store: TestStore, id: string, outcome?: string, changes: Partial<CompleteInput> = {}) {
  const detail = store.query("requests.detail", { id });
  const step = detail.steps.find((candidate) => candidate.id === detail.current);
  if (!step) throw new Error(`${id} has no current step`);
  const way = outcome ? step.outcomes.find((candidate) => candidate.id === outcome) : step.outcomes[0];
  if (!way) throw new Error(`${step.id} has no outcome ${outcome}`);
  const role: Role = step.actorKind === "role" ? (step.roles[0] ?? "team-lead") : "team-lead";
  const input: CompleteInput = {
    id,
    version: detail.version,
    step: step.id,
    outcome: way.id,
    option: step.options[0]?.id ?? null,
    note: way.reasonRequired ? "Alasan yang jelas" : "",
    takenBy: step.actorKind === "choose" ? { role: "team-lead", operator: null, name: "" } : null,
    disposition:
      step.kind === "disposition"
        ? { nature: "ordinary", instructions: ["process"], forwardedTo: ["team-lead"] }
        : null,
    ...changes,
  };
  return { input, role };
}

/** Completes the current step, by somebody whose step it is. */
export function complete(store: TestStore, id: string, outcome?: string): void {
  const { input, role } = stepInput(store, id, outcome);
  store.execute("requests.complete-step", input, role);
}

/** Hands over a request whose steps are done. */
export function handOver(store: TestStore, id: string): void {
  const { version } = store.query("requests.detail", { id });
  store.execute("requests.hand-over", {
    id,
    version,
    product: 0,
    form: "work",
    productDetail: "",
    receivedBy: "Budi",
    note: "",
  });
}

/** Every step with its first outcome, then the handover. */
export function driveToHandover(store: TestStore, id: string): void {
  while (store.query("requests.detail", { id }).current !== null) complete(store, id);
  handOver(store, id);
}
