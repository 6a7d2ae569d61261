import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { FEATURES } from "../../main/features/index";
import { operatorsOfLog } from "../../main/features/operators/of-log";
import { systemRandom } from "../../main/platform/ids";
import { wrapOfficeKey, writeOfficeKeyFile } from "../../main/platform/office-key";
import { dataPaths } from "../../main/platform/paths";
import { backupLog, restoreFolder, restoreLastBackup } from "../../main/store/backup/backup";
import { backupKeys } from "../../main/store/backup/keys-backup";
import { Database } from "../../main/store/database";
import { FeatureSet } from "../../main/store/feature-set";
import { filesBeside } from "../../main/store/files/copies";
import { attachmentFile, contentsIn } from "../../main/store/files/files";
import { readAttachment } from "../../main/store/files/reading";
import { checkFiles } from "../../main/store/files/referred";
import { EventLog } from "../../main/store/log/eventlog";
import { Keyring } from "../../main/store/log/keyring";
import { foldEntity } from "../../main/store/view/folding";
import type { RequestState } from "../../shared/domain/requests/state";
import { type CliRun, cli } from "../cli/helpers";
import { aPdf, type TestFiles, testFiles } from "../helpers/files";
import { receive } from "../helpers/requests";
import { openTestStore, type TestStore } from "../helpers/store";

const random = systemRandom();
let held: TestStore;
let files: TestFiles;
let place: string;
let target: string;
let request: string;

beforeEach(async () => {
  held = openTestStore();
  files = testFiles(held);
  place = mkdtempSync(join(tmpdir(), "sigap-place-"));
  target = join(place, "senin.backup");
  writeOfficeKeyFile(held.paths.officeKey, await wrapOfficeKey(held.officeKey, "frasa kantor", random));
  request = receive(held);
});
afterEach(() => {
  files.work.close();
  held.close();
  rmSync(place, { recursive: true, force: true });
});

/** The content of an attachment in any data folder of this office. */
function contentIn(folder: string, attachment: string): Buffer {
  const paths = dataPaths(folder);
  const database = new Database(paths.log, { readOnly: true });
  const keyring = Keyring.open(paths.keys, held.officeKey, random, false);
  try {
    const folded = foldEntity<RequestState>(
      { database, log: new EventLog(database), keyring, features: new FeatureSet(FEATURES) },
      "request",
      request,
      true,
    );
    const found = folded?.state.attachments.find(({ id }) => id === attachment);
    if (!found) throw new Error("not there");
    return Buffer.from(readAttachment(paths.attachments, found).bytes);
  } finally {
    keyring.close();
    database.close();
  }
}

const contents = () => contentsIn(held.paths.attachments);
const pathOf = (content: string) => attachmentFile(held.paths.attachments, content);
const verified = async (folder: string): Promise<{ run: CliRun; ok: boolean; attachments: unknown }> => {
  const run = await cli("verify", "--data", folder, "--json");
  return { run, ...(JSON.parse(run.out) as { ok: boolean; attachments: unknown }) };
};

describe("a backup", () => {
  test("has every file that the log refers to beside it, sealed, and only what is new each time", () => {
    const content = aPdf(200_000);
    files.attach(request, "satu.pdf", content);
    const removed = files.attach(request, "dua.pdf", aPdf());
    held.execute("requests.remove-attachment", { id: request, attachment: removed, reason: "Salah berkas" });
    files.stage("belum.pdf", aPdf());
    expect(backupLog(held.paths, target, 1).attachments).toEqual({ files: 2, copied: 2, missing: [] });
    expect(contentsIn(filesBeside(target))).toHaveLength(2);
    for (const name of contentsIn(filesBeside(target))) {
      expect(readFileSync(attachmentFile(filesBeside(target), name)).equals(readFileSync(pathOf(name)))).toBe(true);
    }
    files.attach(request, "tiga.pdf", aPdf());
    const next = join(place, "selasa.backup");
    expect(backupLog(held.paths, next, 2).attachments).toEqual({ files: 3, copied: 1, missing: [] });
  });

  test("is made without a file that is missing or damaged, and says which", () => {
    const [lost, spoilt] = [files.attach(request, "satu.pdf", aPdf()), files.attach(request, "dua.pdf", aPdf())];
    const [first = "", second = ""] = held.store.database
      .rawAll<{ content: string }>(
        "SELECT payload ->> 'content' AS content FROM events WHERE type = 'request.attachment-added' ORDER BY pos",
      )
      .map((row) => row.content);
    rmSync(pathOf(first));
    truncateSync(pathOf(second), 100);
    expect(backupLog(held.paths, target, 1).attachments).toEqual({
      files: 2,
      copied: 0,
      missing: [
        { stream: `request/${request}`, attachment: lost, content: first },
        { stream: `request/${request}`, attachment: spoilt, content: second },
      ],
    });
    expect(existsSync(target)).toBe(true);
    expect(contentsIn(filesBeside(target))).toEqual([]);
  });
});

describe("a restored folder", () => {
  const back = () => join(place, "pulih");
  const restore = (from = target) =>
    restoreFolder({
      from,
      keys: join(place, "kunci"),
      paths: dataPaths(back()),
      clock: held.clock,
      random,
      features: FEATURES,
      passphrase: () => "frasa kantor",
      authorise: async ({ log, keyring }) =>
        operatorsOfLog(log, keyring, new FeatureSet(FEATURES)).find(({ login }) => login === "administrator")?.id ??
        null,
    });

  test("has its files again", async () => {
    const content = aPdf(150_000);
    const attachment = files.attach(request, "satu.pdf", content);
    backupLog(held.paths, target, 1);
    backupKeys(held.paths, join(place, "kunci"));
    expect((await restore()).attachments).toEqual({ files: 1, copied: 1, missing: [] });
    expect(contentIn(back(), attachment).equals(content)).toBe(true);
    expect(await verified(back())).toMatchObject({ ok: true, attachments: { files: 1, missing: [], damaged: [] } });
  });

  test("says which files the backup has not, and takes no damaged one", async () => {
    const attachment = files.attach(request, "satu.pdf", aPdf());
    const spoilt = files.attach(request, "dua.pdf", aPdf());
    backupLog(held.paths, target, 1);
    backupKeys(held.paths, join(place, "kunci"));
    const content = held.store.database.rawGet<{ content: string }>(
      `SELECT payload ->> 'content' AS content FROM events WHERE payload ->> 'attachment' = '${spoilt}'`,
    )?.content;
    const path = attachmentFile(filesBeside(target), content ?? "");
    const bytes = readFileSync(path);
    bytes[20] = (bytes[20] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    const alone = join(place, "lain");
    mkdirSync(alone);
    cpSync(target, join(alone, "senin.backup"));
    expect((await restore()).attachments).toMatchObject({ files: 2, copied: 1, missing: [{ attachment: spoilt }] });
    expect(await verified(back())).toMatchObject({ ok: false, attachments: { missing: [{ attachment: spoilt }] } });
    rmSync(back(), { recursive: true });
    expect((await restore(join(alone, "senin.backup"))).attachments).toMatchObject({
      copied: 0,
      missing: [{ attachment }, { attachment: spoilt }],
    });
  });

  test("from the last backup keeps the files that are there and brings back those that are gone", () => {
    const content = aPdf();
    const attachment = files.attach(request, "satu.pdf", content);
    files.attach(request, "dua.pdf", aPdf());
    backupLog(held.paths, target, 1);
    const [gone = ""] = contents();
    files.work.close();
    held.shut();
    rmSync(pathOf(gone));
    rmSync(held.paths.log);
    const options = { paths: held.paths, officeKey: held.officeKey, clock: held.clock, random, features: FEATURES };
    expect(restoreLastBackup(options).attachments).toEqual({ files: 2, copied: 1, missing: [] });
    expect(contentIn(held.paths.folder, attachment).equals(content)).toBe(true);
    held.reopen();
    files = testFiles(held);
  });
});

describe("verify", () => {
  test("says which files are missing and which are damaged, without a key, while the console runs", async () => {
    const [lost, spoilt] = [files.attach(request, "satu.pdf", aPdf()), files.attach(request, "dua.pdf", aPdf())];
    files.attach(request, "tiga.pdf", aPdf());
    expect(await verified(held.paths.folder)).toMatchObject({ ok: true, run: { code: 0, err: "" } });
    const log = new Database(held.paths.log, { readOnly: true });
    const { content } = checkedRow(log, lost);
    const other = checkedRow(log, spoilt).content;
    rmSync(pathOf(content));
    truncateSync(pathOf(other), 50);
    expect(checkFiles(log, held.paths.attachments)).toEqual({
      files: 3,
      missing: [{ stream: `request/${request}`, attachment: lost, content }],
      damaged: [{ stream: `request/${request}`, attachment: spoilt, content: other }],
    });
    log.close();
    const { run, ok } = await verified(held.paths.folder);
    expect([run.code, ok]).toEqual([1, false]);
    expect(run.err).toMatch(/2 lampiran hilang atau rusak.*sigap-attachments/);
    expect((await cli("verify", "--data", held.paths.folder)).out).toMatch(
      new RegExp(`3 lampiran diperiksa\\.\\nHILANG: lampiran ${lost} .*\\nRUSAK: lampiran ${spoilt} `),
    );
  });
});

function checkedRow(log: Database, attachment: string): { content: string } {
  const row = log.rawGet<{ content: string }>(
    "SELECT payload ->> 'content' AS content FROM events WHERE payload ->> 'attachment' = ?",
    attachment,
  );
  if (!row) throw new Error(`no event of ${attachment}`);
  return row;
}
