import { loadCatalog } from "../../main/platform/resources";
import type { Office } from "../../shared/domain/catalog/entry";
import type { Service } from "../../shared/domain/catalog/service";
import type { RequestDetail } from "../../shared/ipc/requests";
import { fixedClock, openTestStore, RESOURCES, type TestStore } from "./store";
import { type Edge, intakeOf, stepInputOf, takerOf, walksOf } from "./walk";

/** On which of an office's standards each action is tried; null where none of the office's has it. */
interface Tried {
  /** A standard with steps to skip and, where the office has one, a limit with a due time. */
  plain: string;
  /** One that sends back. */
  returning: string | null;
  /** One whose limit may be extended. */
  extending: string | null;
  /** One without a due time. */
  agreeing: string | null;
}

const TRIED: Readonly<Record<Office, Tried>> = {
  bantul: { plain: "bantul-52-", returning: "bantul-22-", extending: "bantul-38-", agreeing: "bantul-58-" },
  klaten: { plain: "klaten-5-", returning: null, extending: null, agreeing: null },
  pasuruan: { plain: "pasuruan-4-", returning: null, extending: null, agreeing: "pasuruan-3-" },
  trenggalek: { plain: "trenggalek-6-", returning: null, extending: null, agreeing: "trenggalek-9-" },
  "polewali-mandar": {
    plain: "polewali-mandar-15-",
    returning: "polewali-mandar-28-",
    extending: null,
    agreeing: "polewali-mandar-15-",
  },
};

/** An office's desk: its standards and a store to handle requests in. */
export class Desk {
  readonly services: readonly Service[];
  readonly plain: Service;
  readonly returning: Service | null;
  readonly extending: Service | null;
  readonly agreeing: Service | null;
  /** The plain standard has a limit with a due time. */
  readonly limited: boolean;
  private opened: TestStore | null = null;

  constructor(readonly office: Office) {
    this.services = loadCatalog(RESOURCES, office).services;
    const tried = TRIED[office];
    this.plain = this.serviceOf(tried.plain);
    this.returning = tried.returning === null ? null : this.serviceOf(tried.returning);
    this.extending = tried.extending === null ? null : this.serviceOf(tried.extending);
    this.agreeing = tried.agreeing === null ? null : this.serviceOf(tried.agreeing);
    this.limited = this.plain.limits.length > 0;
  }

  private serviceOf(start: string): Service {
    const found = this.services.find(({ entry }) => entry.id.startsWith(start));
    if (!found) throw new Error(`no service ${start}`);
    return found;
  }

  get store(): TestStore {
    this.opened ??= openTestStore({ office: this.office, clock: fixedClock("2026-03-13T09:00:00+07:00") });
    return this.opened;
  }

  close(): void {
    this.opened?.close();
  }

  receive(service = this.plain): string {
    return this.store.execute("requests.receive", intakeOf(service)).id;
  }

  detail(id: string): RequestDetail {
    return this.store.query("requests.detail", { id });
  }

  seen(id: string): { id: string; version: number } {
    return { id, version: this.detail(id).version };
  }

  /** Takes one edge, by somebody whose step it is. */
  take(id: string, edge: Edge): void {
    this.store.execute("requests.complete-step", stepInputOf(edge, this.seen(id)), takerOf(edge.step));
  }

  follow(id: string, walk: readonly Edge[]): void {
    for (const edge of walk) this.take(id, edge);
  }

  finish(id: string, service = this.plain): void {
    const product = service.entry.products.length > 0 ? 0 : null;
    const rest = { form: "work" as const, productDetail: "", receivedBy: "Budi", note: "" };
    this.store.execute("requests.hand-over", { ...this.seen(id), ...rest, product });
  }

  /** The straight way of a standard. */
  straight(service = this.plain): Edge[] {
    return walksOf(service)[0] ?? [];
  }

  /** The first step of the plain standard, with its straight outcome. */
  firstEdge(): Edge {
    const [edge] = this.straight();
    if (!edge) throw new Error(`${this.plain.entry.id} has no step`);
    return edge;
  }

  clock(id: string): { started: number | null; due: number | null; state: string } {
    const { clockStartedAt, row } = this.detail(id);
    return { started: clockStartedAt, due: row.deadline.due, state: row.deadline.state };
  }
}
