import type { Field } from "../fields/field";
import type { Role } from "../operators/roles";
import type { RegisterName } from "./registers";

/** A form that a register asks for beside the request itself; it may be filled after the request has ended. */
export interface Sheet {
  id: string;
  register: RegisterName;
  title: string;
  /** The rule that asks for it. */
  law: string;
  /** What it is for and what the rule leaves open, shown above the form. */
  about: string;
  fields: readonly Field[];
  /** Each filling is an entry of its own; otherwise a later one replaces the earlier. */
  repeats: boolean;
  /** The repeating sheet of which each entry has one of this. */
  answers?: string;
  /** What intake may have asked already: field of the sheet -> field of the service, of the same kind. */
  prefill?: Readonly<Record<string, string>>;
  /**
   * Who may fill it, besides holding `requests.act`. No rule names the console's roles: this is how Sigap gives them out.
   */
  roles: readonly Role[];
}

type Rest = Partial<Omit<Field, "id" | "label" | "kind">>;

/** A field of a sheet; not required unless it says so. */
export function sheetField(id: string, label: string, kind: Field["kind"], rest: Rest = {}): Field {
  return { id, label, kind, required: false, ...rest };
}

/** Options from ids and labels. */
export function optionsOf(labels: Readonly<Record<string, string>>): { id: string; label: string }[] {
  return Object.entries(labels).map(([id, label]) => ({ id, label }));
}

/** Who keeps the registers of information and complaints: who records for others, and the heads who decide. */
export const DESK: readonly Role[] = ["service-desk", "team-lead", "section-head", "head"];
/** The same with the operations room, which handles incidents and lets visitors into the data centre. */
export const ROOM: readonly Role[] = [...DESK, "noc-operator"];
