import type { KeyboardEvent as ReactKeyboardEvent } from "react";
import { describe, expect, test } from "vitest";
import { neighbourOf } from "../../renderer/parts/list/neighbour";
import { handleGridKey } from "../../renderer/ui/table/table-keys";
import { QUEUE_VIEWS } from "../../shared/ipc/requests";

test("tabs follow each other around the corner", () => {
  const lists = ["ppid", "objections", "letters"];
  expect(neighbourOf(lists, "letters", 1)).toBe("ppid");
  expect(neighbourOf(lists, "ppid", -1)).toBe("letters");
  expect(neighbourOf(QUEUE_VIEWS, "mine", -1)).toBe("all");
  expect(neighbourOf(QUEUE_VIEWS, "all", 1)).toBe("mine");
  expect(neighbourOf(QUEUE_VIEWS, "late", 1)).toBe("waiting");
});

test("what is not in the list has no neighbour", () => {
  expect(neighbourOf(["ppid", "letters"], "bookings", 1)).toBe("bookings");
});

describe("the keys of a grid", () => {
  const press = (key: string, given: Partial<KeyboardEvent> & { inside?: boolean } = {}) => {
    const grid = { name: "grid" };
    let prevented = false;
    const handled: string[] = [];
    const { inside = false, ...modifiers } = given;
    const event = {
      key,
      ctrlKey: false,
      altKey: false,
      metaKey: false,
      shiftKey: false,
      currentTarget: grid,
      target: inside ? { name: "button in a cell" } : grid,
      preventDefault: () => {
        prevented = true;
      },
      ...modifiers,
    } as unknown as ReactKeyboardEvent;
    handleGridKey(event, (pressed) => {
      handled.push(pressed);
      return pressed !== "x";
    });
    return { handled, prevented };
  };

  test("a key that does something in the grid does nothing else", () => {
    expect(press("ArrowDown")).toEqual({ handled: ["ArrowDown"], prevented: true });
    expect(press("x")).toEqual({ handled: ["x"], prevented: false });
    expect(press("ArrowDown", { shiftKey: true })).toEqual({ handled: ["ArrowDown"], prevented: true });
  });

  test("keys of commands, and of what is inside a cell, are not the grid's", () => {
    for (const other of [{ ctrlKey: true }, { altKey: true }, { metaKey: true }, { inside: true }]) {
      expect(press("ArrowDown", other)).toEqual({ handled: [], prevented: false });
    }
  });
});
