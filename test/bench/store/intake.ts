import type { CallInput } from "../../../shared/ipc/contract";
import { aRecording } from "../../helpers/requests";
import { aRequest } from "../../helpers/store";

const NAMES = ["Sri Wahyuni", "Budi Santoso", "Rahma Dewi", "Agus Purnomo", "Nur Hidayati", "Eko Prasetyo"];
const PLACES = ["Sewon", "Kasihan", "Banguntapan", "Imogiri", "Pleret", "Jetis", "Bambanglipuro"];
const SUBJECTS = [
  "Internet kantor mati sejak pagi",
  "Jaringan lambat di ruang pelayanan",
  "Rekaman simpang empat untuk laporan kehilangan",
  "Titik akses di pendapa tidak menyala",
];

function pick<T>(list: readonly T[], index: number): T {
  return list[index % list.length] as T;
}

/** The form of the n-th applicant, as the screen sends it: no two are alike. */
export function intake(n: number): CallInput<"requests.receive"> {
  const place = pick(PLACES, n * 5);
  const changes = {
    letter: { number: `005/${n}`, date: "2026-11-20" },
    applicant: {
      kind: "agency" as const,
      name: pick(NAMES, n),
      agency: `Kapanewon ${place}`,
      phone: `0812-34${String(n % 100).padStart(2, "0")}-${String(1_000 + (n % 9_000))}`,
      email: "",
      nik: "3402085708850001",
      address: `Jalan ${place} km ${n % 20}, Bantul`,
    },
    subject: `${pick(SUBJECTS, n * 3)} di ${place}`,
    details: "Sudah dicoba menyalakan ulang perangkat. Petugas dapat datang pada jam kerja.",
    place: `Kapanewon ${place}`,
  };
  return n % 2 === 0 ? aRequest(changes) : aRecording(changes);
}
