import type { Regency } from "./places";
import type { Chance } from "./random";

export interface Agency {
  name: string;
  /** Short form in the number of a letter. */
  code: string;
  place: string;
}

const DEPARTMENTS: readonly (readonly [string, string])[] = [
  ["Dinas Kesehatan", "Dinkes"],
  ["Dinas Pendidikan, Kepemudaan dan Olahraga", "Dikpora"],
  ["Dinas Pekerjaan Umum, Perumahan dan Kawasan Permukiman", "DPUPKP"],
  ["Dinas Kependudukan dan Pencatatan Sipil", "Dukcapil"],
  ["Dinas Sosial", "Dinsos"],
  ["Dinas Perhubungan", "Dishub"],
  ["Dinas Lingkungan Hidup", "DLH"],
  ["Dinas Pariwisata", "Dispar"],
  ["Dinas Ketahanan Pangan dan Pertanian", "DKPP"],
  ["Dinas Kelautan dan Perikanan", "DKP"],
  ["Dinas Koperasi, UKM, Perindustrian dan Perdagangan", "DKUKMPP"],
  ["Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu", "DPMPTSP"],
  ["Dinas Perpustakaan dan Kearsipan", "Dispusip"],
  ["Dinas Tenaga Kerja dan Transmigrasi", "Disnakertrans"],
  ["Badan Perencanaan Pembangunan Daerah", "Bappeda"],
  ["Badan Pengelolaan Keuangan dan Aset Daerah", "BPKAD"],
  ["Badan Kepegawaian dan Pengembangan SDM", "BKPSDM"],
  ["Badan Penanggulangan Bencana Daerah", "BPBD"],
  ["Badan Kesatuan Bangsa dan Politik", "Kesbangpol"],
  ["Satuan Polisi Pamong Praja", "SatpolPP"],
  ["Inspektorat Daerah", "Inspektorat"],
  ["Sekretariat DPRD", "SetDPRD"],
  ["Bagian Umum Sekretariat Daerah", "BagUmum"],
  ["Bagian Organisasi Sekretariat Daerah", "BagOrg"],
  ["Rumah Sakit Umum Daerah", "RSUD"],
];

const CAMPUSES = [
  "Universitas Gadjah Mada",
  "Universitas Negeri Yogyakarta",
  "Universitas Muhammadiyah Yogyakarta",
  "Universitas Ahmad Dahlan",
  "UIN Sunan Kalijaga",
  "Politeknik Negeri Malang",
  "Universitas Sebelas Maret",
  "Universitas Hasanuddin",
];
const COMPANIES = ["PT Menara Selaras Nusa", "PT Serat Optik Mataram", "PT Bina Jaringan Prima", "CV Karya Data Utama"];
const PRESS = ["Warta Selatan", "Kabar Mandiri", "Radio Suara Warga", "Jurnal Desa", "TV Lokal Nusantara"];

export type AgencyKind =
  | "department"
  | "district"
  | "village"
  | "school"
  | "health"
  | "police"
  | "campus"
  | "company"
  | "press";

/** An agency of a kind in the regency, with where it is. */
export function randomAgency(chance: Chance, regency: Regency, kind: AgencyKind): Agency {
  const district = chance.pick(regency.districts);
  const inDistrict = `${regency.districtWord} ${district.name}`;
  const named = (name: string, code: string, place: string): Agency => ({ name, code, place });
  switch (kind) {
    case "department": {
      const [name, code] = chance.pick(DEPARTMENTS);
      return named(name, code, `Kantor ${name}`);
    }
    case "district":
      return named(inDistrict, `Kec.${district.name.slice(0, 3)}`, `Kantor ${inDistrict}`);
    case "village": {
      const village = chance.pick(district.villages);
      const name = `${regency.villageWord} ${village}`;
      return named(name, village.slice(0, 4), `Kantor ${name}, ${inDistrict}`);
    }
    case "school": {
      const level = chance.pick(["SMP", "SMP", "SD", "SMA"]);
      const name =
        level === "SD"
          ? `SD Negeri ${chance.pick(district.villages)}`
          : `${level} Negeri ${chance.between(1, 3)} ${district.name}`;
      return named(name, `${level}N`, `${name}, ${inDistrict}`);
    }
    case "health": {
      const name = `Puskesmas ${district.name} ${chance.pick(["I", "II"])}`;
      return named(name, "PKM", `${name}, ${inDistrict}`);
    }
    case "police":
      return named(`Polsek ${district.name}`, "Sek", inDistrict);
    case "campus": {
      const name = chance.pick(CAMPUSES);
      return named(name, "UN", name);
    }
    case "company":
      return named(chance.pick(COMPANIES), "DIR", inDistrict);
    case "press":
      return named(chance.pick(PRESS), "RED", inDistrict);
  }
}
