import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { refreshCatalog } from "../../main/features/catalog/refresh";
import { loadCatalog } from "../../main/platform/resources";
import { aRequest, openTestStore, RESOURCES, type TestStore } from "../helpers/store";

const ID = "bantul-52-permohonan-perbaikan-jaringan";

let folder: string;
let opened: TestStore;
const file = () => join(folder, "catalog/anomalies/bantul.json");

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sigap-resources-"));
  cpSync(RESOURCES, folder, { recursive: true });
  opened = openTestStore();
});
afterEach(() => {
  opened.close();
  rmSync(folder, { recursive: true, force: true });
});

const defectsNow = () => opened.query("catalog.service", { id: ID, hash: null }).service.defects;

test("a request shows the defects of its document in both languages", () => {
  const { id } = opened.execute("requests.receive", aRequest({ serviceId: ID }));
  const { anomalies } = opened.query("requests.detail", { id });
  expect(anomalies).toHaveLength(4);
  expect(anomalies[0]).toEqual({
    id: 'Judul pada isi standar adalah "Perbaikan Jaringan"; daftar keputusan menyebut "Permohonan Perbaikan Jaringan".',
    en: "Body title is 'Perbaikan Jaringan'; the decree's list says 'Permohonan Perbaikan Jaringan'.",
  });
});

test("an improved translation is published, and a request keeps the one it was promised under", () => {
  expect(refreshCatalog(opened.store, folder, "1.0.0")).toEqual([]);
  const { id } = opened.execute("requests.receive", aRequest({ serviceId: ID }));
  const before = opened.query("requests.detail", { id }).anomalies;
  const sentences = JSON.parse(readFileSync(file(), "utf8")) as Record<string, string[]>;
  (sentences[ID] as string[])[0] = "Kalimat yang lebih baik.";
  writeFileSync(file(), JSON.stringify(sentences));
  expect(refreshCatalog(opened.store, folder, "1.0.0")).toEqual([]);
  expect(defectsNow()[0]?.id).toBe("Kalimat yang lebih baik.");
  expect(opened.query("requests.detail", { id }).anomalies).toEqual(before);
});

test("a missing file or folder is named and leaves the last good catalog in force", () => {
  expect(refreshCatalog(opened.store, folder, "1.0.0")).toEqual([]);
  const before = defectsNow();
  for (const gone of [file(), join(folder, "catalog/anomalies")]) {
    rmSync(gone, { recursive: true });
    expect(refreshCatalog(opened.store, folder, "1.0.0")).toEqual([
      expect.objectContaining({
        file: "anomalies/bantul.json",
        message: "anomalies/bantul.json: berkas tidak ada",
      }),
    ]);
    expect(defectsNow()).toEqual(before);
  }
});

test("a file that is not JSON is named", () => {
  writeFileSync(file(), '{"bantul-1');
  const [problem, ...others] = refreshCatalog(opened.store, folder, "1.0.0");
  expect(others).toEqual([]);
  expect(problem?.file).toBe("anomalies/bantul.json");
  expect(problem?.message).toContain("bukan JSON yang dapat dibaca");
});

test("an app that is older than the one that brought the catalog does not put its own over it", () => {
  const changed = (name: string) => {
    const [first] = loadCatalog(RESOURCES, "bantul").services;
    if (!first) throw new Error("no service");
    return { ...first, entry: { ...first.entry, name } };
  };
  const main = { operatorId: null, main: true };
  const publish = (name: string, app: string) =>
    opened.store.execute("setup.publish-catalog", { services: [changed(name)], app }, main);
  const { id } = changed("").entry;
  const current = () => opened.store.referenceData.currentService(id)?.service.entry.name;
  expect(publish("Layanan baru", "1.10.0")).toEqual({ published: 1 });
  expect(publish("Layanan lama", "1.9.3")).toEqual({ published: 0 });
  expect(current()).toBe("Layanan baru");
  expect(publish("Layanan lebih baru", "1.10.0")).toEqual({ published: 1 });
  expect(publish("Layanan terbaru", "2.0.0")).toEqual({ published: 1 });
  expect(current()).toBe("Layanan terbaru");
});
