import type { Service } from "../../../../shared/domain/catalog/service";
import { sameActor } from "../../../../shared/domain/office/people";
import type { ActorMapping, OfficeSettings, Resource } from "../../../../shared/domain/office/settings";
import type { Role } from "../../../../shared/domain/operators/roles";
import type { ResourceKind } from "../../../../shared/domain/registers/registers";
import type { Chance } from "../../demo/random";

/** What a demo office lends where its services may book it and it has nothing of the kind by itself. */
const LENT: Readonly<Record<ResourceKind, readonly (readonly [id: string, name: string, capacity: number | null])[]>> =
  {
    "meeting-room": [["ruang-rapat", "Ruang Rapat Dinas", 40]],
    vehicle: [
      ["mobil-1", "Mobil Operasional 1", 6],
      ["mobil-2", "Mobil Operasional 2", 6],
    ],
    "smart-center": [["smart-center", "Smart Center", 30]],
    equipment: [
      ["kamera", "Kamera dan Perlengkapan Liputan", null],
      ["konferensi-video", "Perangkat Konferensi Video", null],
    ],
    "data-centre": [["data-center", "Data Center", null]],
  };

/** An operator of the demo, as far as settings name people. */
interface Person {
  id: string;
  name: string;
}

interface Equipment {
  services: readonly Service[];
  settings: OfficeSettings;
  staff: Readonly<Record<Role, readonly Person[]>>;
  chance: Chance;
  /** Gives a command as the administrator. */
  execute(name: string, input: unknown): void;
}

/** Sets what an administrator would before opening the office: letterhead, what is lent, and who acts. */
export function equipOffice({ services, settings, staff, chance, execute }: Equipment): void {
  const { letterhead, versions } = settings;
  execute("settings.set-letterhead", {
    version: versions.letterhead,
    letterhead: {
      ...letterhead,
      address: "Alamat contoh (data peragaan)",
      contacts: "Telepon dan surel contoh (data peragaan)",
      headName: staff.head[0]?.name ?? "",
      headRank: "Pangkat contoh (data peragaan)",
    },
  });
  execute("settings.set-resources", {
    version: versions.resources,
    resources: resourcesFor(services, settings.resources),
  });
  execute("settings.set-actors", { version: versions.actors, actors: actorsOf(services, staff, chance) });
}

/** What the office has, and one of each kind that its services book and it has not. */
function resourcesFor(services: readonly Service[], own: readonly Resource[]): Resource[] {
  const kinds = new Set(services.flatMap(({ books }) => books));
  const missing = [...kinds].filter((kind) => !own.some((resource) => resource.kind === kind && resource.active));
  return [
    ...own,
    ...missing.flatMap((kind) =>
      LENT[kind].map(([id, name, capacity]) => ({ id, kind, name, capacity, active: true })),
    ),
  ];
}

/** Who of the staff acts where the catalog prints an actor that has a role: all team leads, one section head … */
function actorsOf(services: readonly Service[], staff: Equipment["staff"], chance: Chance): ActorMapping[] {
  const mapped: ActorMapping[] = [];
  for (const { actor } of services.flatMap(({ steps }) => steps)) {
    const { label } = actor;
    const [role] = actor.roles;
    if (label === null || role === undefined || mapped.some((known) => sameActor(known.label, label))) continue;
    const people = staff[role].map(({ id }) => id);
    // A team is all of them; an office holder is one.
    const operators = people.length > 1 && !/\btim\b/i.test(label) ? [chance.pick(people)] : people;
    mapped.push({ label, operators });
  }
  return mapped;
}
