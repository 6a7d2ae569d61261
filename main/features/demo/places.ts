import type { Office } from "../../../shared/domain/catalog/entry";

/** A district (kapanewon, kecamatan) with some of its villages. */
export interface District {
  name: string;
  villages: readonly string[];
}

export interface Regency {
  name: string;
  /** What the office calls a district and a village. */
  districtWord: string;
  villageWord: string;
  districts: readonly District[];
  /** First four digits of a NIK. */
  code: string;
  domain: string;
  /** Area code of fixed telephones. */
  phoneArea: string;
  /** Latitude and longitude of about its middle, in decimal degrees. */
  centre: readonly [number, number];
  roads: readonly string[];
  junctions: readonly string[];
}

function districts(text: string): District[] {
  return text
    .trim()
    .split("\n")
    .map((line) => {
      const [name = "", villages = ""] = line.trim().split(": ");
      return { name, villages: villages.split(", ") };
    });
}

const BANTUL = districts(`
Srandakan: Poncosari, Trimurti
Sanden: Gadingharjo, Gadingsari, Murtigading, Srigading
Kretek: Donotirto, Parangtritis, Tirtohargo, Tirtomulyo, Tirtosari
Pundong: Panjangrejo, Seloharjo, Srihardono
Bambanglipuro: Mulyodadi, Sidomulyo, Sumbermulyo
Pandak: Caturharjo, Gilangharjo, Triharjo, Wijirejo
Pajangan: Guwosari, Sendangsari, Triwidadi
Bantul: Bantul, Palbapang, Ringinharjo, Sabdodadi, Trirenggo
Jetis: Canden, Patalan, Sumberagung, Trimulyo
Imogiri: Girirejo, Imogiri, Karangtalun, Karangtengah, Kebonagung, Selopamioro, Sriharjo, Wukirsari
Dlingo: Dlingo, Jatimulyo, Mangunan, Muntuk, Temuwuh, Terong
Banguntapan: Banguntapan, Baturetno, Jagalan, Jambidan, Potorono, Singosaren, Tamanan, Wirokerten
Pleret: Bawuran, Pleret, Segoroyoso, Wonokromo, Wonolelo
Piyungan: Sitimulyo, Srimartani, Srimulyo
Sewon: Bangunharjo, Panggungharjo, Pendowoharjo, Timbulharjo
Kasihan: Bangunjiwo, Ngestiharjo, Tamantirto, Tirtonirmolo
Sedayu: Argodadi, Argomulyo, Argorejo, Argosari`);

const KLATEN = districts(`
Prambanan: Bugisan, Tlogo
Gantiwarno: Mutihan, Sawit
Wedi: Gadungan, Pandes
Bayat: Paseban, Krakitan
Cawas: Barepan, Bawak
Trucuk: Kalikebo, Palar
Kebonarum: Malangjiwan, Basin
Jogonalan: Plawikan, Gondangan
Manisrenggo: Barukan, Solodiran
Karangnongko: Somokaton, Jetis
Ceper: Jambukulon, Klepu
Pedan: Keden, Sobayan
Karangdowo: Ringinputih, Soka
Juwiring: Bulurejo, Kwarasan
Wonosari: Sidowarno, Bulan
Delanggu: Sabrang, Gatak
Polanharjo: Ponggok, Janti
Karanganom: Jungkare, Ngabeyan
Tulung: Cokro, Majegan
Jatinom: Krajan, Gedaren
Kemalang: Sidorejo, Balerante
Ngawen: Gatak, Tempursari
Kalikotes: Jimbung, Gemblegan
Klaten Utara: Bareng Lor, Belang Wetan
Klaten Tengah: Bareng, Tonggalan
Klaten Selatan: Danguran, Gayamprit`);

const PASURUAN = districts(`
Purwodadi: Parerejo
Tutur: Gendro, Wonosari
Puspo: Janjangwulung
Lumbang: Kronto
Pasrepan: Pohgedang
Kejayan: Klangrong
Wonorejo: Cobanblimbing
Purwosari: Pager, Sengonagung
Sukorejo: Glagahsari
Prigen: Ledug, Pecalukan
Pandaan: Petungasri, Kutorejo
Gempol: Kejapanan, Legok
Beji: Gunungsari, Cangkringmalang
Bangil: Kauman, Kersikan
Rembang: Pekoren
Kraton: Kalirejo
Pohjentrek: Sungikulon
Gondang Wetan: Bajangan
Winongan: Bandaran
Grati: Ranuklindungan, Kedawung Kulon
Nguling: Mlaten
Lekok: Tambaklekok
Rejoso: Arjosari
Tosari: Wonokitri, Ngadiwono`);

const TRENGGALEK = districts(`
Panggul: Wonocoyo, Nglebeng
Munjungan: Tawing, Masaran
Pule: Sukokidul, Jombok
Dongko: Pandean, Salamwates
Tugu: Gondang, Nglongsor
Karangan: Salamrejo, Sumberingin
Kampak: Bendoagung, Senden
Watulimo: Prigi, Tasikmadu
Bendungan: Dompyong, Masaran
Gandusari: Wonorejo, Sukorame
Trenggalek: Surodakan, Ngantru
Pogalan: Ngadirenggo, Bendorejo
Durenan: Kendalrejo, Pandean
Suruh: Gamping, Mlinjon`);

const POLEWALI_MANDAR = districts(`
Tinambung: Tangnga-Tangnga, Karama
Campalagian: Bonde, Lapeo
Wonomulyo: Sidodadi, Sumberjo
Polewali: Madatte, Pekkabata
Tubbi Taramanu: Taramanu, Piriang Tapiko
Balanipa: Lambanan, Pambusuang
Limboro: Lembang-Lembang, Samasundu
Luyo: Batupanga, Mambu
Mapilli: Bonra, Ugi Baru
Matakali: Patampanua, Bunga-Bunga
Binuang: Amassangan, Rea
Anreapi: Duampanua, Kunyi
Tapango: Pelitakan, Kalimbua
Matangnga: Lilli, Rangoan
Bulo: Ihing, Sabura
Alu: Petoosang, Mombi`);

const NATIONAL_ROADS = ["Jalan Jenderal Sudirman", "Jalan Diponegoro", "Jalan Ahmad Yani", "Jalan Gajah Mada"];

export const REGENCIES: Readonly<Record<Office, Regency>> = {
  bantul: {
    name: "Bantul",
    districtWord: "Kapanewon",
    villageWord: "Kalurahan",
    districts: BANTUL,
    code: "3402",
    domain: "bantulkab.go.id",
    phoneArea: "0274",
    centre: [-7.9, 110.35],
    roads: [
      "Jalan Bantul",
      "Jalan Parangtritis",
      "Jalan Imogiri Timur",
      "Jalan Wates",
      "Jalan Samas",
      ...NATIONAL_ROADS,
    ],
    junctions: [
      "simpang Dongkelan",
      "simpang Klodran",
      "simpang Gose",
      "simpang Druwo",
      "simpang Ketandan",
      "simpang Madukismo",
      "simpang Palbapang",
      "simpang Bakulan",
    ],
  },
  klaten: {
    name: "Klaten",
    districtWord: "Kecamatan",
    villageWord: "Desa",
    districts: KLATEN,
    code: "3310",
    domain: "klaten.go.id",
    phoneArea: "0272",
    centre: [-7.7, 110.62],
    roads: ["Jalan Pemuda", "Jalan Veteran", "Jalan Merbabu", "Jalan Mayor Kusmanto", ...NATIONAL_ROADS],
    junctions: ["simpang Bendogantungan", "simpang Ngingas", "simpang Bramen", "simpang Penggung"],
  },
  pasuruan: {
    name: "Pasuruan",
    districtWord: "Kecamatan",
    villageWord: "Desa",
    districts: PASURUAN,
    code: "3514",
    domain: "pasuruankab.go.id",
    phoneArea: "0343",
    centre: [-7.73, 112.83],
    roads: ["Jalan Raya Raci", "Jalan Raya Bangil", "Jalan Raya Pandaan", ...NATIONAL_ROADS],
    junctions: ["simpang Apollo Gempol", "simpang Taman Dayu", "simpang Purwosari", "simpang Bangil"],
  },
  trenggalek: {
    name: "Trenggalek",
    districtWord: "Kecamatan",
    villageWord: "Desa",
    districts: TRENGGALEK,
    code: "3503",
    domain: "trenggalekkab.go.id",
    phoneArea: "0355",
    centre: [-8.12, 111.65],
    roads: ["Jalan Panglima Sudirman", "Jalan Raya Prigi", "Jalan Soekarno-Hatta", ...NATIONAL_ROADS],
    junctions: ["simpang Nirwana", "simpang Durenan", "simpang Pogalan", "simpang Tugu"],
  },
  "polewali-mandar": {
    name: "Polewali Mandar",
    districtWord: "Kecamatan",
    villageWord: "Desa",
    districts: POLEWALI_MANDAR,
    code: "7604",
    domain: "polmankab.go.id",
    phoneArea: "0428",
    centre: [-3.35, 119.25],
    roads: ["Jalan Trans Sulawesi", "Jalan Manunggal", "Jalan Andi Depu", ...NATIONAL_ROADS],
    junctions: ["simpang Wonomulyo", "simpang Pekkabata", "simpang Tinambung", "simpang Campalagian"],
  },
};
