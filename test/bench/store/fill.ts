import { mkdirSync } from "node:fs";
import type { Service, ServiceStep } from "../../../shared/domain/catalog/service";
import type { Role } from "../../../shared/domain/operators/roles";
import { type CallName, contract } from "../../../shared/ipc/contract";
import { type FixedClock, openTestStore, type TestStore } from "../../helpers/store";
import { intake } from "./intake";

const BATCH = 500;

/** An open store with `requests` requests; `complete` takes each of them through all steps to the handover. */
export function filledStore(folder: string, requests: number, complete: boolean, clock?: FixedClock): TestStore {
  mkdirSync(folder, { recursive: true });
  const opened = openTestStore({ folder, ...(clock ? { clock } : {}) });
  for (let done = 0; done < requests; done += BATCH) {
    opened.store.inBulk(() => {
      for (let n = done; n < Math.min(requests, done + BATCH); n++) {
        opened.clock.advance(60_000);
        const { id } = opened.execute("requests.receive", intake(n));
        if (complete) wholeWay(opened, id, intake(n).serviceId);
      }
    });
    opened.store.database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  }
  while (opened.store.idle()) {
    // Until every text is in the index.
  }
  return opened;
}

function wholeWay(opened: TestStore, id: string, serviceId: string): void {
  const service = opened.store.referenceData.currentService(serviceId)?.service as Service;
  let version = 1;
  const run = (name: CallName, input: object, role: Role) => {
    const operatorId = opened.operators[role];
    const parsed = contract[name].input.parse({ id, version, ...input });
    version = (opened.store.execute(name, parsed, { operatorId }) as { version: number }).version;
  };
  let step: ServiceStep | undefined = service.steps[0];
  while (step) {
    const { id: current, kind, outcomes, actor } = step;
    const [outcome] = outcomes;
    const disposition =
      kind === "disposition" ? { nature: "ordinary", instructions: ["process"], forwardedTo: ["team-lead"] } : null;
    const input = { step: current, outcome: outcome?.id, option: null, note: "Selesai", takenBy: null, disposition };
    run("requests.complete-step", input, actor.roles[0] ?? "team-lead");
    step = service.steps.find((candidate) => candidate.id === outcome?.to);
  }
  const handOver = { product: 0, form: "work", productDetail: "", receivedBy: "Budi Santoso", note: "" };
  run("requests.hand-over", handOver, "service-desk");
}
