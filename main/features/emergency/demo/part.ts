import { randomUUID } from "node:crypto";
import type { CallClass, Category, DispatchState } from "../../../../shared/domain/emergency/codes";
import type { DemoOffice, DemoPart, DemoTimeline } from "../../demo/part";
import { randomPerson, randomPhone } from "../../demo/people";
import { type Chance, seededChance } from "../../demo/random";
import { DISTRICTS } from "./districts";
import { AGENCIES, type DemoUnit, STORIES } from "./stories";

/**
 * Calls as Semarang counted them from January to September 2025 (9,576 emergencies, 3,949 informations, 8,496 pranks and
 * ghosts of 22,021), and beside them those that were not answered: abandoned and unanswered ones are in other offices'
 * lists the most of all (Batu, Kendari).
 */
const CLASSES: readonly (readonly [CallClass, number])[] = [
  ["real", 9_576],
  ["information", 3_949],
  ["prank", 4_300],
  ["ghost", 4_196],
  ["abandoned", 4_800],
  ["unanswered", 1_600],
  ["progress", 500],
  ["test", 200],
];

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** Calls of the 112 desk, kejadian with their dispatches, through the real commands. */
export const emergencyDemo: DemoPart = {
  option: "calls",
  noun: "panggilan 112",
  usual: 0,
  least: 0,
  most: 1_000_000,
  plan: (office, size) => new CallTimeline(office, size),
};

interface Task {
  at: number;
  run(): void;
}

interface Incident {
  id: string;
  category: Category;
  openedAt: number;
}

class CallTimeline implements DemoTimeline {
  private readonly chance: Chance;
  private readonly moments: Float64Array;
  private readonly tasks: Task[] = [];
  private readonly pranksters: string[];
  private readonly taker: readonly string[];
  private units: (DemoUnit & { id: string })[] = [];
  private next = 0;
  private last: Incident | null = null;

  constructor(
    private readonly office: DemoOffice,
    size: number,
  ) {
    // Choices of its own: how many calls there are changes no request.
    this.chance = seededChance(office.seed + 112);
    const { began, now } = office;
    this.moments = Float64Array.from(
      { length: size },
      () => began + this.chance.next() * (now - 30 * MINUTE - began),
    ).sort();
    this.pranksters = Array.from({ length: 12 }, () => this.phone());
    this.taker = office.staff["call-taker"];
  }

  get nextAt(): number {
    return Math.min(this.moments[this.next] ?? Number.POSITIVE_INFINITY, this.tasks[0]?.at ?? Number.POSITIVE_INFINITY);
  }

  get begun(): number {
    return this.next;
  }

  step(): void {
    const [task] = this.tasks;
    const moment = this.moments[this.next];
    if (task && (moment === undefined || task.at <= moment)) {
      this.tasks.shift();
      this.office.setClock(task.at);
      task.run();
      return;
    }
    if (moment === undefined) return;
    this.next += 1;
    if (this.units.length === 0) this.equip(Math.floor(moment));
    this.call(Math.floor(moment));
  }

  /** What happens later, in the order of time; nothing of it after the end. */
  private later(at: number, run: () => void): void {
    if (at > this.office.now) return;
    const place = this.tasks.findIndex((task) => task.at > at);
    this.tasks.splice(place < 0 ? this.tasks.length : place, 0, { at: Math.floor(at), run });
  }

  private phone(): string {
    return randomPhone(this.chance, DISTRICTS[this.office.office].regency, false);
  }

  /** Agencies and units, before the first call. */
  private equip(at: number): void {
    const { office } = this;
    const [supervisor = ""] = office.staff["emergency-supervisor"];
    office.setClock(at - MINUTE);
    let order = 0;
    for (const { name, units } of AGENCIES) {
      const agency = randomUUID();
      const common = { version: 0, callSign: "", post: "", areas: [], hours: [] };
      const save = (input: object) => office.execute("units.save", { ...common, ...input, order: order++ }, supervisor);
      save({ id: agency, level: "agency", agency: null, name, contacts: [], categories: [] });
      for (const unit of units) {
        const id = randomUUID();
        const contacts = ["Petugas piket", "Komandan regu"].map((how) => ({
          name: how,
          phone: this.phone(),
          how: "telepon",
        }));
        save({
          id,
          level: "unit",
          agency,
          name: unit.name,
          callSign: unit.callSign,
          contacts,
          categories: unit.categories,
        });
        this.units.push({ ...unit, id });
      }
    }
  }

  private call(ring: number): void {
    const { chance, office } = this;
    const said = chance.weighted(CLASSES);
    const operator = chance.pick(this.taker);
    const unanswered = said === "abandoned" || said === "unanswered";
    const answer = ring + chance.between(2, 14) * SECOND;
    const nuisance = said === "prank" || said === "ghost";
    const number = chance.happens(0.06)
      ? "anonymous"
      : nuisance && chance.happens(0.4)
        ? chance.pick(this.pranksters)
        : this.phone();
    const id = randomUUID();
    office.setClock(answer);
    office.execute(
      "calls.start",
      { id, channel: "112", ringAt: ring, answerAt: answer, number, late: false, endAt: null },
      operator,
    );
    const length = unanswered ? 1 : nuisance ? chance.between(4, 40) : chance.between(40, 240);
    if (said === "real") {
      this.real(id, number, operator, answer, length);
      return;
    }
    this.later(answer + length * SECOND, () =>
      office.execute(
        "calls.classify",
        {
          id,
          class: said,
          forwardedTo: said === "information" ? chance.pick(["pln", "pdam", "complaint", "agency"]) : null,
          note: "",
          foundLater: false,
          ended: true,
        },
        operator,
      ),
    );
  }

  /** A real case: told, opened or attached, passed on, followed to its end. */
  private real(call: string, number: string, operator: string, answer: number, length: number): void {
    const { chance, office, last } = this;
    const { category, what } = chance.pick(STORIES);
    const area = chance.pick(DISTRICTS[office.office].areas);
    const where = `${chance.pick(["timur pasar", "depan masjid", "dekat SD", "sebelah balai desa", "simpang empat"])}, ${area.name}`;
    const person = randomPerson(chance, office.office);
    const told = {
      id: call,
      number,
      channel: "112",
      ringAt: null,
      answerAt: null,
      name: person.name,
      what,
      where,
      hurt: "",
      note: "",
      reference: "",
    };
    this.later(answer + Math.min(length, 30) * SECOND, () => office.execute("calls.tell", told, operator));
    const again = last !== null && answer - last.openedAt < 20 * MINUTE && chance.happens(0.5) ? last : null;
    const opening = answer + chance.between(30, 150) * SECOND;
    if (again) {
      this.later(opening, () =>
        office.execute("calls.attach", { id: call, incident: again.id, point: null }, operator),
      );
    } else {
      const incident: Incident = { id: randomUUID(), category, openedAt: opening };
      this.last = incident;
      this.later(opening, () => {
        const input = {
          id: incident.id,
          call,
          category,
          priority: chance.between(1, 3),
          umbrella: false,
          outside: false,
        };
        const place = { where, area: area.code, place: null, lat: null, lon: null };
        office.execute(
          "incidents.open",
          { ...input, what, answers: {}, ...place, units: [], message: "", late: false },
          operator,
        );
        this.follow(incident, operator, opening);
      });
    }
    this.later(answer + length * SECOND, () => office.execute("calls.end", { id: call, at: null }, operator));
  }

  private follow({ id, category }: Incident, operator: string, opened: number): void {
    const { chance, office } = this;
    const isFalse = chance.happens(0.04);
    const verified = opened + chance.between(10, 60) * SECOND;
    this.later(verified, () => {
      const input = { id, result: isFalse ? "false" : "true", way: isFalse ? "field" : "call-back", note: "" };
      office.execute("incidents.verify", input, operator);
    });
    const fitting = this.units.filter(({ categories }) => categories.includes(category));
    const sent = [
      ...new Set(
        Array.from({ length: chance.between(1, 2) }, () => chance.pick(fitting.length > 0 ? fitting : this.units)),
      ),
    ];
    let lastEnd = opened;
    for (const unit of sent) {
      const dispatch = randomUUID();
      const at = verified + chance.between(5, 90) * SECOND;
      const change = (when: number, state: DispatchState) =>
        this.later(when, () =>
          office.execute(
            "incidents.dispatch-change",
            { id, dispatch, state, at: null, person: "", note: "" },
            operator,
          ),
        );
      this.later(at, () =>
        office.execute("incidents.dispatch", { id, dispatch, unit: unit.id, message: "", point: null }, operator),
      );
      const acknowledged = at + chance.between(15, 240) * SECOND;
      const underWay = acknowledged + chance.between(30, 240) * SECOND;
      const onScene = underWay + chance.between(4, 25) * MINUTE;
      const done = onScene + chance.between(15, 180) * MINUTE;
      change(acknowledged, "acknowledged");
      change(underWay, "under-way");
      change(onScene, "on-scene");
      change(done, "done");
      lastEnd = Math.max(lastEnd, done);
    }
    this.later(lastEnd + chance.between(1, 20) * MINUTE, () => {
      const { version } = this.versionOf(id, operator);
      const outcome = isFalse ? "false-report" : "handled";
      office.execute("incidents.close", { id, version, outcome, note: "Selesai ditangani" }, operator);
    });
  }

  /** A command that writes nothing tells the version: the kejadian opened again under its id. */
  private versionOf(id: string, operator: string): { version: number } {
    const nothing = {
      call: null,
      category: "other",
      priority: 1,
      umbrella: false,
      outside: false,
      what: "",
      answers: {},
    };
    const place = { where: "", area: null, place: null, lat: null, lon: null };
    const input = { id, ...nothing, ...place, units: [], message: "", late: false };
    return this.office.execute("incidents.open", input, operator) as { version: number };
  }
}
