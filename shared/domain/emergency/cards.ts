import { CATEGORIES, type Category } from "./codes";
import type { Card } from "./settings";

/** Questions that every card begins with: the rest of it is asked while help is on its way. */
const WHERE = "Di mana tepatnya? Patokan terdekat, RT/RW, akses masuk?";
const ACCESS = "Adakah jalan yang tertutup, sempit, atau berbahaya bagi petugas?";
const REPORTER = "Apakah pelapor ada di lokasi dan aman?";

const QUESTIONS: Readonly<Record<Category, readonly string[]>> = {
  fire: [
    WHERE,
    "Apa yang terbakar: rumah, toko, gudang, lahan, kendaraan, instalasi listrik?",
    "Adakah orang yang terjebak atau terluka? Berapa?",
    "Seberapa besar api dan asapnya; merambat ke bangunan lain?",
    "Adakah tabung gas, bahan bakar, atau bahan kimia di dalamnya?",
    ACCESS,
  ],
  riot: [
    WHERE,
    "Berapa banyak orang yang terlibat, kelompok apa?",
    "Adakah senjata, batu, atau api?",
    "Adakah yang terluka? Berapa?",
    "Ke arah mana massa bergerak?",
    REPORTER,
  ],
  accident: [
    WHERE,
    "Kendaraan apa saja dan berapa?",
    "Adakah yang terluka, terjepit, atau tidak sadar? Berapa?",
    "Apakah jalan tertutup; adakah bahan bakar atau muatan yang tumpah?",
    "Ke arah mana jalurnya (dari mana ke mana)?",
    "Adakah yang melarikan diri? Ciri dan nomor kendaraannya?",
  ],
  disaster: [
    WHERE,
    "Bencana apa: banjir, longsor, angin kencang, gempa, lainnya?",
    "Sejak kapan, dan apakah masih bertambah?",
    "Berapa rumah atau orang yang terdampak; adakah yang terjebak?",
    "Adakah lansia, bayi, ibu hamil, atau penyandang disabilitas?",
    ACCESS,
  ],
  health: [
    WHERE,
    "Apakah pasien sadar dan bernapas?",
    "Apa keluhannya, sejak kapan?",
    "Usia dan jenis kelamin pasien; adakah penyakit atau obat rutin?",
    "Adakah perdarahan, kejang, atau nyeri dada?",
    "Siapa yang menunggui pasien, dan dapatkah menyambut petugas di jalan?",
  ],
  security: [
    WHERE,
    "Gangguan apa yang terjadi?",
    "Berapa orang pelakunya; masih di lokasi?",
    "Adakah senjata atau ancaman?",
    "Adakah yang terluka?",
    REPORTER,
  ],
  other: [
    WHERE,
    "Apa yang terjadi, sejak kapan?",
    "Adakah orang yang dalam bahaya atau terluka? Berapa?",
    "Bantuan apa yang diperlukan?",
    REPORTER,
  ],
  "domestic-violence": [
    WHERE,
    "Apakah pelapor dapat berbicara dengan aman sekarang?",
    "Siapa korbannya; adakah anak-anak?",
    "Apakah pelaku masih di lokasi; adakah senjata?",
    "Adakah yang terluka?",
    "Bagaimana menghubungi kembali tanpa membahayakan korban?",
  ],
  crime: [
    WHERE,
    "Apa yang terjadi dan kapan?",
    "Berapa pelakunya, ciri-ciri dan kendaraannya?",
    "Ke arah mana pelaku pergi; bersenjata?",
    "Adakah korban yang terluka?",
    REPORTER,
  ],
  rescue: [
    WHERE,
    "Siapa yang perlu diselamatkan dan berapa orang?",
    "Di mana terjebaknya: sumur, sungai, ketinggian, kendaraan, bangunan?",
    "Apakah korban sadar dan dapat menjawab?",
    "Sejak kapan, dan apakah keadaannya memburuk?",
    ACCESS,
  ],
  "fallen-tree": [
    WHERE,
    "Apa yang tertimpa: jalan, rumah, kendaraan, kabel listrik?",
    "Adakah orang yang tertimpa atau terjebak?",
    "Seberapa besar batangnya; apakah jalan masih dapat dilalui?",
    "Apakah kabel listrik putus atau masih bertegangan?",
  ],
  terrorism: [
    WHERE,
    "Apa yang dilihat atau didengar, sejak kapan?",
    "Adakah benda mencurigakan; disentuh orang atau belum?",
    "Berapa orang di sekitar lokasi; sudah menjauh?",
    "Adakah korban?",
    REPORTER,
  ],
  animal: [
    WHERE,
    "Hewan apa, seberapa besar, berapa ekor?",
    "Di dalam rumah atau di luar; masih terlihat?",
    "Adakah yang tergigit, tersengat, atau terluka?",
    "Adakah anak-anak atau lansia di dekatnya?",
  ],
  "sexual-violence": [
    WHERE,
    "Apakah korban aman sekarang dan dapat berbicara?",
    "Apakah korban perlu pertolongan medis segera?",
    "Berapa usia korban; siapa yang mendampingi?",
    "Apakah pelaku masih di dekat korban?",
    "Bagaimana menghubungi kembali dengan aman?",
  ],
  "street-light": [
    WHERE,
    "Lampu, kabel, atau tiang; nomor tiangnya?",
    "Apakah kabel menjuntai, putus, atau memercikkan api?",
    "Apakah membahayakan orang atau lalu lintas?",
    "Sejak kapan, dan berapa titik?",
  ],
  suicide: [
    WHERE,
    "Apakah orangnya masih dapat diajak bicara?",
    "Apa yang sedang dilakukannya; ada alat, obat, atau di ketinggian?",
    "Siapa yang ada bersamanya?",
    "Apakah sudah terluka atau menelan sesuatu?",
    "Usia dan hubungan pelapor dengan orang itu?",
  ],
  sea: [
    WHERE,
    "Apa yang terjadi: tenggelam, kapal terbalik, terseret ombak, hilang kontak?",
    "Berapa orang; memakai pelampung?",
    "Kapan terakhir terlihat, ke arah mana hanyutnya?",
    "Nama kapal atau perahu, warnanya, jumlah awaknya?",
    "Bagaimana ombak dan cuacanya?",
  ],
  missing: [
    "Siapa yang hilang: nama, usia, jenis kelamin, ciri dan pakaian?",
    "Kapan dan di mana terakhir terlihat?",
    "Apakah sakit, pikun, atau penyandang disabilitas?",
    "Sudah dicari di mana saja?",
    "Siapa keluarga yang dapat dihubungi?",
  ],
  hazmat: [
    WHERE,
    "Bahan apa; adakah label, nomor, atau bau?",
    "Bocor, tumpah, terbakar, atau berasap?",
    "Adakah yang sesak, pingsan, atau terkena?",
    "Ke arah mana angin bertiup; orang sudah menjauh?",
    ACCESS,
  ],
};

/** Lives are at stake at once. */
const FIRST: readonly Category[] = ["fire", "accident", "health", "rescue", "terrorism", "suicide", "sea", "hazmat"];
const LAST: readonly Category[] = ["street-light", "animal", "fallen-tree", "other"];

/**
 * The card that Sigap brings for a category: what to ask, and a first priority. What to tell the caller until help comes
 * is left empty: the health service and the fire brigade sign it off, and nobody else invents it.
 */
export function defaultCard(category: Category): Card {
  const priority = FIRST.includes(category) ? 1 : LAST.includes(category) ? 3 : 2;
  return {
    category,
    hidden: false,
    questions: [...QUESTIONS[category]],
    advice: [],
    signedBy: "",
    signedOn: "",
    priority,
    units: [],
  };
}

/** Every category's card: the office's own where it has one. */
export function cardsOf(own: readonly Card[]): (Card & { own: boolean })[] {
  return CATEGORIES.map((category) => {
    const card = own.find((one) => one.category === category);
    return card ? { ...card, own: true } : { ...defaultCard(category), own: false };
  });
}
