import { expect, test } from "vitest";
import { checkFolder, type FolderLook } from "../../main/platform/folder-check";
import { asRefusal } from "../../main/store/failures";
import { Refusal } from "../../shared/ipc/errors";

const local: FolderLook = { platform: "linux", typeOf: () => 0xef53, mounts: () => "", writable: () => {} };
const found = (look: Partial<FolderLook>, folder = "/srv/sigap/data") => {
  try {
    checkFolder(folder, [`${folder}/log.db`], { ...local, ...look });
    return null;
  } catch (error) {
    return error instanceof Refusal ? { code: error.code, ...error.params } : error;
  }
};
const mounts = (kind: string) => () =>
  `/dev/sda1 / ext4 rw 0 0\nx /srv fuseblk rw 0 0\nsri@host: /srv/sigap ${kind} rw 0 0\n`;

test("a folder of one's own disk is good", () => {
  expect(found({})).toBeNull();
  expect(found({ typeOf: () => 0x65735546, mounts: mounts("fuseblk") })).toBeNull();
  expect(found({ platform: "win32" }, "C:\\Sigap")).toBeNull();
  expect(found({ platform: "win32" }, "\\\\?\\C:\\Sigap")).toBeNull();
});

test.each([
  [0x6969, "NFS"],
  [0xff534d42, "CIFS"],
  [0xff534d42 | 0, "CIFS"],
  [0xfe534d42, "SMB"],
  [0x01021997, "9P"],
])("a share of type %i is named", (type, name) => {
  expect(found({ typeOf: () => type })).toMatchObject({ code: "folder-on-network", found: name });
});

test("so are one behind FUSE and one by its Windows path", () => {
  const look = { typeOf: () => 0x65735546, mounts: mounts("fuse.sshfs") };
  expect(found(look)).toMatchObject({ code: "folder-on-network", found: "sshfs" });
  expect(found({ platform: "win32" }, "\\\\server\\sigap")).toMatchObject({ code: "folder-on-network" });
});

test("a file that cannot be written to is named", () => {
  const writable = (path: string) => {
    if (path.endsWith("log.db")) throw Object.assign(new Error("EROFS"), { code: "EROFS" });
  };
  expect(found({ writable })).toEqual({ code: "folder-read-only", folder: "/srv/sigap/data/log.db" });
});

test.each([
  ["EROFS", "folder-read-only"],
  ["EACCES", "folder-read-only"],
  ["EBUSY", "file-held"],
])("%s at the opening is %s, not a message of the system", (code, refusal) => {
  const error = Object.assign(new Error(`${code}: lock.db.json`), { code });
  expect(asRefusal(error, "/data")).toMatchObject({ code: refusal, params: { folder: "/data" } });
});

test.each([
  [5, "file-held"],
  [8, "folder-read-only"],
  [14, "folder-read-only"],
])("SQLite's code %i at the opening is %s", (rawCode, refusal) => {
  expect(asRefusal(Object.assign(new Error("x"), { rawCode }), "/data")).toMatchObject({ code: refusal });
});
