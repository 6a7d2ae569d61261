import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const boundsSchema = z.object({
  place: z.object({ x: z.number().int(), y: z.number().int() }).nullable(),
  width: z.number().int().min(1024).max(32_767),
  height: z.number().int().min(640).max(32_767),
  maximized: z.boolean(),
});

/** Where the window was when it was closed, in screen points. Where `place` is null the system chooses it. */
export type SavedBounds = z.infer<typeof boundsSchema>;

/** A rectangle of the screen, in points. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const fileName = "window.json";

/** The saved place of the window in a data folder, or null if there is none or it cannot be read. */
export function readBounds(dataFolder: string): SavedBounds | null {
  try {
    const parsed = boundsSchema.safeParse(JSON.parse(readFileSync(join(dataFolder, fileName), "utf8")));
    return parsed.success ? parsed.data : null;
  } catch {
    // A lost window position is no reason to keep the operator waiting.
    return null;
  }
}

/** Saves the place of the window; a folder that cannot be written to leaves the old one. */
export function writeBounds(dataFolder: string, bounds: SavedBounds): void {
  const path = join(dataFolder, fileName);
  try {
    writeFileSync(`${path}.new`, JSON.stringify(bounds));
    renameSync(`${path}.new`, path);
  } catch {
    // As above: the position is a convenience.
  }
}

/**
 * The saved place if its title bar still lies on one of the screens' work areas, else its size without a place: a
 * screen of the wall may have been taken away.
 */
export function boundsOnScreen(saved: SavedBounds, workAreas: readonly Area[]): SavedBounds {
  if (saved.place === null) return saved;
  const { x, y } = saved.place;
  const reachable = workAreas.some(
    (area) =>
      x + 200 <= area.x + area.width &&
      x + saved.width - 200 >= area.x &&
      y >= area.y &&
      y + 40 <= area.y + area.height,
  );
  return reachable ? saved : { ...saved, place: null };
}
