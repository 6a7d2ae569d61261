import { describe, expect, test } from "vitest";
import { newByOthers } from "../../renderer/parts/timeline/changes";
import { proposedForm } from "../../renderer/screens/requests/detail/actions/product-form";
import {
  emptyStepDraft,
  isStepDraftTouched,
  stepForm,
  stepProblems,
  toCompleteInput,
  typedWords,
} from "../../renderer/screens/requests/detail/steps/step-form";
import { conflictWord, entryTone, eventWord } from "../../renderer/screens/requests/detail/timeline/timeline-items";
import type { RequestDetail, StepView, TimelineEntry } from "../../shared/ipc/requests";

const advance = {
  id: "completed",
  label: "Selesai",
  to: "b",
  toTitle: "B",
  effect: "advance",
  reasonRequired: false,
} as const;
const back = {
  id: "returned",
  label: "Dikembalikan",
  to: "a",
  toTitle: "A",
  effect: "return",
  reasonRequired: true,
} as const;

function step(change: Partial<StepView> = {}): StepView {
  return {
    id: "s1",
    title: "Memeriksa",
    kind: "task",
    actorKind: "role",
    actorLabel: "Ketua Tim",
    roles: ["team-lead"],
    source: [1],
    quota: null,
    quotaMs: null,
    usedMs: null,
    people: [],
    note: null,
    options: [],
    outcomes: [advance, back],
    state: "current",
    records: [],
    ...change,
  };
}
const detail = { row: { id: "request-1" }, version: 7 } as RequestDetail;

describe("what a step asks for", () => {
  test("outcomes get the keys 1 to 9 and the tenth none", () => {
    const outcomes = Array.from({ length: 10 }, (_, index) => ({ ...advance, id: `o${index}` }));
    expect(stepForm(step({ outcomes })).outcomes.map((entry) => entry.key)).toEqual([
      "1",
      "2",
      "3",
      "4",
      "5",
      "6",
      "7",
      "8",
      "9",
      null,
    ]);
  });

  test("a step without an actor asks who took it, one done outside offers it", () => {
    expect(stepForm(step({ actorKind: "choose" })).taker).toBe("asked");
    expect(stepForm(step({ actorKind: "applicant" })).taker).toBe("offered");
    expect(stepForm(step()).taker).toBe("none");
  });

  test("a disposition is forwarded to whoever takes the next step, until the operator says otherwise", () => {
    const draft = emptyStepDraft(step({ kind: "disposition" }), step({ id: "s2", roles: ["section-head"] }));
    expect(draft.forwardedTo).toEqual(["section-head"]);
    expect(draft.nature).toBe("ordinary");
  });
});

describe("what lacks before an outcome is recorded", () => {
  test("a return wants its reason, going on does not", () => {
    const draft = emptyStepDraft(step(), null);
    expect(stepProblems(step(), draft, advance)).toEqual({});
    expect(stepProblems(step(), draft, back)).toEqual({ note: "reason-required" });
    expect(stepProblems(step(), { ...draft, note: "  " }, back)).toEqual({ note: "reason-required" });
    expect(stepProblems(step(), { ...draft, note: "kurang jelas" }, back)).toEqual({});
  });

  test("an alternative must be chosen, whatever the outcome", () => {
    const choice = step({
      options: [
        { id: "web", label: "Situs" },
        { id: "app", label: "Aplikasi" },
      ],
    });
    const draft = { ...emptyStepDraft(choice, null), note: "x" };
    expect(stepProblems(choice, draft, advance)).toEqual({ option: "option-choice" });
    expect(stepProblems(choice, draft, back)).toEqual({ option: "option-choice" });
    expect(stepProblems(choice, { ...draft, option: "web" }, back)).toEqual({});
  });

  test("who took a step that names nobody", () => {
    const open = step({ actorKind: "choose" });
    const draft = emptyStepDraft(open, null);
    expect(stepProblems(open, draft, advance)).toEqual({ takenBy: "taker-choice" });
    expect(stepProblems(open, { ...draft, taker: "name", takerName: " " }, advance)).toEqual({
      takenBy: "taker-choice",
    });
    expect(stepProblems(open, { ...draft, taker: "role", takerRole: "team-lead" }, advance)).toEqual({});
    expect(stepProblems(open, { ...draft, taker: "me" }, advance)).toEqual({});
  });

  test("a person chosen for an outside step is wanted once that kind is chosen", () => {
    const outside = step({ actorKind: "external" });
    const draft = emptyStepDraft(outside, null);
    expect(stepProblems(outside, draft, advance)).toEqual({});
    expect(stepProblems(outside, { ...draft, taker: "operator" }, advance)).toEqual({ takenBy: "taker-choice" });
  });

  test("a disposition goes to somebody", () => {
    const hand = step({ kind: "disposition" });
    const draft = { ...emptyStepDraft(hand, null), forwardedTo: [] };
    expect(stepProblems(hand, draft, advance)).toEqual({ forwardedTo: "forward-choice" });
  });
});

describe("what is sent", () => {
  test("the version that was seen, and nothing a step does not ask for", () => {
    const draft = { ...emptyStepDraft(step(), null), taker: "me" as const, note: "beres" };
    expect(toCompleteInput(detail, step(), draft, advance, "operator-1")).toEqual({
      id: "request-1",
      version: 7,
      step: "s1",
      outcome: "completed",
      option: null,
      note: "beres",
      takenBy: null,
      disposition: null,
    });
  });

  test("who took it, by name, role or oneself", () => {
    const open = step({ actorKind: "choose" });
    const draft = emptyStepDraft(open, null);
    const takenBy = (change: object) => toCompleteInput(detail, open, { ...draft, ...change }, advance, "me-1").takenBy;
    expect(takenBy({ taker: "me" })).toEqual({ role: null, operator: "me-1", name: "" });
    expect(takenBy({ taker: "role", takerRole: "head" })).toEqual({ role: "head", operator: null, name: "" });
    expect(takenBy({ taker: "operator", takerOperator: "o2" })).toEqual({ role: null, operator: "o2", name: "" });
    expect(takenBy({ taker: "name", takerName: " Budi " })).toEqual({ role: null, operator: null, name: "Budi" });
    expect(takenBy({})).toBeNull();
  });

  test("the disposition goes with going on, not with sending back", () => {
    const hand = step({ kind: "disposition" });
    const draft = emptyStepDraft(hand, step({ id: "s2" }));
    expect(toCompleteInput(detail, hand, draft, advance, "me").disposition).toEqual({
      nature: "ordinary",
      instructions: ["process"],
      forwardedTo: ["team-lead"],
    });
    expect(toCompleteInput(detail, hand, draft, back, "me").disposition).toBeNull();
  });
});

test("what was typed can be told in one line", () => {
  const choice = step({ options: [{ id: "web", label: "Situs" }] });
  const draft = { ...emptyStepDraft(choice, null), note: " sudah dicek ", takerName: "Budi" };
  expect(isStepDraftTouched(draft, choice, null)).toBe(true);
  expect(typedWords(draft, choice)).toBe("Situs; Budi; sudah dicek");
});

describe("the timeline", () => {
  const entry = (
    eventId: string,
    actorName: string,
    origin: string,
    conflict: string | null = null,
  ): TimelineEntry => ({
    eventId,
    type: "request.step-completed",
    at: 0,
    actorName,
    origin,
    stepTitle: null,
    outcomeLabel: null,
    text: null,
    details: {},
    conflict,
    clockFlag: false,
    disposition: null,
  });

  test("tells what came from others, also from the same operator elsewhere", () => {
    const now = [
      entry("1", "Siti", "K1-abc"),
      entry("2", "Siti", "K1-abc"),
      entry("3", "Budi", "K1-abc"),
      entry("4", "Siti", "K10-xyz"),
    ];
    const fresh = newByOthers(new Set(["1"]), now, { name: "Siti", workstation: "K1" });
    expect(fresh.map((item) => item.eventId)).toEqual(["3", "4"]);
  });

  test("knows its events, and says so when it does not", () => {
    expect(eventWord("request.handed-over")).toBe("handed-over");
    expect(eventWord("request.teleported")).toBe("unknown");
    expect(conflictWord("already-closed")).toBe("already-closed");
    expect(conflictWord("of-a-later-version")).toBeNull();
  });

  test("an entry that did not apply always stands out", () => {
    expect(entryTone(entry("1", "Siti", "K1", "step-not-current"))).toBe("bad");
    expect(entryTone(entry("1", "Siti", "K1", "clocks-apart"))).toBe("warning");
    expect(conflictWord("clocks-apart")).toBe("clocks-apart");
    expect(entryTone(entry("1", "Siti", "K1"))).toBe("normal");
    expect(entryTone({ type: "request.handed-over", conflict: null })).toBe("good");
  });
});

test("a product's name proposes the form it is given in", () => {
  expect(proposedForm("Rekaman CCTV")).toBe("recording");
  expect(proposedForm("Pengembangan jaringan")).toBe("work");
  expect(proposedForm("Akun surel dinas")).toBe("access");
  expect(proposedForm("Rekomendasi")).toBe("document");
  expect(proposedForm(undefined)).toBe("document");
});
