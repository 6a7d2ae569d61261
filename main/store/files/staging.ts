import { createHash, type Hash } from "node:crypto";
import { closeSync, fsyncSync, openSync, renameSync, rmSync, statfsSync, utimesSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { checkDeclared, checkHead, type FileProblem, HEAD_BYTES } from "../../../shared/domain/attachments/check";
import { MAX_FILE_BYTES } from "../../../shared/domain/attachments/kinds";
import { cleanFileName } from "../../../shared/domain/attachments/name";
import { sniff } from "../../../shared/domain/attachments/sniff";
import type { StagedDescription } from "../../../shared/ipc/attachments";
import { Refusal } from "../../../shared/ipc/errors";
import type { Clock } from "../../platform/clock";
import { type RandomSource, uuidv7 } from "../../platform/ids";
import type { DataPaths } from "../../platform/paths";
import { flushFolder } from "../backup/backup-files";
import { asRefusal } from "../failures";
import { attachmentFile, incomingFolder, makeFolder } from "./files";
import { FILE_KEY_BYTES, FileSealer } from "./format";
import type { StagedFile, StagedFiles } from "./staged";

/** A zip lists its content at its end; that much of the end is looked at. */
const TAIL_BYTES = 65_536;
/** So much room stays on the disk for the log: a file must not keep a request from being saved. */
const RESERVE_BYTES = 16 * 1024 * 1024;
/** A file whose bytes stopped coming for so long was given up. */
const GIVEN_UP_MS = 10 * 60_000;
const MAX_OPEN = 50;

/** A file that is being handed over. */
interface Upload {
  operator: string;
  name: string;
  declared: number;
  mediaType: string;
  received: number;
  head: Buffer;
  tail: Buffer;
  checked: boolean;
  key: Buffer;
  sealer: FileSealer;
  hash: Hash;
  path: string;
  file: number;
  touched: number;
}

export interface StagingOptions {
  paths: DataPaths;
  staged: StagedFiles;
  clock: Clock;
  random: RandomSource;
}

/** A file that is refused, for the field that asked for it. */
function refused(problem: FileProblem): Refusal {
  return new Refusal("bad-input", { limit: MAX_FILE_BYTES }, { file: problem });
}

/**
 * Takes files from operators piece by piece, checks them and seals them on the way: no byte of one reaches the disk
 * unsealed. A file has its name on disk only once all of it is durable.
 */
export class Staging {
  private readonly uploads = new Map<string, Upload>();

  constructor(private readonly options: StagingOptions) {
    // What was being handed over when the process ended.
    rmSync(incomingFolder(options.paths.attachments), { recursive: true, force: true });
  }

  /** Begins a file. @throws Refusal `bad-input` with field `file`, `disk-full` */
  begin(operator: string, declared: { name: string; bytes: number; mediaType: string }): { id: string } {
    this.giveUpOld();
    const name = cleanFileName(declared.name);
    if (name === null) throw refused("file-name");
    const problem = checkDeclared(name, declared.bytes, MAX_FILE_BYTES);
    if (problem) throw refused(problem);
    if (this.uploads.size >= MAX_OPEN) throw new Refusal("slow-down", { seconds: 60 });
    const { paths, clock, random } = this.options;
    const { wall, mono } = clock.now();
    const id = uuidv7(wall, random);
    const key = random(FILE_KEY_BYTES);
    const path = join(incomingFolder(paths.attachments), id);
    const file = this.onDisk(() => {
      makeFolder(dirname(path));
      const { bavail, bsize } = statfsSync(dirname(path));
      if (bavail * bsize < declared.bytes + RESERVE_BYTES) throw new Refusal("disk-full", { folder: paths.folder });
      return openSync(path, "wx", 0o600);
    });
    this.uploads.set(id, {
      operator,
      name,
      declared: declared.bytes,
      mediaType: declared.mediaType,
      received: 0,
      head: Buffer.alloc(0),
      tail: Buffer.alloc(0),
      checked: false,
      key,
      sealer: new FileSealer(key),
      hash: createHash("sha256"),
      path,
      file,
      touched: mono,
    });
    return { id };
  }

  /** Takes the next bytes. A file that is refused is gone. @throws Refusal `not-found`, `bad-input`, `disk-full` */
  append(operator: string, id: string, chunk: Uint8Array): void {
    const upload = this.uploadOf(operator, id);
    this.orDrop(id, upload, () => {
      upload.touched = this.options.clock.now().mono;
      upload.received += chunk.byteLength;
      if (upload.received > upload.declared) throw refused("file-incomplete");
      const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
      if (upload.head.length < TAIL_BYTES) {
        upload.head = Buffer.concat([upload.head, bytes.subarray(0, TAIL_BYTES - upload.head.length)]);
      }
      upload.tail = Buffer.concat([upload.tail, bytes]).subarray(-TAIL_BYTES);
      if (upload.head.length >= HEAD_BYTES) checkOnce(upload);
      write(upload, upload.sealer.update(bytes));
    });
  }

  /** Ends a file: it is durable, and remembered as the operator's, when this returns. */
  finish(operator: string, id: string): StagedDescription {
    const upload = this.uploadOf(operator, id);
    const staged = this.orDrop(id, upload, () => {
      if (upload.received !== upload.declared) throw refused("file-incomplete");
      checkOnce(upload);
      write(upload, upload.sealer.finish());
      fsyncSync(upload.file);
      closeSync(upload.file);
      upload.file = -1;
      const staged: StagedFile = {
        id,
        name: upload.name,
        bytes: upload.received,
        ...sniff(upload.name, upload.head, upload.tail),
        content: upload.hash.digest("hex"),
        key: upload.key.toString("base64"),
      };
      this.place(operator, upload, staged);
      return staged;
    });
    this.uploads.delete(id);
    return described(staged);
  }

  /** Forgets a file that is being handed over, or one that is staged. One that is neither is forgotten already. */
  discard(operator: string, id: string): void {
    const upload = this.uploads.get(id);
    if (upload?.operator === operator) {
      this.drop(id, upload);
      return;
    }
    const { staged, paths, clock } = this.options;
    const file = staged.get(operator, id);
    if (!file) return;
    this.onDisk(() => staged.forget([id]));
    // A command may be using it at this moment: its bytes are trimmed a while from now, when no event has come.
    const seconds = clock.now().wall / 1000;
    utimesSync(attachmentFile(paths.attachments, file.content), seconds, seconds);
  }

  /** The operator's own staged files among these ids, in their order. */
  describe(operator: string, ids: readonly string[]): StagedDescription[] {
    return ids.flatMap((id) => {
      const file = this.options.staged.get(operator, id);
      return file ? [described(file)] : [];
    });
  }

  /** Drops everything that is not finished. */
  close(): void {
    for (const [id, upload] of this.uploads) this.drop(id, upload);
  }

  /** First the name, then the row: a crash between them leaves sealed bytes that nobody has the key of. */
  private place(operator: string, upload: Upload, staged: StagedFile): void {
    const { paths, clock } = this.options;
    const target = attachmentFile(paths.attachments, staged.content);
    makeFolder(dirname(target));
    this.options.staged.expect(staged);
    renameSync(upload.path, target);
    try {
      flushFolder(dirname(target));
      this.options.staged.save(operator, staged, clock.now().wall);
    } catch (error) {
      rmSync(target, { force: true });
      throw error;
    }
  }

  /** Another operator's file is as good as none. */
  private uploadOf(operator: string, id: string): Upload {
    const upload = this.uploads.get(id);
    if (!upload || upload.operator !== operator) throw new Refusal("not-found", { id });
    return upload;
  }

  private orDrop<T>(id: string, upload: Upload, work: () => T): T {
    try {
      return this.onDisk(work);
    } catch (error) {
      this.drop(id, upload);
      throw error;
    }
  }

  private onDisk<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw asRefusal(error, this.options.paths.folder);
    }
  }

  private drop(id: string, upload: Upload): void {
    this.uploads.delete(id);
    if (upload.file !== -1) closeSync(upload.file);
    upload.file = -1;
    rmSync(upload.path, { force: true });
  }

  private giveUpOld(): void {
    const now = this.options.clock.now().mono;
    for (const [id, upload] of this.uploads) {
      if (now - upload.touched > GIVEN_UP_MS) this.drop(id, upload);
    }
  }
}

function checkOnce(upload: Upload): void {
  if (upload.checked) return;
  upload.checked = true;
  const problem = checkHead(upload.name, upload.mediaType, upload.head);
  if (problem) throw refused(problem);
}

function write(upload: Upload, sealed: Buffer): void {
  upload.hash.update(sealed);
  for (let at = 0; at < sealed.length; ) at += writeSync(upload.file, sealed, at);
}

function described({ id, name, bytes, mediaType, kind }: StagedFile): StagedDescription {
  return { id, name, bytes, mediaType, kind };
}
