import type { Category } from "../../../../shared/domain/emergency/codes";

export interface DemoUnit {
  name: string;
  callSign: string;
  categories: readonly Category[];
}

/** Agencies of a district and their units. */
export const AGENCIES: readonly { name: string; units: readonly DemoUnit[] }[] = [
  {
    name: "Damkarmat",
    units: [
      {
        name: "Regu Damkar Induk",
        callSign: "Damkar 1",
        categories: ["fire", "rescue", "animal", "hazmat", "fallen-tree"],
      },
      { name: "Regu Damkar Pos Selatan", callSign: "Damkar 2", categories: ["fire", "rescue", "animal"] },
    ],
  },
  {
    name: "PSC 119",
    units: [
      { name: "Ambulans PSC 1", callSign: "PSC 1", categories: ["health", "accident", "suicide"] },
      { name: "Ambulans PSC 2", callSign: "PSC 2", categories: ["health", "accident"] },
    ],
  },
  {
    name: "BPBD",
    units: [{ name: "TRC BPBD", callSign: "TRC", categories: ["disaster", "fallen-tree", "sea", "missing", "rescue"] }],
  },
  {
    name: "Polres",
    units: [
      {
        name: "Patroli Polres",
        callSign: "Patroli 1",
        categories: ["crime", "security", "riot", "accident", "domestic-violence", "sexual-violence", "terrorism"],
      },
    ],
  },
  { name: "PLN", units: [{ name: "Yantek PLN", callSign: "Yantek", categories: ["street-light"] }] },
];

/** What callers say. */
export const STORIES: readonly { category: Category; what: string }[] = [
  { category: "fire", what: "Kebakaran dapur, api mulai merambat ke atap" },
  { category: "fire", what: "Lahan tebu terbakar, asap menutup jalan" },
  { category: "accident", what: "Tabrakan sepeda motor dan mobil, dua orang luka" },
  { category: "accident", what: "Truk terguling di tikungan, muatan tumpah" },
  { category: "health", what: "Bapak usia 60 nyeri dada dan sesak napas" },
  { category: "health", what: "Ibu hamil pendarahan, perlu ambulans" },
  { category: "health", what: "Orang pingsan di pinggir jalan" },
  { category: "disaster", what: "Air sungai meluap masuk rumah warga" },
  { category: "fallen-tree", what: "Pohon tumbang menutup jalan dan menimpa kabel" },
  { category: "animal", what: "Ular kobra masuk kamar mandi" },
  { category: "animal", what: "Sarang tawon di atap sekolah" },
  { category: "crime", what: "Pencurian sepeda motor, pelaku lari ke utara" },
  { category: "security", what: "Keributan di warung, ada yang membawa senjata tajam" },
  { category: "street-light", what: "Kabel listrik menjuntai dan memercikkan api" },
  { category: "rescue", what: "Anak terjatuh ke sumur" },
  { category: "domestic-violence", what: "Suara orang dipukul di rumah sebelah" },
];
