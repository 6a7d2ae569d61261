import type { Office } from "../../../shared/domain/catalog/entry";
import type { Role } from "../../../shared/domain/operators/roles";
import { randomPerson } from "./people";
import { type Chance, seededChance } from "./random";

/** One operator of a demo office. */
export interface StaffMember {
  login: string;
  name: string;
  role: Role;
}

/** Login names by role and how many operators have it; the first of each is shown on the login screen. */
const POSTS: readonly { role: Role; login: string; count: number }[] = [
  { role: "administrator", login: "admin", count: 1 },
  { role: "service-desk", login: "loket", count: 3 },
  { role: "team-lead", login: "ketua", count: 3 },
  { role: "section-head", login: "kabid", count: 2 },
  { role: "head", login: "kadis", count: 1 },
  { role: "noc-operator", login: "noc", count: 5 },
  { role: "call-taker", login: "siaga112", count: 4 },
];

/** Came later than the others: with choices of its own, so that theirs stay what they were. */
const LATER: typeof POSTS = [{ role: "emergency-supervisor", login: "pengarah112", count: 1 }];

/** Every operator's password in a demo folder. */
export const DEMO_PASSWORD = "sigap-demo";

/** The operators of a demo office, the administrator first; no two of the same name. */
export function demoStaff(chance: Chance, office: Office): StaffMember[] {
  const names = new Set<string>();
  const hired = (posts: typeof POSTS, choices: Chance) =>
    posts.flatMap(({ role, login, count }) =>
      Array.from({ length: count }, (_none, index) => {
        let { name } = randomPerson(choices, office);
        while (names.has(name)) ({ name } = randomPerson(choices, office));
        names.add(name);
        return { login: index === 0 ? login : `${login}${index + 1}`, name, role };
      }),
    );
  return [...hired(POSTS, chance), ...hired(LATER, seededChance(LATER.length))];
}
