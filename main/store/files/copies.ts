import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { flushFolder } from "../backup/backup-files";
import type { Database } from "../database";
import { attachmentFile, makeFolder } from "./files";
import { hashOfFile, type ReferredFile, referredFiles } from "./referred";

/**
 * The folder of sealed files beside a log's backup. All backups in a folder share it: a file never changes, so that each
 * backup adds only what is new.
 */
export function filesBeside(backup: string): string {
  return join(dirname(backup), "sigap-attachments");
}

export interface FilesCopied {
  /** How many the log refers to. */
  files: number;
  /** How many of them were not there before. */
  copied: number;
  /** Those that are missing or damaged where they should have come from. */
  missing: ReferredFile[];
}

/**
 * Brings every sealed file that a log refers to from one folder into another. What is there in the right size already
 * stays; each copy is checked against its name and durable before it gets it.
 */
export function copyFiles(
  log: Database,
  from: string,
  to: string,
  progress: (files: number) => void = () => {},
): FilesCopied {
  const result: FilesCopied = { files: 0, copied: 0, missing: [] };
  const folders = new Set<string>();
  for (const referred of referredFiles(log)) {
    result.files += 1;
    if (result.files % 100 === 0) progress(result.files);
    const source = attachmentFile(from, referred.content);
    const target = attachmentFile(to, referred.content);
    if (existsSync(target) && (!existsSync(source) || statSync(target).size === statSync(source).size)) continue;
    makeFolder(dirname(target));
    if (copyChecked(source, target, referred.content)) {
      result.copied += 1;
      folders.add(dirname(target));
    } else result.missing.push(referred);
  }
  for (const folder of folders) flushFolder(folder);
  return result;
}

/** False where the source is not there, cannot be read or has other bytes. A disk that is full throws. */
function copyChecked(source: string, target: string, content: string): boolean {
  if (!existsSync(source)) return false;
  const beside = `${target}.part`;
  const file = openSync(beside, "w", 0o600);
  let failure: unknown = null;
  try {
    let hash: string | null = null;
    try {
      hash = hashOfFile(source, (bytes) => {
        try {
          for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
        } catch (error) {
          failure = error;
          throw error;
        }
      });
    } catch (error) {
      if (failure) throw error;
    }
    if (hash !== content) return false;
    fsyncSync(file);
    renameSync(beside, target);
    return true;
  } finally {
    closeSync(file);
    rmSync(beside, { force: true });
  }
}
