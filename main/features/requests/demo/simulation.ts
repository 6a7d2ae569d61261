import { formatDay } from "../../../../shared/domain/calendar/civil";
import { dueOfLimit } from "../../../../shared/domain/deadlines/limits";
import type { Role } from "../../../../shared/domain/operators/roles";
import { actingRoles, RECORDERS } from "../../../../shared/domain/requests/rules";
import type { ReceiveInput } from "../../../../shared/ipc/requests";
import { BookedTimes } from "../../bookings/demo/booked-times";
import { RegisterKeeper, sheetDue } from "../../registers/demo/keeper";
import { NO_SHEETS } from "../../registers/demo/planned";
import { Agenda } from "./agenda";
import type { DemoCase, Task } from "./demo-case";
import type { DemoWorld, SimulationOptions } from "./demo-world";
import type { Held } from "./holds";
import { type Offer, randomIntake } from "./request-input";
import { distancesToHandover, stepsOnClock } from "./route";
import { nextTask, performTask } from "./tasks";
import { REOPENED_SHARE, unusualDelay } from "./unusual";

const HOUR = 3_600_000;
const UNUSUAL: readonly Task[] = ["extend", "agree", "merge", "unmerge", "reopen"];
/** How often somebody asks for the same thing again while it is handled. */
const REPEATED_SHARE = 0.02;
const LONGEST_OPEN_TIME = 40 * 8 * HOUR;

/** A request that comes in, at a time. */
export interface Arrival {
  at: number;
  held: Held | null;
}

/** Plays an office's requests in the order of time: each intake and each step is a command of the real store. */
export class Simulation implements DemoWorld {
  readonly agenda = new Agenda<DemoCase>();
  private readonly distances = new Map<string, ReadonlyMap<string, number>>();

  private readonly booked: BookedTimes;
  private readonly registers: RegisterKeeper;
  /** The last request that came in, which the next one may repeat. */
  private last: { request: DemoCase; input: ReceiveInput } | null = null;

  constructor(readonly options: SimulationOptions) {
    this.booked = new BookedTimes(options.resources);
    this.registers = new RegisterKeeper(options);
  }

  /** The time of the next thing that happens with a request on its way. */
  get nextAt(): number {
    return this.agenda.nextAt;
  }

  /** Does the next thing that is due. */
  advance(): void {
    const next = this.agenda.take();
    if (!next) return;
    this.options.setClock(next.at);
    if (performTask(this, next.item, next.at)) this.schedule(next.item, next.at);
    else next.item.ended = true;
  }

  /** A request comes in. */
  receive({ at, held }: Arrival): void {
    const { calendar, chance, office, execute, time } = this.options;
    this.options.setClock(at);
    const repeated = held === null ? this.repeated() : null;
    const offer = repeated?.request.offer ?? held?.offer ?? chance.weighted(this.options.offers);
    const input = repeated
      ? this.again(repeated)
      : randomIntake(chance, {
          office,
          offer,
          incomplete: held ? held.hold === "waiting-file" : chance.happens(0.08),
          today: time.dayOf(at),
          formatDay,
          offset: calendar.offset,
        });
    if (!this.isUrgent(offer, input.limit)) this.backdate(input, at);
    if (repeated === null) input.bookings = this.booked.book(offer.service, input.fields);
    const roles: readonly Role[] = input.channel === "phone" ? ["service-desk", "noc-operator"] : ["service-desk"];
    const answer = execute("requests.receive", input, this.someone(chance.happens(0.1) ? RECORDERS : roles)) as {
      id: string;
      version: number;
    };
    const request = this.newCase(answer, input, offer, held, at);
    request.into = repeated?.request ?? null;
    if (held === null && repeated === null) this.last = { request, input };
    if (input.requirements.some(({ state }) => state === "missing")) {
      request.task = request.hold === null ? (chance.happens(0.85) ? "complete-file" : "refuse-file") : "note";
      if (request.hold === null) this.scheduleIn(request, at, (4 + 40 * chance.next()) * HOUR);
      return;
    }
    this.schedule(request, at);
  }

  /** A request that came a short while ago and is still open: now and then people ask twice. */
  private repeated(): { request: DemoCase; input: ReceiveInput } | null {
    return this.last && !this.last.request.ended && this.options.chance.happens(REPEATED_SHARE) ? this.last : null;
  }

  /** The same intake by another way; the service desk was warned and takes it in all the same. */
  private again({ request, input }: { request: DemoCase; input: ReceiveInput }): ReceiveInput {
    return {
      ...input,
      receivedAt: null,
      channel: this.options.chance.pick(["phone", "whatsapp", "counter"]),
      letter: { number: "", date: null },
      requirements: input.requirements.map(({ index }) => ({ index, state: "complete", note: "" })),
      bookings: [],
      warnedOf: [request.id],
    };
  }

  /** A limit in hours or minutes: who is served that fast is standing at the counter. */
  private isUrgent(offer: Offer, limit: number | null): boolean {
    return limit !== null && /^PT/.test(offer.service.entry.time_limits[limit]?.max_iso ?? "");
  }

  /** Letters and messages are often entered some time after they came. */
  private backdate(input: ReceiveInput, at: number): void {
    const { chance } = this.options;
    if (!["letter", "email", "whatsapp", "app"].includes(input.channel) || chance.happens(0.5)) return;
    // Some messages wait overnight; a letter lies on the desk for a while.
    const earlier = input.channel !== "letter" && chance.happens(0.2) ? chance.between(60, 900) : chance.between(2, 45);
    input.receivedAt = at - earlier * 60_000;
  }

  private newCase(
    answer: { id: string; version: number },
    input: ReceiveInput,
    offer: Offer,
    held: Held | null,
    at: number,
  ): DemoCase {
    const { chance } = this.options;
    const distances = this.distancesOf(offer);
    const first = offer.service.steps[0]?.id ?? null;
    const inTime = chance.happens(0.9);
    const speed = inTime ? 0.15 + 0.55 * chance.next() : 1.15 + chance.next();
    const steps = stepsOnClock(offer.service, input.limit, distances);
    const all = distances.get(first ?? "") ?? 1;
    // What stands still untouched has no sheet either.
    const untouched = held?.hold === "new" || held?.hold === "waiting-file";
    const plan = untouched ? NO_SHEETS : this.registers.plan(offer.service, input, input.receivedAt ?? at);
    return {
      id: answer.id,
      version: answer.version,
      offer,
      distances,
      step: first,
      taken: 0,
      pace: (this.allotted(offer, input.limit, at) * speed) / (steps + 0.5),
      applicant: input.applicant.name,
      assigned: null,
      mayAssign: chance.happens(0.5),
      waited: false,
      limit: input.limit,
      due: this.dueOf(offer, input.limit, input.receivedAt ?? at),
      clockStopped: false,
      extended: false,
      agreed: false,
      reopens: held === null && plan.sheets.length === 0 && chance.happens(REOPENED_SHARE),
      reopened: false,
      into: null,
      merged: false,
      ended: false,
      sheets: [...plan.sheets],
      refusal: held === null ? plan.refusal : null,
      afterRefusal: plan.afterRefusal,
      objection: null,
      hold: held?.hold ?? null,
      stepsToHold: this.stepsToHold(held, Number.isFinite(all) ? all : offer.service.steps.length),
      task: "step",
    };
  }

  private stepsToHold(held: Held | null, all: number): number {
    const { chance } = this.options;
    switch (held?.hold) {
      case "middle":
      case "late":
        return chance.between(1, Math.max(1, all - 1));
      case "waiting-applicant":
        return chance.between(0, Math.max(0, all - 1));
      case "ready":
        return Number.POSITIVE_INFINITY;
      default:
        return 0;
    }
  }

  /** The open time that the limit gives; where there is no due time, what such a request takes by custom. */
  allotted(offer: Offer, limit: number | null, at: number): number {
    const { chance, time } = this.options;
    const due = this.dueOf(offer, limit, at);
    if (due === null) return (3 + 12 * chance.next()) * 8 * HOUR;
    return Math.min(LONGEST_OPEN_TIME, Math.max(10 * 60_000, time.between(at, due)));
  }

  /** The due time by the limit's own length, whenever its clock starts; null where the standard gives none. */
  private dueOf(offer: Offer, limit: number | null, at: number): number | null {
    const { entry } = offer.service;
    const printed = limit === null ? null : (entry.time_limits[limit] ?? null);
    return dueOfLimit(this.options.calendar, printed, { receivedAt: at, serviceHours: entry.service_hours }).due;
  }

  private distancesOf(offer: Offer): ReadonlyMap<string, number> {
    const { id } = offer.service.entry;
    const known = this.distances.get(id) ?? distancesToHandover(offer.service);
    this.distances.set(id, known);
    return known;
  }

  /** An operator with one of the roles. */
  someone(roles: readonly Role[]): string {
    const { chance, staff } = this.options;
    const role = chance.pick(roles.filter((candidate) => staff[candidate].length > 0));
    return chance.pick(staff[role]);
  }

  /** Who takes a request's current step: the one it was given to, if the step is theirs. */
  taker(request: DemoCase): string {
    const step = request.offer.service.steps.find((candidate) => candidate.id === request.step);
    const roles = step ? actingRoles(step) : RECORDERS;
    const { assigned } = request;
    if (assigned && roles.some((role) => this.options.staff[role].includes(assigned))) return assigned;
    return this.someone(roles);
  }

  private schedule(request: DemoCase, at: number): void {
    const task = nextTask(this, request);
    if (!task) return;
    const { chance } = this.options;
    request.task = task;
    const unhurried = task === "resume" ? (2 + 30 * chance.next()) * HOUR : request.pace * (0.35 + 1.3 * chance.next());
    if (task === "sheet") this.scheduleIn(request, at, this.sheetDelay(request, unhurried));
    else if (UNUSUAL.includes(task)) this.scheduleIn(request, at, unusualDelay(this, task, unhurried));
    else this.scheduleIn(request, at, task === "assign" || task === "note" ? Math.min(unhurried / 3, HOUR) : unhurried);
  }

  /** Open time until a sheet is filled: while the request runs, its pace counts; afterwards only the sheet's own. */
  private sheetDelay(request: DemoCase, usual: number): number {
    const delay = sheetDue(request)?.delay ?? 0;
    return request.ended ? delay : Math.min(usual / 3, delay);
  }

  private scheduleIn(request: DemoCase, at: number, length: number): void {
    const { chance, time, latest } = this.options;
    // What is to stand still in some state must get there in time.
    const left =
      request.hold === null ? Number.POSITIVE_INFINITY : time.between(at, latest) * (0.1 + 0.25 * chance.next());
    const next = Math.floor(time.after(at, Math.max(45_000, Math.min(length, left))));
    if (next <= latest) this.agenda.add(next, request);
  }
}
