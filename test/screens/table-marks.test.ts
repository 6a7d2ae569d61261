import { describe, expect, test } from "vitest";
import { groupWays } from "../../renderer/screens/requests/queue/bulk-model";
import { extendMarks, marksAmong, NO_MARKS, toggleMark } from "../../renderer/ui/table/table-marks";

const IDS = ["a", "b", "c", "d", "e"];
const list = (marks: ReadonlySet<string>) => IDS.filter((id) => marks.has(id)).join("");

describe("marking rows", () => {
  test("a row is marked and unmarked", () => {
    const marked = toggleMark(NO_MARKS, "b");
    expect(list(marked)).toBe("b");
    expect(list(toggleMark(marked, "b"))).toBe("");
    expect(list(NO_MARKS)).toBe("");
  });

  test("a range grows, shrinks and turns over its beginning; marks outside stay", () => {
    let marks = toggleMark(NO_MARKS, "e");
    marks = extendMarks(marks, IDS, 1, 1, 2);
    expect(list(marks)).toBe("bce");
    marks = extendMarks(marks, IDS, 1, 2, 3);
    expect(list(marks)).toBe("bcde");
    marks = extendMarks(marks, IDS, 1, 3, 2);
    expect(list(marks)).toBe("bce");
    marks = extendMarks(marks, IDS, 1, 2, 0);
    expect(list(marks)).toBe("abe");
  });

  test("marks of rows that are gone go too", () => {
    const marks = new Set(["a", "x"]);
    expect([...marksAmong(marks, IDS)]).toEqual(["a"]);
    const all = new Set(["a", "b"]);
    expect(marksAmong(all, IDS)).toBe(all);
  });
});

test("the same way of the same step is counted together, the most frequent first", () => {
  const way = (label: string) => ({ step: "s", outcome: "o", label, toTitle: "" });
  const groups = groupWays([
    { stepTitle: "Memeriksa", way: way("Lengkap") },
    { stepTitle: "Memperbaiki", way: way("Selesai") },
    { stepTitle: "Memperbaiki", way: way("Selesai") },
    { stepTitle: "Memperbaiki", way: null },
  ]);
  expect(groups).toEqual([
    { title: "Memperbaiki", label: "Selesai", count: 2 },
    { title: "Memeriksa", label: "Lengkap", count: 1 },
  ]);
});
