/** The most characters of a file's name, its suffix included. */
const MAX_NAME = 150;

/** A longer ending is no suffix but part of the name. */
const MAX_SUFFIX = 12;

/**
 * Controls, line and paragraph separators, halves of characters, and every invisible format character: the direction
 * overrides that make "gpj.exe" look like "exe.jpg" are among them.
 */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

/**
 * The name of a file as it is kept and shown: the last segment of a path, NFC, without invisible characters, at most 150
 * characters with its suffix kept. Null where nothing is left of it.
 */
export function cleanFileName(name: string): string | null {
  const visible = name.normalize("NFC").replace(INVISIBLE, "");
  const last = visible.split(/[/\\]/).at(-1) ?? "";
  const clean = last.replace(/\s+/gu, " ").trim();
  if (/^[.\s]*$/u.test(clean)) return null;
  return shortened(clean);
}

function shortened(name: string): string {
  const characters = [...name];
  if (characters.length <= MAX_NAME) return name;
  const dot = characters.lastIndexOf(".");
  const suffix = dot > 0 && characters.length - dot <= MAX_SUFFIX ? characters.slice(dot) : [];
  const stem = characters.slice(0, MAX_NAME - suffix.length).join("");
  return stem.trimEnd() + suffix.join("");
}

/** Names that Windows keeps for devices, with any suffix. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** The name as a file that is saved on any system may have it. */
export function savableFileName(name: string): string {
  const safe = name.replace(/[<>:"|?*]/g, "_").replace(/[. ]+$/, "");
  return DEVICE.test(safe) || safe === "" ? `_${safe}` : safe;
}
