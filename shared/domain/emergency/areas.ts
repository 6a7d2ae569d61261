/** Province, regency or city, district, village: how many parts a code has. */
export type AreaLevel = 1 | 2 | 3 | 4;

/** An administrative area, by its code of Kemendagri: `34`, `34.02`, `34.02.15`, `34.02.15.2004`. */
export interface Area {
  code: string;
  /** As the data has it: `Kabupaten Bantul`, `Sewon`, `Panggungharjo`. */
  name: string;
  level: AreaLevel;
}

/** The credit that the licence of the data asks for wherever it is used. */
export const AREAS_CREDIT = {
  name: "idn-area-data 4.0.1",
  address: "https://github.com/fityannugroho/idn-area-data",
  licence: "Open Database License (ODbL) 1.0",
} as const;

/** The special region whose districts and villages have names of their own (Pergub DIY 25/2019). */
const YOGYAKARTA = "34";
const YOGYAKARTA_CITY = "34.71";
const FIRST_VILLAGE_OF_CITY = "1";

/** What an area is called: kapanewon and kalurahan in DIY, kemantren in its city; elsewhere kecamatan, desa, kelurahan. */
export function areaWord({ code, level, name }: Area): string {
  const special = code === YOGYAKARTA || code.startsWith(`${YOGYAKARTA}.`);
  switch (level) {
    case 1:
      return "Provinsi";
    case 2:
      return name.startsWith("Kota ") ? "Kota" : "Kabupaten";
    case 3:
      if (!special) return "Kecamatan";
      return code.startsWith(`${YOGYAKARTA_CITY}.`) ? "Kemantren" : "Kapanewon";
    default:
      if (code.split(".")[3]?.startsWith(FIRST_VILLAGE_OF_CITY)) return "Kelurahan";
      return special ? "Kalurahan" : "Desa";
  }
}

/** With the word for what it is: `Kapanewon Sewon`, `Kabupaten Bantul`. */
export function areaTitle(area: Area): string {
  return area.level === 2 ? area.name : `${areaWord(area)} ${area.name}`;
}

/** Every area of the country, read from `resources/areas/areas.txt`. */
export class Areas {
  private readonly byCode = new Map<string, Area>();
  private readonly children = new Map<string, Area[]>();

  /** @throws Error where a line cannot be read: the file comes with the app and is checked by its tests */
  constructor(text: string) {
    const above: string[] = [];
    for (const line of text.split("\n")) {
      if (line === "" || line.startsWith("#")) continue;
      let depth = 0;
      while (line[depth] === ".") depth += 1;
      const blank = line.indexOf(" ", depth);
      if (blank < 0 || depth > 3 || depth > above.length) throw new Error(`areas.txt: cannot read "${line}"`);
      above.length = depth;
      const part = line.slice(depth, blank);
      const code = depth === 0 ? part : `${above[depth - 1]}.${part}`;
      above.push(code);
      const area: Area = { code, name: line.slice(blank + 1), level: (depth + 1) as AreaLevel };
      this.byCode.set(code, area);
      if (depth < 3) this.children.set(code, []);
      if (depth > 0) this.children.get(above[depth - 1] ?? "")?.push(area);
    }
  }

  get size(): number {
    return this.byCode.size;
  }

  /** In the order of their codes. */
  [Symbol.iterator](): IterableIterator<Area> {
    return this.byCode.values();
  }

  get(code: string): Area | null {
    return this.byCode.get(code) ?? null;
  }

  /** The areas directly within one, in the order of their codes. */
  within(code: string): readonly Area[] {
    return this.children.get(code) ?? [];
  }

  /** What an area lies in, from the smallest: of a village its district and regency. Provinces are left out. */
  around(code: string): Area[] {
    const parts = code.split(".");
    return [3, 2].flatMap((count) => (count < parts.length ? (this.get(parts.slice(0, count).join(".")) ?? []) : []));
  }

  /** `Kapanewon Sewon, Kabupaten Bantul`; a province for a regency; "" for a province. */
  whereabouts(code: string): string {
    const around = this.around(code);
    const province = around.length === 0 && code.includes(".") ? this.get(code.slice(0, 2)) : null;
    return [...around, ...(province ? [province] : [])].map(areaTitle).join(", ");
  }
}
