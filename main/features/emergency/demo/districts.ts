import type { Office } from "../../../../shared/domain/catalog/entry";
import { REGENCIES, type Regency } from "../../demo/places";

/** A district of an office, by its code of Kemendagri. */
export interface DemoDistrict {
  code: string;
  name: string;
}

function listed(regency: string, names: string): DemoDistrict[] {
  return names.split(", ").map((entry) => {
    const [part = "", ...name] = entry.split(" ");
    return { code: `${regency}.${part}`, name: name.join(" ") };
  });
}

/** Where calls of a demo come from. */
export const DISTRICTS: Readonly<Record<Office, { regency: Regency; areas: readonly DemoDistrict[] }>> = {
  bantul: {
    regency: REGENCIES.bantul,
    areas: listed(
      "34.02",
      "01 Srandakan, 02 Sanden, 03 Kretek, 04 Pundong, 05 Bambanglipuro, 06 Pandak, 07 Pajangan, 08 Bantul, 09 Jetis, 10 Imogiri, 11 Dlingo, 12 Banguntapan, 13 Pleret, 14 Piyungan, 15 Sewon, 16 Kasihan, 17 Sedayu",
    ),
  },
  klaten: {
    regency: REGENCIES.klaten,
    areas: listed(
      "33.10",
      "01 Prambanan, 02 Gantiwarno, 03 Wedi, 04 Bayat, 05 Cawas, 06 Trucuk, 07 Kebonarum, 08 Jogonalan, 09 Manisrenggo, 10 Karangnongko, 11 Ceper, 12 Pedan, 13 Karangdowo, 14 Juwiring, 15 Wonosari, 16 Delanggu, 17 Polanharjo, 18 Karanganom, 19 Tulung, 20 Jatinom, 21 Kemalang, 22 Ngawen, 23 Kalikotes, 24 Klaten Utara, 25 Klaten Tengah, 26 Klaten Selatan",
    ),
  },
  pasuruan: {
    regency: REGENCIES.pasuruan,
    areas: listed(
      "35.14",
      "01 Purwodadi, 02 Tutur, 03 Puspo, 04 Lumbang, 05 Pasrepan, 06 Kejayan, 07 Wonorejo, 08 Purwosari, 09 Sukorejo, 10 Prigen, 11 Pandaan, 12 Gempol, 13 Beji, 14 Bangil, 15 Rembang, 16 Kraton, 17 Pohjentrek, 18 Gondangwetan, 19 Winongan, 20 Grati, 21 Nguling, 22 Lekok, 23 Rejoso, 24 Tosari",
    ),
  },
  trenggalek: {
    regency: REGENCIES.trenggalek,
    areas: listed(
      "35.03",
      "01 Panggul, 02 Munjungan, 03 Pule, 04 Dongko, 05 Tugu, 06 Karangan, 07 Kampak, 08 Watulimo, 09 Bendungan, 10 Gandusari, 11 Trenggalek, 12 Pogalan, 13 Durenan, 14 Suruh",
    ),
  },
  "polewali-mandar": {
    regency: REGENCIES["polewali-mandar"],
    areas: listed(
      "76.04",
      "01 Tinambung, 02 Campalagian, 03 Wonomulyo, 04 Polewali, 05 Tutar, 06 Binuang, 07 Tapango, 08 Mapilli, 09 Matangnga, 10 Luyo, 11 Limboro, 12 Balanipa, 13 Anreapi, 14 Matakali, 15 Allu, 16 Bulo",
    ),
  },
};
