import type { Office } from "../../../shared/domain/catalog/entry";
import type { Regency } from "./places";
import type { Chance } from "./random";

export interface Person {
  name: string;
  female: boolean;
}

interface Names {
  male: readonly string[];
  female: readonly string[];
  lastMale: readonly string[];
  lastFemale: readonly string[];
}

const words = (text: string): string[] => text.trim().split(/\s+/);

const JAVA: Names = {
  male: words(`Agus Bambang Budi Dwi Eko Hadi Heru Joko Mulyono Nugroho Purwanto Sigit Slamet Sugeng Suharto Supriyadi
    Suryadi Sutrisno Tri Wahyu Wawan Yulianto Andi Arif Bayu Danang Dimas Fajar Galih Hendra Irfan Rizky Rudi Taufik
    Teguh Widodo Yusuf Zainal Aditya Anang`),
  female: words(`Sri Siti Endang Dwi Tri Nur Rina Wulan Yuni Retno Ratna Puji Lestari Indah Dewi Ambar Anik Astuti Ayu
    Eni Erna Fitri Hesti Ika Ismi Kartika Lilis Maya Mega Nining Novi Nurul Rahayu Rini Sari Septi Suryani Tuti Umi Wiwik`),
  lastMale: words(`Santoso Prasetyo Wibowo Saputra Hidayat Kurniawan Setiawan Purnomo Raharjo Nugroho Suryanto Hartono
    Kusuma Pratama Riyanto Sulistyo Sumarno Suwarno Sudarsono Subekti Haryanto Pamungkas Widodo Susilo Utomo Prabowo`),
  lastFemale: words(`Wahyuni Handayani Utami Lestari Rahmawati Susanti Widyastuti Wijayanti Widayati Yulianti
    Puspitasari Anggraini Maryati Mulyani Ningsih Rohmah Setyawati Wardani Kusumawati Purwanti Hastuti Suryani`),
};

const MANDAR_FAMILIES =
  words(`Rahman Hakim Basri Salam Razak Tahir Yusuf Idris Amir Mansyur Saleh Halim Latif Kadir Ramli Arsyad Natsir
    Wahab Umar Malik`);

const MANDAR: Names = {
  male: words(
    "Abdul Muhammad Ahmad Baharuddin Darwis Hamzah Ilham Jamaluddin Kamaruddin Mustafa Rahmat Ridwan Syarif Usman Zulkifli",
  ),
  female: words(
    "Sitti Nurhayati Hasnah Rahmatia Nurjannah Marwah Asmawati Darmawati Fatimah Halimah Irmawati Kasmawati Murni Rosmini Suriani",
  ),
  lastMale: MANDAR_FAMILIES,
  lastFemale: MANDAR_FAMILIES,
};

/** A name of the office's region; about half are women. */
export function randomPerson(chance: Chance, office: Office): Person {
  const names = office === "polewali-mandar" ? MANDAR : JAVA;
  const female = chance.happens(0.5);
  const first = chance.pick(female ? names.female : names.male);
  const last = chance.pick((female ? names.lastFemale : names.lastMale).filter((candidate) => candidate !== first));
  return { name: `${first} ${last}`, female };
}

/** Prefixes of mobile networks in use. */
const MOBILE = words("0811 0812 0813 0821 0822 0852 0853 0856 0857 0858 0877 0878 0881 0895 0896");

export function randomPhone(chance: Chance, regency: Regency, office: boolean): string {
  if (office && chance.happens(0.5))
    return `(${regency.phoneArea}) ${chance.between(200, 799)}${chance.between(100, 999)}`;
  return `${chance.pick(MOBILE)}-${chance.between(1000, 9999)}-${chance.between(1000, 9999)}`;
}

/** A NIK of the regency that is right in form. Its serial is one that no register has reached, so it is nobody's. */
export function randomNik(chance: Chance, regency: Regency, female: boolean): string {
  const district = chance.between(1, regency.districts.length);
  const day = chance.between(1, 28) + (female ? 40 : 0);
  const parts = [district, day, chance.between(1, 12), chance.between(60, 99)];
  return `${regency.code}${parts.map((part) => String(part).padStart(2, "0")).join("")}${chance.between(9000, 9999)}`;
}

export function emailOf(person: Person, domain: string): string {
  return `${person.name.toLowerCase().replace(/[^a-z]+/g, ".")}@${domain}`;
}
