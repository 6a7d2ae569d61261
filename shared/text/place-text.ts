import type { OutlineProblem } from "../domain/emergency/outline";
import type { PlaceNote, PlaceProblem } from "../domain/emergency/place";
import type { CallerProblem } from "../identity/caller-number";

export type TextLanguage = "id" | "en";
type Words = Readonly<Record<TextLanguage, string>>;

const NOTES: Readonly<Record<PlaceNote["code"], Words>> = {
  "middle-only": {
    id: "Tautan ini hanya memuat tengah layar, bukan titik yang ditandai. Tanyakan apakah titiknya benar.",
    en: "This link holds only the middle of a screen, not a marked point. Ask whether the point is right.",
  },
  "sign-missing": {
    id: "Tanda minus atau LS/LU tidak tertulis; dibaca sebagai lintang selatan. Pastikan dahulu.",
    en: "No minus sign and no S/N: read as south. Make sure first.",
  },
  "sign-contradicts": {
    id: "Tanda minus dan hurufnya (LU atau BT) berlawanan. Pastikan mana yang benar.",
    en: "The minus sign and the letter (N or E) say opposite things. Make sure which is right.",
  },
  swapped: {
    id: "Bujur tertulis lebih dahulu daripada lintang; urutannya dibalik.",
    en: "Longitude was written before latitude; the order was turned.",
  },
  contradicts: {
    id: "Teks atau tautan ini menyebut titik lain yang jauh. Tanyakan mana yang dimaksud.",
    en: "This text or link names another point far away. Ask which one is meant.",
  },
  "outside-indonesia": {
    id: "Titik ini di luar Indonesia. Periksa lagi angkanya.",
    en: "This point is outside Indonesia. Check the numbers again.",
  },
  coarse: {
    id: "Angkanya terlalu kasar: titiknya bisa meleset satu kilometer atau lebih.",
    en: "The numbers are too coarse: the point may be off by a kilometre or more.",
  },
  "short-code": {
    id: "Kode plus ini pendek; dilengkapi menurut kabupaten ini. Pastikan tempatnya memang di kabupaten ini.",
    en: "This plus code is short; it was completed by this district. Make sure the place is in this district.",
  },
  "short-link": {
    id: "Tautan pendek di samping titik ini tidak dibuka: tautan pendek tidak memuat titik.",
    en: "The short link beside this point was not opened: a short link holds no point.",
  },
};

const PROBLEMS: Readonly<Record<PlaceProblem, Words>> = {
  empty: {
    id: "Belum ada teks. Tempel koordinat, tautan peta atau kode plus.",
    en: "There is no text yet. Paste coordinates, a map link or a plus code.",
  },
  "too-long": {
    id: "Teks ini terlalu panjang. Tempel koordinat atau tautannya saja.",
    en: "This text is too long. Paste only the coordinates or the link.",
  },
  "short-link": {
    id: "Tautan pendek tidak memuat titik dan tidak dibuka oleh Sigap. Minta pengirim menyalin koordinatnya (tekan lama pada peta), atau buka tautannya di telepon lalu salin alamat panjangnya.",
    en: "A short link holds no point, and Sigap does not open it. Ask the sender to copy the coordinates (long press on the map), or open the link on a phone and copy its long address.",
  },
  "link-without-place": {
    id: "Tautan ini tidak memuat titik. Minta koordinatnya, atau salin tautan sesudah menekan titik di peta.",
    en: "This link holds no point. Ask for the coordinates, or copy the link after pressing the point on the map.",
  },
  "short-code": {
    id: "Kode plus ini pendek dan kabupatennya tidak diketahui. Tulis kode lengkap, misalnya 6P4G4864+G5.",
    en: "This plus code is short and its district is not known. Write the whole code, for example 6P4G4864+G5.",
  },
  "not-an-angle": {
    id: "Angka ini bukan koordinat: menit dan detik kurang dari 60, lintang sampai 90, bujur sampai 180.",
    en: "These numbers are no coordinates: minutes and seconds are below 60, latitudes up to 90, longitudes up to 180.",
  },
  unreadable: {
    id: "Tidak ada titik yang dapat dibaca. Contoh: -7,8886, 110,3289 atau 7°53'19\" LS 110°19'44\" BT atau tautan peta yang panjang.",
    en: "No point can be read. Examples: -7.8886, 110.3289 or 7°53'19\" S 110°19'44\" E or a long map link.",
  },
};

const OUTLINES: Readonly<Record<OutlineProblem, Words>> = {
  "not-json": {
    id: "Berkas ini bukan JSON yang dapat dibaca. Simpan ulang sebagai GeoJSON.",
    en: "This file is no JSON that can be read. Save it again as GeoJSON.",
  },
  "not-geojson": {
    id: "Berkas ini bukan GeoJSON (FeatureCollection, Feature, Polygon atau MultiPolygon). Ekspor ulang dari QGIS sebagai GeoJSON.",
    en: "This file is no GeoJSON (FeatureCollection, Feature, Polygon or MultiPolygon). Export it from QGIS as GeoJSON.",
  },
  "no-shape": {
    id: "Berkas ini tidak memuat wilayah, hanya titik atau garis. Pilih layar batas wilayah yang berupa poligon.",
    en: "This file holds no area, only points or lines. Choose the layer of boundaries that consists of polygons.",
  },
  damaged: {
    id: "Batas wilayah di berkas ini rusak: ada garis tanpa titik, kurang dari tiga sudut, atau angka yang bukan angka. Ekspor ulang.",
    en: "The boundary in this file is damaged: a line without points, fewer than three corners, or a number that is none. Export it again.",
  },
  "not-degrees": {
    id: "Koordinat di berkas ini bukan derajat (mungkin UTM). Ekspor ulang dengan sistem koordinat WGS 84 (EPSG:4326).",
    en: "The coordinates in this file are no degrees (perhaps UTM). Export it again in WGS 84 (EPSG:4326).",
  },
  swapped: {
    id: "Lintang dan bujur di berkas ini terbalik: GeoJSON menulis bujur lebih dahulu. Ekspor ulang dengan urutan bujur, lintang.",
    en: "Latitude and longitude are swapped in this file: GeoJSON writes longitude first. Export it again in that order.",
  },
  "outside-indonesia": {
    id: "Batas wilayah ini di luar Indonesia. Periksa berkas dan sistem koordinatnya.",
    en: "This boundary is outside Indonesia. Check the file and its coordinate system.",
  },
  "too-large": {
    id: "Batas wilayah ini terlalu rinci. Sederhanakan (QGIS: Simplify, 10 meter) lalu impor lagi.",
    en: "This boundary has too much detail. Simplify it (QGIS: Simplify, 10 metres) and import it again.",
  },
};

const CALLERS: Readonly<Record<CallerProblem, Words>> = {
  "phone-truncated": {
    id: "Nomor ini sudah terpotong oleh lembar kerja (misalnya 6,28E+12): angka belakangnya hilang. Ubah kolomnya menjadi teks di berkas asal, lalu salin lagi.",
    en: "A spreadsheet has cut this number (like 6.28E+12): its last digits are lost. Make the column text in the original file and copy it again.",
  },
  "phone-masked": {
    id: "Sebagian angka nomor ini disamarkan. Minta nomor lengkapnya.",
    en: "Some digits of this number are hidden. Ask for the whole number.",
  },
  "phone-no-area-code": {
    id: "Nomor telepon rumah perlu kode wilayah, misalnya (0274) 367509.",
    en: "A land line's number needs its area code, for example (0274) 367509.",
  },
  "phone-too-long": {
    id: "Teks ini terlalu panjang untuk sebuah nomor. Tempel nomornya saja.",
    en: "This text is too long for a number. Paste the number alone.",
  },
  "phone-unreadable": {
    id: "Ini tidak dapat dibaca sebagai nomor telepon. Contoh: 0812-3456-7890, (0274) 367509 atau +62 812 3456 7890.",
    en: "This cannot be read as a phone number. Examples: 0812-3456-7890, (0274) 367509 or +62 812 3456 7890.",
  },
};

/** What an operator must know of a position, in words; the other point of a contradiction stands in them. */
export function placeNoteText({ code, point }: PlaceNote, language: TextLanguage): string {
  const words = NOTES[code][language];
  return point ? `${words} (${point.lat}, ${point.lon})` : words;
}

/** Why a text is no position, and what to do. */
export function placeProblemText(problem: PlaceProblem, language: TextLanguage): string {
  return PROBLEMS[problem][language];
}

/** Why a file is no outline, and what to do. */
export function outlineProblemText(problem: OutlineProblem, language: TextLanguage): string {
  return OUTLINES[problem][language];
}

/** Why a text is no phone number, and what to do. */
export function callerProblemText(problem: CallerProblem, language: TextLanguage): string {
  return CALLERS[problem][language];
}
