import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A disk of a few megabytes that a test can fill. */
export interface SmallDisk {
  folder: string;
  /** Leaves so many bytes free, in whole pages of 4 KB. */
  leave(bytes: number): void;
  /** Gives all of it back. */
  free(): void;
  unmount(): void;
}

/** Mounts a disk in memory; null where this user may not mount one. */
export function smallDisk(megabytes: number): SmallDisk | null {
  const folder = mkdtempSync(join(tmpdir(), "sigap-disk-"));
  const options = ["-t", "tmpfs", "-o", `size=${megabytes}m`, "sigap-test", folder];
  if (spawnSync("mount", options, { stdio: "ignore" }).status !== 0) {
    rmSync(folder, { recursive: true, force: true });
    return null;
  }
  const ballast = join(folder, "ballast");
  const free = () => rmSync(ballast, { force: true });
  return {
    folder,
    leave: (bytes) => {
      free();
      const { bavail, bsize } = statfsSync(folder);
      writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - Math.ceil(bytes / 4_096) * 4_096)));
    },
    free,
    unmount: () => {
      spawnSync("umount", ["--lazy", folder], { stdio: "ignore" });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
