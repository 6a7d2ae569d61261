import { afterEach, expect, test } from "vitest";
import { aRequest, openTestStore, type TestStore } from "../helpers/store";

let opened: TestStore | null = null;
afterEach(() => {
  opened?.close();
  opened = null;
});

test("what a disposition says stays in the timeline, its note only for those who may read typed text", () => {
  opened = openTestStore();
  const { execute, query } = opened;
  const { id, version } = execute("requests.receive", aRequest());
  execute(
    "requests.complete-step",
    {
      id,
      version,
      step: "assign",
      outcome: "completed",
      option: null,
      note: "Segera cek tower Sewon",
      takenBy: null,
      disposition: { nature: "urgent", instructions: ["process", "coordinate"], forwardedTo: ["team-lead"] },
    },
    "section-head",
  );
  const entry = query("requests.timeline", { id }).at(-1);
  expect(entry?.disposition).toEqual({
    nature: "urgent",
    instructions: ["process", "coordinate"],
    forwardedTo: ["team-lead"],
  });
  expect(entry?.text).toBe("Segera cek tower Sewon");
  expect(query("requests.timeline", { id }, "call-taker").at(-1)?.text).toBeNull();
});
