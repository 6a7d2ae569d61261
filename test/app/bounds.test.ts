import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { boundsOnScreen, readBounds, writeBounds } from "../../main/app/bounds";

const saved = { place: { x: 2000, y: 100 }, width: 1400, height: 900, maximized: false };
const laptop = { x: 0, y: 0, width: 1366, height: 728 };
const wall = { x: 1366, y: 0, width: 3840, height: 2160 };

describe("the window's place", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "sigap-bounds-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test("is read as it was written", () => {
    expect(readBounds(folder)).toBeNull();
    writeBounds(folder, saved);
    expect(readBounds(folder)).toEqual(saved);
  });

  test.each(["", "{", '{"width":10,"height":10,"place":null,"maximized":false}', '"x"'])(
    "a damaged file (%j) is as good as none",
    (text) => {
      writeFileSync(join(folder, "window.json"), text);
      expect(readBounds(folder)).toBeNull();
    },
  );

  test("a folder that cannot be written to is no error", () => {
    expect(() => writeBounds(join(folder, "missing"), saved)).not.toThrow();
  });

  test("stays where its screen still is, and is left to the system where it is gone", () => {
    expect(boundsOnScreen(saved, [laptop, wall])).toEqual(saved);
    expect(boundsOnScreen(saved, [laptop])).toEqual({ ...saved, place: null });
    expect(boundsOnScreen({ ...saved, place: { x: 100, y: -300 } }, [laptop])).toEqual({ ...saved, place: null });
  });
});
