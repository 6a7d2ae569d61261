import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { contentsIn, incomingFolder } from "../../main/store/files/files";
import { aPdf, type TestFiles, testFiles } from "../helpers/files";
import { refusalOf } from "../helpers/refusal";
import { receive } from "../helpers/requests";
import { type SmallDisk, smallDisk } from "../helpers/small-disk";
import { openTestStore, type TestStore } from "../helpers/store";

let open: TestStore | null = null;
let files: TestFiles | null = null;
let disk: SmallDisk | null = null;
afterEach(() => {
  disk?.free();
  files?.work.close();
  open?.close();
  disk?.unmount();
  open = null;
  files = null;
  disk = null;
});

function onSmallDisk(megabytes: number): { store: TestStore; work: TestFiles; small: SmallDisk } | null {
  const small = smallDisk(megabytes);
  if (!small) return null;
  disk = small;
  const folder = join(small.folder, "data");
  mkdirSync(folder);
  open = openTestStore({ folder });
  files = testFiles(open);
  return { store: open, work: files, small };
}

const CANNOT = "only the superuser can mount a small disk here";

function incoming(store: TestStore): string[] {
  const folder = incomingFolder(store.paths.attachments);
  return existsSync(folder) ? readdirSync(folder) : [];
}

describe("a disk that is full while a file is handed over", () => {
  test("leaves nothing of it, at whatever byte it is full, and takes it when there is room", ({ skip }) => {
    const ready = onSmallDisk(40);
    if (!ready) return skip(CANNOT);
    const { store, work, small } = ready;
    const content = aPdf(60_000);
    let refused = 0;
    let taken = 0;
    for (let left = 0; left <= 240; left += 12) {
      small.free();
      const before = [contentsIn(store.paths.attachments).length, store.staged.all().length];
      const { id } = work.ask("attachments.begin", { name: "a.pdf", bytes: content.length, mediaType: "" });
      work.ask("attachments.append", { id, chunk: Uint8Array.from(content.subarray(0, 10_000)) });
      small.leave(left * 1_024);
      try {
        work.ask("attachments.append", { id, chunk: Uint8Array.from(content.subarray(10_000)) });
        work.ask("attachments.finish", { id });
        taken += 1;
      } catch (error) {
        expect([left, error]).toMatchObject([left, { code: "disk-full", params: { folder: store.paths.folder } }]);
        refused += 1;
        small.free();
        expect([contentsIn(store.paths.attachments).length, store.staged.all().length]).toEqual(before);
        expect(refusalOf(() => work.ask("attachments.finish", { id })).code).toBe("not-found");
      }
      small.free();
      work.ask("attachments.discard", { id });
      expect([left, store.staged.all()]).toEqual([left, []]);
      expect([left, incoming(store)]).toEqual([left, []]);
    }
    expect([refused > 5, taken > 5]).toEqual([true, true]);
    small.free();
    const request = receive(store);
    const attachment = work.attach(request, "a.pdf", content);
    expect(
      Buffer.from(work.ask("attachments.read", { stream: `request/${request}`, attachment }).bytes).equals(content),
    ).toBe(true);
  });

  test("is said before a byte is sent, and room is left for requests", ({ skip }) => {
    const ready = onSmallDisk(64);
    if (!ready) return skip(CANNOT);
    const { store, work, small } = ready;
    small.leave(20 * 1_048_576);
    const begin = (bytes: number) => work.ask("attachments.begin", { name: "a.pdf", bytes, mediaType: "" });
    expect(refusalOf(() => begin(10_000_000)).code).toBe("disk-full");
    expect(incoming(store)).toEqual([]);
    work.ask("attachments.discard", begin(1_000_000));
    expect(store.query("requests.detail", { id: receive(store) }).row.status).toBe("open");
  });
});
