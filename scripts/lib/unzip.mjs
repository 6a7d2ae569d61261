import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, open, symlink } from "node:fs/promises";
import { dirname, join, normalize, sep } from "node:path";
import { pipeline } from "node:stream/promises";
import { createInflateRaw } from "node:zlib";

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const symbolicLink = 0o120000;
const fileType = 0o170000;

/**
 * Unpacks a ZIP archive with what Node brings, since a bare Debian has no unzip.
 * `place(name)` gives each file's path inside `folder`, or null to leave it out. Permissions and symbolic links are kept.
 */
export async function unzip(archive, folder, place) {
  const file = await open(archive);
  try {
    for (const entry of await readDirectory(file)) {
      const target = entry.name.endsWith("/") ? null : place(entry.name);
      if (target === null) continue;
      const path = join(folder, normalize(target));
      if (!path.startsWith(folder + sep)) throw new Error(`${archive}: ${entry.name} points outside the archive`);
      await mkdir(dirname(path), { recursive: true });
      await unpack(archive, file, entry, path);
    }
  } finally {
    await file.close();
  }
}

async function readDirectory(file) {
  const { size } = await file.stat();
  const tail = Buffer.alloc(Math.min(size, 65_557));
  await file.read(tail, 0, tail.length, size - tail.length);
  let end = tail.length - 22;
  while (end >= 0 && tail.readUInt32LE(end) !== endOfDirectory) end -= 1;
  if (end < 0) throw new Error("not a ZIP archive, or an incomplete one");
  const directory = Buffer.alloc(tail.readUInt32LE(end + 12));
  await file.read(directory, 0, directory.length, tail.readUInt32LE(end + 16));
  const entries = [];
  for (let at = 0; at + 46 <= directory.length && directory.readUInt32LE(at) === directoryEntry; ) {
    const nameLength = directory.readUInt16LE(at + 28);
    entries.push({
      name: directory.toString("utf8", at + 46, at + 46 + nameLength),
      method: directory.readUInt16LE(at + 10),
      packedSize: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      mode: directory.readUInt32LE(at + 38) >>> 16,
      offset: directory.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

async function unpack(archive, file, entry, path) {
  const header = Buffer.alloc(30);
  await file.read(header, 0, 30, entry.offset);
  const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  if ((entry.mode & fileType) === symbolicLink) {
    const link = Buffer.alloc(entry.packedSize);
    await file.read(link, 0, link.length, start);
    await symlink(link.toString("utf8"), path);
    return;
  }
  const output = createWriteStream(path, { mode: entry.mode & 0o777 || 0o644 });
  if (entry.packedSize === 0) {
    output.end();
    return;
  }
  const packed = createReadStream(archive, { start, end: start + entry.packedSize - 1 });
  if (entry.method === 8) await pipeline(packed, createInflateRaw(), output);
  else if (entry.method === 0) await pipeline(packed, output);
  else throw new Error(`${entry.name}: compression method ${entry.method} is not supported`);
  if (output.bytesWritten !== entry.size) throw new Error(`${entry.name}: expected ${entry.size} bytes`);
}
