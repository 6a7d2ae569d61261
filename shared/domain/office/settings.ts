import { OFFICES, type Office } from "../catalog/entry";
import type { BasisSetting } from "../deadlines/basis";
import { type Code, knownCode } from "../eventlog/codes";
import type { ResourceKind } from "../registers/registers";
import { DEFAULT_NUMBERING, type Numbering } from "./numbering";
import { type CannedText, DEFAULT_TEXTS } from "./texts";

/** The head of the office's letters. Empty where the office has not filled it in: nothing is invented. */
export interface Letterhead {
  lines: string[];
  address: string;
  contacts: string;
  /** Where letters are dated from. */
  city: string;
  headName: string;
  headRank: string;
  headNip: string;
}

/** A section (bidang, seksi) of the office. */
export interface Section {
  id: string;
  name: string;
  /** The catalog's `unit` texts that belong to it. */
  units: string[];
  /** The operator who heads it. */
  head: string | null;
}

/** Who acts where the catalog prints this actor. */
export interface ActorMapping {
  label: string;
  /** Operator ids. */
  operators: string[];
}

/** Something that can be booked. */
export interface Resource {
  id: string;
  kind: ResourceKind;
  name: string;
  /** How many people it holds; null where that says nothing. */
  capacity: number | null;
  /** What is no longer booked stays in the list for the bookings it had. */
  active: boolean;
}

/** What days a limit counts where its source does not say. */
export interface Clocks {
  unspecified: "working" | "calendar";
  /** For limits of services that run every day. */
  everyDay: "working" | "calendar";
  /** The clocks of complaints (3, 5, 14 and 60 days; PermenPANRB 62/2018 and the sources differ on the kind of day). */
  complaints: "working" | "calendar";
}

export const SETTING_NAMES = ["letterhead", "sections", "actors", "numbering", "texts", "resources", "clocks"] as const;
export type SettingName = (typeof SETTING_NAMES)[number];

/** The value of each setting. */
export interface SettingValues {
  letterhead: Letterhead;
  sections: Section[];
  actors: ActorMapping[];
  numbering: Numbering;
  texts: CannedText[];
  resources: Resource[];
  clocks: Clocks;
}

/** Everything that an office set itself, with defaults where it has not. */
export interface OfficeSettings extends SettingValues {
  /** How often each was set: what a form saw is named by it. */
  versions: Record<SettingName, number>;
}

/** One setting as its events left it. `value` null: the only events are of a form that this version cannot read. */
export interface SetSetting<Value> {
  value: Value | null;
  version: number;
  at: number;
  by: string;
}
export type SettingsState = { [Name in SettingName]?: SetSetting<SettingValues[Name]> };

export const DEFAULT_CLOCKS: Clocks = { unspecified: "working", everyDay: "working", complaints: "working" };

/** First lines and city of the letterheads; addresses and names only the office knows. */
const LETTERHEADS: Readonly<Record<Office, Pick<Letterhead, "lines" | "city">>> = {
  bantul: { lines: ["PEMERINTAH KABUPATEN BANTUL", "DINAS KOMUNIKASI DAN INFORMATIKA"], city: "Bantul" },
  klaten: { lines: ["PEMERINTAH KABUPATEN KLATEN", "DINAS KOMUNIKASI DAN INFORMATIKA"], city: "Klaten" },
  pasuruan: { lines: ["PEMERINTAH KABUPATEN PASURUAN", "DINAS KOMUNIKASI DAN INFORMATIKA"], city: "Pasuruan" },
  trenggalek: { lines: ["PEMERINTAH KABUPATEN TRENGGALEK", "DINAS KOMUNIKASI DAN INFORMATIKA"], city: "Trenggalek" },
  "polewali-mandar": {
    lines: ["PEMERINTAH KABUPATEN POLEWALI MANDAR", "DINAS KOMUNIKASI, INFORMATIKA, STATISTIK DAN PERSANDIAN"],
    city: "Polewali",
  },
};

const NO_LETTERHEAD: Letterhead = {
  lines: [],
  address: "",
  contacts: "",
  city: "",
  headName: "",
  headRank: "",
  headNip: "",
};

const room = (id: string, kind: ResourceKind, name: string): Resource => ({
  id,
  kind,
  name,
  capacity: null,
  active: true,
});

/** Only what a standard of the office itself lends, by the number of that standard. */
const RESOURCES: Readonly<Record<Office, readonly Resource[]>> = {
  // Standards 3 and 4 receive visitors in it, standard 55 leads them through the data centre.
  bantul: [room("ruang-rapat", "meeting-room", "Ruang Rapat Dinas"), room("data-center", "data-centre", "Data Center")],
  // Standard 7 lends it.
  klaten: [room("ruang-rapat", "meeting-room", "Ruang Rapat Diskominfo")],
  pasuruan: [],
  // Standard 9 lends it.
  trenggalek: [room("smart-center", "smart-center", "Smart Center")],
  "polewali-mandar": [],
};

/** The settings in force: what the office set, else the defaults. */
export function officeSettings(code: Code<Office> | null, state: SettingsState): OfficeSettings {
  const office = knownCode(OFFICES, code);
  const versions = Object.fromEntries(SETTING_NAMES.map((name) => [name, state[name]?.version ?? 0])) as Record<
    SettingName,
    number
  >;
  return {
    letterhead: state.letterhead?.value ?? { ...NO_LETTERHEAD, ...(office === null ? {} : LETTERHEADS[office]) },
    sections: state.sections?.value ?? [],
    actors: state.actors?.value ?? [],
    numbering: state.numbering?.value ?? DEFAULT_NUMBERING,
    texts: state.texts?.value ?? [...DEFAULT_TEXTS],
    resources: state.resources?.value ?? (office === null ? [] : [...RESOURCES[office]]),
    clocks: state.clocks?.value ?? DEFAULT_CLOCKS,
    versions,
  };
}

/** What the deadline rules take of the settings. */
export function basisSetting(settings: Pick<OfficeSettings, "clocks">): BasisSetting {
  return { unspecified: settings.clocks.unspecified, everyDay: settings.clocks.everyDay };
}
