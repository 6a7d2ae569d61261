import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";

/** What the operating system calls this machine; null where it does not say. */
function machineId(): string | null {
  switch (process.platform) {
    case "win32": {
      const key = "HKLM\\SOFTWARE\\Microsoft\\Cryptography";
      return said("reg", ["query", key, "/v", "MachineGuid"], /MachineGuid\s+REG_SZ\s+(\S+)/);
    }
    case "darwin":
      return said("ioreg", ["-rd1", "-c", "IOPlatformExpertDevice"], /"IOPlatformUUID" = "([^"]+)"/);
    default:
      return firstLine("/etc/machine-id") ?? firstLine("/var/lib/dbus/machine-id");
  }
}

function said(program: string, words: readonly string[], wanted: RegExp): string | null {
  const { stdout } = spawnSync(program, words, { encoding: "utf8", timeout: 5_000, windowsHide: true });
  return wanted.exec(stdout ?? "")?.[1] ?? null;
}

function firstLine(path: string): string | null {
  try {
    return readFileSync(path, "utf8").split("\n")[0]?.trim() || null;
  } catch {
    return null;
  }
}

/**
 * Names a folder on a machine, so that a copy of it knows that it is one: the machine (hashed, for the name gets into
 * backups) and what the file system calls the folder, which a move within a disk keeps and a copy does not.
 */
export function placeOf(folder: string): string {
  const machine = createHash("sha256")
    .update(`sigap ${machineId() ?? "?"}`)
    .digest("hex")
    .slice(0, 16);
  return `${machine}/${statSync(folder, { bigint: true }).ino}`;
}
