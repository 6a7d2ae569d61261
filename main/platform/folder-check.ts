import { accessSync, constants, existsSync, readFileSync, statfsSync } from "node:fs";
import { Refusal } from "../../shared/ipc/errors";

/** Linux: file systems of other machines, by their number in statfs. Locks and write-ahead files do not hold there. */
const NETWORK_TYPES = new Map([
  [0x6969, "NFS"],
  [0xff534d42, "CIFS"],
  [0xfe534d42, "SMB"],
  [0x517b, "SMB"],
  [0x01021997, "9P"],
]);
/** What stands behind FUSE has one number for all; its kind is in the list of mounts. */
const FUSE = 0x65735546;
const NETWORK_FUSE = /^fuse\.(sshfs|davfs2?|rclone|s3fs|gvfsd-fuse|smbnetfs|glusterfs|ceph)$/;

/** What the check asks of the system; a test hands in its own. */
export interface FolderLook {
  platform: NodeJS.Platform;
  /** The number of the file system that holds the folder. */
  typeOf(folder: string): number;
  /** The content of /proc/self/mounts. */
  mounts(): string;
  /** Throws where the path cannot be written to. */
  writable(path: string): void;
}

const system: FolderLook = {
  platform: process.platform,
  typeOf: (folder) => statfsSync(folder).type,
  mounts: () => readFileSync("/proc/self/mounts", "utf8"),
  writable: (path) => {
    if (existsSync(path)) accessSync(path, constants.W_OK);
  },
};

/**
 * Looks whether a data folder can hold an office's data at all, before anything is opened in it.
 * @throws Refusal `folder-on-network` with the kind of share, `folder-read-only` with the path that cannot be written to
 */
export function checkFolder(folder: string, files: readonly string[], look: FolderLook = system): void {
  const share = shareOf(folder, look);
  if (share !== null) throw new Refusal("folder-on-network", { folder, found: share });
  for (const path of [folder, ...files]) {
    try {
      look.writable(path);
    } catch {
      throw new Refusal("folder-read-only", { folder: path });
    }
  }
}

function shareOf(folder: string, look: FolderLook): string | null {
  // A path of another machine's share; a letter that stands for one is not told apart.
  if (look.platform === "win32") return /^\\\\(?![?.]\\)/.test(folder) ? "SMB" : null;
  if (look.platform !== "linux") return null;
  const type = look.typeOf(folder) >>> 0;
  if (type !== FUSE) return NETWORK_TYPES.get(type) ?? null;
  const holding = look
    .mounts()
    .split("\n")
    .map((line) => line.split(" "))
    .map(([, place = "", kind = ""]) => ({ place: place.replaceAll("\\040", " "), kind }))
    .filter(({ place }) => folder === place || folder.startsWith(place.endsWith("/") ? place : `${place}/`))
    .sort((one, other) => other.place.length - one.place.length)[0];
  return holding && NETWORK_FUSE.test(holding.kind) ? holding.kind.slice("fuse.".length) : null;
}
