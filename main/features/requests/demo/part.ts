import type { DemoOffice, DemoPart, DemoTimeline } from "../../demo/part";
import { randomArrivals } from "./arrivals";
import { heldRequests } from "./holds";
import { offersOf } from "./request-input";
import { type Arrival, Simulation } from "./simulation";

const DAY = 86_400_000;

/** Requests of fourteen months: most are done, some stand still in each state. */
export const requestsDemo: DemoPart = {
  option: "requests",
  noun: "permohonan",
  usual: 2_000,
  least: 1,
  most: 5_000_000,
  plan: (office, size) => new RequestTimeline(office, size),
};

class RequestTimeline implements DemoTimeline {
  private readonly simulation: Simulation;
  private readonly held: readonly Arrival[];
  private readonly moments: Float64Array;
  private nextHeld = 0;
  private nextMoment = 0;
  private arrival: Arrival | null;

  constructor(office: DemoOffice, size: number) {
    const { chance, time, began, now, services } = office;
    const offers = offersOf(services);
    this.simulation = new Simulation({ ...office, offers, latest: now });
    this.held = this.heldArrivals(office, offers, size);
    this.moments = randomArrivals(chance, time, began, now, size - this.held.length);
    this.arrival = this.takeArrival();
  }

  get nextAt(): number {
    return Math.min(this.arrival?.at ?? Number.POSITIVE_INFINITY, this.simulation.nextAt);
  }

  get begun(): number {
    return this.nextMoment + this.nextHeld;
  }

  step(): void {
    const { arrival } = this;
    if (!arrival || arrival.at > this.simulation.nextAt) this.simulation.advance();
    else {
      this.simulation.receive(arrival);
      this.arrival = this.takeArrival();
    }
  }

  /** The requests that are to stand still in some state now, and when each came so that it got there. */
  private heldArrivals(
    { chance, time, began, now }: DemoOffice,
    offers: ReturnType<typeof offersOf>,
    size: number,
  ): Arrival[] {
    const held = heldRequests(size, offers).map((plan) => {
      const limit = plan.offer.service.limits[0]?.limit ?? null;
      const allotted = this.simulation.allotted(plan.offer, limit, now - 20 * DAY);
      const age =
        plan.hold === "late" ? allotted * 1.4 + DAY / 3 : Math.min(allotted, 2 * DAY) * (0.1 + 0.8 * chance.next());
      return { at: Math.max(began, Math.floor(time.before(now, age))), held: plan };
    });
    return held.sort((a, b) => a.at - b.at);
  }

  private takeArrival(): Arrival | null {
    const [moment, plan] = [this.moments[this.nextMoment], this.held[this.nextHeld]];
    if (plan && (moment === undefined || plan.at <= moment)) {
      this.nextHeld += 1;
      return plan;
    }
    if (moment === undefined) return null;
    this.nextMoment += 1;
    return { at: moment, held: null };
  }
}
