import type { Office } from "../../../../shared/domain/catalog/entry";
import type { Service } from "../../../../shared/domain/catalog/service";
import { selectableLimits } from "../../../../shared/domain/requests/rules";
import type { ApplicantKind, Channel } from "../../../../shared/domain/requests/types";
import type { ReceiveInput } from "../../../../shared/ipc/requests";
import { type Agency, type AgencyKind, randomAgency } from "../../demo/agencies";
import { emailOf, randomNik, randomPerson, randomPhone } from "../../demo/people";
import { REGENCIES } from "../../demo/places";
import type { Chance } from "../../demo/random";
import { namesOf, randomFieldValues } from "./field-values";
import { APPLICATIONS, NOT_ASKED_FOR, OTHER_TOPIC, TOPICS, type Topic } from "./topics";

/** A service that is asked for, with what is asked. */
export interface Offer {
  service: Service;
  topic: Topic;
}

/** The services of a catalog that requests are made for, each with its weight. */
export function offersOf(services: readonly Service[]): (readonly [Offer, number])[] {
  const offers = services
    .filter((service) => service.runnable && service.steps.length > 0 && !NOT_ASKED_FOR.test(service.entry.name))
    .map((service) => ({
      service,
      topic: TOPICS.find((candidate) => candidate.match.test(service.entry.name)) ?? OTHER_TOPIC,
    }));
  const sharing = (topic: Topic) => offers.filter((offer) => offer.topic === topic).length;
  return offers.map((offer) => [offer, offer.topic.weight / sharing(offer.topic)] as const);
}

export interface Intake {
  office: Office;
  offer: Offer;
  /** Leave a requirement out, if the service has any. */
  incomplete: boolean;
  /** Local date of the day on which it is entered: epoch day. */
  today: number;
  formatDay(epochDay: number): string;
  /** The office's offset from UTC in milliseconds. */
  offset: number;
}

function weightsOf<T extends string>(weights: Readonly<Partial<Record<T, number>>>): (readonly [T, number])[] {
  return (Object.keys(weights) as T[]).map((value) => [value, weights[value] ?? 0] as const);
}

const KIND_OF: Readonly<Partial<Record<AgencyKind | "person", ApplicantKind>>> = {
  person: "person",
  company: "company",
  press: "company",
};

const GOVERNMENT: readonly string[] = ["department", "district", "village", "health", "school"];

/** One filled-in intake form, as the service desk would type it. */
export function randomIntake(chance: Chance, intake: Intake): ReceiveInput {
  const { service, topic } = intake.offer;
  const regency = REGENCIES[intake.office];
  const from = chance.weighted(weightsOf<AgencyKind | "person">(topic.applicants));
  const person = randomPerson(chance, intake.office);
  const agency = randomAgency(chance, regency, from === "person" ? "village" : from);
  const district = chance.pick(regency.districts);
  const village = chance.pick(district.villages);
  const about = GOVERNMENT.includes(from) ? agency.name : randomAgency(chance, regency, "department").name;
  const blanks: Readonly<Record<string, string>> = {
    agency: about,
    applicant: agency.name,
    place: agency.place,
    village,
    road: chance.pick(regency.roads),
    junction: chance.pick(regency.junctions),
    app: chance.pick(APPLICATIONS),
    hours: `${String(chance.between(6, 21)).padStart(2, "0")}.${chance.pick(["00", "15", "30", "45"])}`,
    days: String(chance.between(2, 9)),
    count: String(chance.between(2, 40)),
    service: service.entry.name,
  };
  const blank = (text: string) => text.replace(/\{(\w+)\}/g, (_all, name: string) => blanks[name] ?? "");
  const subject = blank(chance.pick(topic.subjects));
  const fill = (text: string) => blank(text.replace("{subject}", subject));
  const channel = chance.weighted(weightsOf<Channel>(topic.channels));
  const byLetter = channel === "letter" || (channel === "email" && from !== "person");
  const limits = selectableLimits(service);
  const personal = from === "person";
  const required = service.entry.requirements.length;
  const missing = intake.incomplete && required > 0 ? chance.between(0, required - 1) : -1;
  return {
    id: null,
    serviceId: service.entry.id,
    limit: limits.length === 0 ? null : ((chance.happens(0.7) ? limits[0] : chance.pick(limits))?.limit ?? null),
    receivedAt: null,
    channel,
    letter: byLetter
      ? { number: letterNumber(chance, agency, intake), date: intake.formatDay(intake.today - chance.between(0, 5)) }
      : { number: "", date: null },
    applicant: {
      kind: KIND_OF[from] ?? "agency",
      name: person.name,
      agency: personal ? "" : agency.name,
      phone: channel === "letter" && chance.happens(0.3) ? "" : randomPhone(chance, regency, !personal),
      email:
        channel === "email" || chance.happens(0.15) ? emailOf(person, personal ? "surel.example" : regency.domain) : "",
      nik: personal && chance.happens(0.6) ? randomNik(chance, regency, person.female) : "",
      address: personal ? `${village}, ${regency.districtWord} ${district.name}` : "",
    },
    subject,
    details: fill(chance.pick(topic.details)),
    place: personal ? `${village}, ${district.name}` : agency.place,
    requirements: service.entry.requirements.map((_text, index) => ({
      index,
      state: index === missing ? "missing" : "complete",
      note: index === missing ? "Belum dilampirkan" : "",
    })),
    assignTo: null,
    fields: {
      ...randomFieldValues(chance, service.fields, {
        ...intake,
        regency,
        fill,
        person: namesOf(chance, intake.office),
      }),
    },
    attachments: [],
    bookings: [],
    warnedOf: [],
  };
}

function letterNumber(chance: Chance, agency: Agency, intake: Intake): string {
  const year = intake.formatDay(intake.today).slice(0, 4);
  const subject = chance.pick(["005", "045", "489", "555", "045.2", "072"]);
  return `${subject}/${String(chance.between(1, 1900)).padStart(4, "0")}/${agency.code}/${year}`;
}
