import { formatDay } from "../../../../shared/domain/calendar/civil";
import type { Service } from "../../../../shared/domain/catalog/service";
import type { ReceiveInput } from "../../../../shared/ipc/requests";
import { randomPerson } from "../../demo/people";
import { REGENCIES } from "../../demo/places";
import type { DemoCase } from "../../requests/demo/demo-case";
import type { DemoWorld, SimulationOptions } from "../../requests/demo/demo-world";
import { complaintPlan } from "./complaints";
import { incidentPlan } from "./incidents";
import { NO_SHEETS, type PlannedSheet, type SheetPlan, type SheetScene } from "./planned";
import { ppidPlan } from "./ppid";
import { visitPlan } from "./visits";

const TESTERS = ["Kepala Bidang Informasi Publik", "Sekretaris Dinas", "PPID Pelaksana"];

/** Keeps an office's registers: says which sheets a request will get, and fills them by the real command. */
export class RegisterKeeper {
  private readonly superior: string;
  private readonly testers: readonly string[];
  private disputed = false;

  constructor(private readonly options: SimulationOptions) {
    const person = () => randomPerson(options.chance, options.office).name;
    this.superior = person();
    this.testers = TESTERS.map((position) => `${person()}, ${position}`);
  }

  /** What will be filled in for a request of the service; nothing where no register asks for it. */
  plan(service: Service, input: ReceiveInput, receivedAt: number): SheetPlan {
    if (service.register === null) return NO_SHEETS;
    const { chance, office, time } = this.options;
    const scene: SheetScene = {
      regency: REGENCIES[office],
      chance,
      time,
      person: () => randomPerson(chance, office).name,
      superior: this.superior,
      testers: this.testers,
      date: (at) => formatDay(time.dayOf(at)),
      input,
      receivedAt,
    };
    switch (service.register) {
      case "ppid":
        return ppidPlan(scene, () => this.firstDispute());
      case "complaints":
        return complaintPlan(scene);
      case "incidents":
        return incidentPlan(scene);
      case "visits":
        return visitPlan(scene);
    }
  }

  /** True once: for the request that will be seen going all the way to the information commission. */
  private firstDispute(): boolean {
    const first = !this.disputed;
    this.disputed = true;
    return first;
  }
}

/** The sheet that is to be filled now, or null. */
export function sheetDue(request: DemoCase): PlannedSheet | null {
  const [next] = request.sheets;
  if (!next) return null;
  if (request.ended) return next.when === "after" ? next : null;
  switch (next.when) {
    case "opening":
      return next;
    case "midway":
      return request.taken > 0 ? next : null;
    case "closing":
      return request.step === null && request.hold === null ? next : null;
    case "after":
      return null;
  }
}

/** Fills the sheet that is due. */
export function fillSheet(world: DemoWorld, request: DemoCase, at: number): void {
  const next = request.sheets.shift();
  if (!next) return;
  const input = {
    id: request.id,
    version: request.version,
    sheet: next.sheet,
    entry: next.answers ? request.objection : null,
    values: next.values(at),
  };
  const answer = world.options.execute("requests.fill-sheet", input, world.someone(next.roles));
  const { version, entry } = answer as { version: number; entry: string };
  request.version = version;
  if (next.sheet === "objection") request.objection = entry;
}
