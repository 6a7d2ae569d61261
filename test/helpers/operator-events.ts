import { formatHlc } from "../../main/sync/hlc";
import { headsOf, orderCausally } from "../../shared/domain/eventlog/causal";
import type { JsonObject, LogEvent } from "../../shared/domain/eventlog/event";

const START = Date.parse("2026-11-23T09:00:00+07:00");

/** Several consoles that write operators' streams, each with what has reached it so far. */
export class OperatorConsoles {
  readonly all: LogEvent[] = [];
  private readonly seen: LogEvent[][];

  constructor(count: number) {
    this.seen = Array.from({ length: count }, () => []);
  }

  /** The origin of a console: `K1.a`. The first one established the office. */
  origin(console: number): string {
    return `K${console + 1}.a`;
  }

  /** An event about an operator. `actor`: an operator's id, or null for the console itself. A login goes into the sealed part. */
  write(
    console: number,
    actor: string | null,
    about: string,
    type: string,
    { login = "", ...payload }: JsonObject = {},
    changes: Partial<LogEvent> = {},
  ): LogEvent {
    const known = this.seen[console] ?? [];
    const number = this.all.length + 1;
    const wall = START + number * 60_000;
    const origin = this.origin(console);
    const stream = `operator/${about}`;
    const event: LogEvent = {
      id: `e${String(number).padStart(4, "0")}`,
      stream,
      type: `operator.${type}`,
      v: 1,
      after: headsOf(orderCausally(known.filter((other) => other.stream === stream)).ordered),
      hlc: formatHlc(wall, 0, origin),
      at: { wall, mono: wall - START },
      origin,
      originSeq: 10 + known.filter((other) => other.origin === origin).length * 3,
      actor: actor === null ? `desk/K${console + 1}` : `operator/${actor}`,
      payload,
      personal: { login, name: about, passwordHash: `hash of ${about} ${number}` },
      ...changes,
    };
    this.all.push(event);
    this.seen[console] = [...known, event];
    return event;
  }

  create(console: number, actor: string | null, about: string, roles: string[], login = about): LogEvent {
    return this.write(console, actor, about, "created", { login, roles });
  }

  /** `to` gets everything that `from` has. */
  send(from: number, to: number): void {
    const known = this.seen[to] ?? [];
    const ids = new Set(known.map((event) => event.id));
    this.seen[to] = [...known, ...(this.seen[from] ?? []).filter((event) => !ids.has(event.id))];
  }

  /** Everybody gets everything. */
  exchange(): void {
    for (const index of this.seen.keys()) this.seen[index] = [...this.all];
  }
}
