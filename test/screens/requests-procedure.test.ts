import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AttachmentRow, groupAttachments } from "../../renderer/parts/attachments/attachments-model";
import { meansChanged } from "../../renderer/parts/dialog/use-refusal";
import { unfilledIn } from "../../renderer/parts/texts/unfilled";
import { fillCanned } from "../../renderer/screens/requests/detail/actions/canned";
import { changedValues, correctableValues } from "../../renderer/screens/requests/detail/actions/correct-form";
import { extensionStanding } from "../../renderer/screens/requests/detail/actions/extension-standing";
import { clockAfterReopening, stepToReopen } from "../../renderer/screens/requests/detail/actions/reopen-model";
import { movedReasons } from "../../renderer/screens/requests/detail/actions/why-moved";
import { candidates, comparison, proposedKept } from "../../renderer/screens/requests/detail/merge/merge-model";
import { offeredDocuments } from "../../renderer/screens/requests/detail/panels/documents";
import { pastEndViews } from "../../renderer/screens/requests/detail/panels/past-ends";
import { proposedRequirement } from "../../renderer/screens/requests/detail/panels/proposed-requirement";
import { quotaStanding } from "../../renderer/screens/requests/detail/steps/quota";
import { DEFAULT_TEXTS } from "../../shared/domain/office/texts";
import type { RequestDetail, RequestRow, SimilarRequest, TimelineEntry } from "../../shared/ipc/requests";
import { isoDurationText } from "../../shared/text/duration";
import { sampleService } from "./sample-service";

const MINUTE = 60_000;

const DEADLINE: RequestRow["deadline"] = {
  state: "normal",
  due: 100,
  promised: 100,
  early: null,
  basis: "working",
  leftMs: 10,
  unknownYear: null,
};
const ROW: RequestRow = {
  id: "r1",
  number: "K1-2026-00001",
  serviceId: "s",
  serviceNo: 1,
  serviceName: "Layanan",
  section: null,
  status: "open",
  channel: "counter",
  applicant: "Sri Wahyuni",
  agency: "Kapanewon Sewon",
  subject: "Internet mati",
  receivedAt: 10,
  deadline: DEADLINE,
  stepTitle: null,
  stepRoles: [],
  assignedName: null,
  conflicts: 0,
  version: 1,
};
const APPLICANT = {
  name: "Sri Wahyuni",
  agency: "Kapanewon Sewon",
  phone: "+6281234567890",
  email: "",
  nik: "",
  address: "",
};

function aDetail(change: Partial<RequestDetail> = {}): RequestDetail {
  return {
    row: ROW,
    applicant: APPLICANT,
    letter: { number: "", date: null },
    details: "",
    place: "",
    requirements: [],
    attachments: [],
    extensions: [],
    extensionsLeft: [],
    agreedDue: null,
    pauses: [],
    steps: [],
    closed: null,
    clockStartedAt: 10,
    limitText: null,
    may: { extend: true, correct: true } as RequestDetail["may"],
    ...change,
  } as RequestDetail;
}

function entry(change: Partial<TimelineEntry>): TimelineEntry {
  return {
    eventId: "e",
    type: "request.note-added",
    at: 0,
    actorName: "Rina",
    origin: "K1",
    stepTitle: null,
    outcomeLabel: null,
    text: null,
    details: {},
    disposition: null,
    conflict: null,
    clockFlag: false,
    ...change,
  };
}

describe("the time of a step", () => {
  test("is amber in the last quarter and over above its limit", () => {
    expect(quotaStanding(60 * MINUTE, 44 * MINUTE)?.state).toBe("normal");
    expect(quotaStanding(60 * MINUTE, 45 * MINUTE)?.state).toBe("last-quarter");
    expect(quotaStanding(60 * MINUTE, 60 * MINUTE)?.state).toBe("last-quarter");
    expect(quotaStanding(60 * MINUTE, 60 * MINUTE + 1)).toEqual({ state: "overdue", leftMs: -1, share: 1 });
  });

  test("is not shown where the document gives none or the step has not begun", () => {
    expect(quotaStanding(null, 5)).toBeNull();
    expect(quotaStanding(5, null)).toBeNull();
    expect(quotaStanding(0, 5)).toBeNull();
  });
});

test("a step's printed time is said part by part", () => {
  expect(isoDurationText("PT90M", "id")).toBe("90 menit");
  expect(isoDurationText("P1DT4H", "id")).toBe("1 hari 4 jam");
  expect(isoDurationText("P1DT1.5H", "en")).toBe("1 day 1.5 hours");
  expect(isoDurationText("setiap saat", "id")).toBe("setiap saat");
});

describe("whether the limit can be extended", () => {
  const left = [{ limit: 1, text: "7 hari kerja", dueAfter: 200 }];
  const used = {
    text: "",
    ground: "other",
    reason: "",
    noticeNumber: "",
    noticeDate: "",
    actorName: "",
    at: 1,
  } as const;
  const standing = (change: Partial<RequestDetail>, printed = true) =>
    extensionStanding({ ...aDetail(change), printed });

  test("is said with the reason where it cannot", () => {
    expect(standing({ extensionsLeft: left })).toBe("offered");
    expect(standing({ extensions: [used] })).toBe("used");
    expect(standing({}, false)).toBe("none");
    expect(standing({})).toBe("stopped");
    expect(standing({ clockStartedAt: null })).toBe("not-started");
    expect(standing({ extensionsLeft: left, row: { ...ROW, deadline: { ...DEADLINE, state: "late" } } })).toBe("late");
    expect(standing({ extensionsLeft: left, may: { extend: false } as RequestDetail["may"] })).toBe("not-allowed");
  });
});

describe("why a due time is not the promised one", () => {
  test("names what the request itself says, else the calendar", () => {
    const moved = { ...ROW, deadline: { ...DEADLINE, due: 200 } };
    const pause = { from: 1, to: 2, ground: "applicant", message: "" } as const;
    expect(movedReasons(aDetail())).toEqual([]);
    expect(movedReasons(aDetail({ row: moved }))).toEqual(["calendar"]);
    expect(movedReasons(aDetail({ row: moved, pauses: [pause] }))).toEqual(["pause"]);
    expect(movedReasons(aDetail({ row: moved, agreedDue: 200, pauses: [pause] }))).toEqual(["agreed", "pause"]);
  });
});

describe("a canned text", () => {
  const service = sampleService();
  const fill = (body: string, typed = "", detail = aDetail()) =>
    fillCanned({ body }, { service, detail, promised: "Sen 23 Nov 2026 09.00 WIB", typed });

  test("is filled from the request", () => {
    expect(fill("Yth. {pemohon}, {nomor} selesai {janji}.")).toBe(
      "Yth. Sri Wahyuni, K1-2026-00001 selesai Sen 23 Nov 2026 09.00 WIB.",
    );
  });

  test("keeps what was typed: as the reason, or before the text", () => {
    expect(fill("Ditolak karena {alasan}", "di luar wilayah")).toBe("Ditolak karena di luar wilayah");
    expect(fill("Terima kasih.", "Halo")).toBe("Halo\n\nTerima kasih.");
  });

  test("has its open parts marked in order, wherever they stand", () => {
    const text = fill("{alasan} dan {tidakAda}");
    expect(unfilledIn(text).map(({ words }) => words)).toEqual(["(belum ada)", "{tidakAda}"]);
    for (const part of unfilledIn(text)) expect(text.slice(part.start, part.end)).toBe(part.words);
    expect(unfilledIn("Tidak ada yang kurang.")).toEqual([]);
  });

  test("never loses what was typed, whichever text is chosen", () => {
    fc.assert(
      fc.property(fc.constantFrom(...DEFAULT_TEXTS), fc.string({ minLength: 1 }), (canned, typed) => {
        expect(fillCanned(canned, { service, detail: aDetail(), promised: "", typed })).toContain(typed.trim());
      }),
    );
  });
});

describe("reopening", () => {
  const service = sampleService();

  test("proposes the step that was taken last", () => {
    const record = (at: number) => ({ at }) as RequestDetail["steps"][number]["records"][number];
    const step = (id: string, ...records: number[]) =>
      ({ id, records: records.map(record) }) as unknown as RequestDetail["steps"][number];
    expect(stepToReopen([step("a", 1, 5), step("b", 4), step("c")])).toBe("a");
    expect(stepToReopen([step("a"), step("b")])).toBe("a");
    expect(stepToReopen([])).toBe("");
  });

  test("says what happens to the clock as the command decides it", () => {
    const [first, second] = service.steps;
    const limit = service.entry.time_limits[0];
    if (!first || !second || !limit) throw new Error("the sample service lacks steps or limits");
    const at = { limitText: limit.text };
    const starting = (starts: string) => ({
      ...service,
      limits: service.limits.map((run) => (run.limit === 0 ? { ...run, starts } : run)),
    });
    expect(clockAfterReopening(starting("receipt"), at, first.id)).toEqual({ kind: "starts" });
    expect(clockAfterReopening(starting(second.id), at, first.id)).toEqual({ kind: "waits", step: second.title });
    expect(clockAfterReopening(starting(first.id), at, second.id)).toEqual({ kind: "starts" });
    expect(clockAfterReopening(service, { limitText: null }, first.id)).toEqual({ kind: "none" });
  });

  test("is told with how it had ended, the newest first", () => {
    const end = (at: number) => ({ status: "refused", at, actorName: "A", text: "" }) as const;
    const views = pastEndViews(
      [end(1), end(5)],
      [
        entry({ type: "request.reopened", at: 2, text: "pertama" }),
        entry({ type: "request.reopened", at: 3, conflict: "not-closed" }),
        entry({ type: "request.reopened", at: 6, text: "kedua" }),
      ],
    );
    expect(views.map((view) => [view.end.at, view.reopened?.text])).toEqual([
      [5, "kedua"],
      [1, "pertama"],
    ]);
  });
});

describe("merging", () => {
  const similar: SimilarRequest = { ...ROW, id: "r2", why: ["same-applicant"] };
  const words = {
    status: (status: string) => status,
    channel: (channel: string) => channel,
    instant: (ms: number) => String(ms),
    day: (date: string) => `tanggal ${date}`,
    hidden: "disembunyikan",
  };

  test("lists the similar ones until something is typed, never the request itself or one that is merged", () => {
    const found = [ROW, { ...ROW, id: "r3" }, { ...ROW, id: "r4", status: "merged" as const }];
    expect(candidates("", [similar], found, "r1").map(({ id }) => id)).toEqual(["r2"]);
    expect(candidates("K1", [similar], found, "r1").map(({ id }) => id)).toEqual(["r3"]);
  });

  test("compares line by line, blanks and capitals aside", () => {
    const other = aDetail({
      row: { ...ROW, id: "r2", number: "K1-2026-00002", subject: "internet  MATI", channel: "letter" },
    });
    const lines = comparison(aDetail(), other, words);
    expect(lines.filter(({ different }) => different).map(({ what }) => what)).toEqual(["channel"]);
    expect(lines.some(({ what }) => what === "details")).toBe(false);
    expect(comparison(aDetail(), aDetail({ applicant: null }), words)).toContainEqual({
      what: "applicant",
      left: "Sri Wahyuni",
      right: "disembunyikan",
      different: true,
    });
    const sent = aDetail({ letter: { number: "005/1", date: "2026-11-18" } });
    expect(comparison(sent, sent, words).find(({ what }) => what === "letter")?.left).toBe("005/1, tanggal 2026-11-18");
  });

  test("lets the older one go on, and neither where one has ended", () => {
    const older = aDetail({ row: { ...ROW, id: "r2", receivedAt: 5 } });
    expect(proposedKept(aDetail(), older)).toBe("r2");
    expect(proposedKept(older, aDetail())).toBe("r2");
    expect(proposedKept(aDetail(), aDetail({ row: { ...ROW, id: "r3", status: "refused" } }))).toBeNull();
  });
});

describe("a correction", () => {
  test("sends only what was typed differently", () => {
    const before = correctableValues(aDetail());
    expect(before).toMatchObject({ applicantName: "Sri Wahyuni", subject: "Internet mati" });
    expect(changedValues(before, { subject: "Internet mati ", agency: "Kapanewon Kasihan", phone: "" })).toEqual({
      agency: "Kapanewon Kasihan",
      phone: "",
    });
  });
});

describe("attachments", () => {
  const requirement = (index: number, state: "complete" | "missing" = "complete") => ({
    index,
    text: `Syarat ${index}`,
    state,
    note: "",
  });
  const file = (id: string, of: number | null) => ({ id, requirement: of }) as AttachmentRow;

  test("stand under what they answer, the others last", () => {
    const groups = groupAttachments(
      [file("a", null), file("b", 1), file("c", 0), file("d", 9)],
      [requirement(0), requirement(1), requirement(2)],
    );
    expect(groups.map((group) => [group.title, group.attachments.map(({ id }) => id)])).toEqual([
      ["Syarat 0", ["c"]],
      ["Syarat 1", ["b"]],
      [null, ["a", "d"]],
    ]);
  });

  test("propose the requirement that alone is missing and unanswered", () => {
    const requirements = [requirement(0), requirement(1, "missing"), requirement(2, "missing")];
    expect(proposedRequirement({ requirements, attachments: [] })).toBeNull();
    expect(proposedRequirement({ requirements, attachments: [file("a", 1)] })).toBe(2);
  });
});

describe("the documents of a request", () => {
  const kinds = (detail: RequestDetail, entries: TimelineEntry[] = []) =>
    offeredDocuments(detail, entries).map(({ kind }) => kind);
  const sheet = { nature: "ordinary", instructions: [], forwardedTo: [] } as const;

  test("begin with the one that is most likely wanted", () => {
    expect(kinds(aDetail())).toEqual(["intake-receipt"]);
    expect(kinds(aDetail({ row: { ...ROW, status: "refused" } }))).toEqual(["refusal-letter", "intake-receipt"]);
    expect(kinds(aDetail({ row: { ...ROW, status: "handed-over" } }))[0]).toBe("handover-receipt");
    const missing = { index: 0, text: "KTP", state: "missing", note: "" } as const;
    expect(kinds(aDetail({ requirements: [missing] }))).toEqual(["missing-requirements", "intake-receipt"]);
  });

  test("have a sheet for each disposition in force, the newest first", () => {
    const offered = offeredDocuments(aDetail(), [
      entry({ eventId: "e1", disposition: { ...sheet, instructions: [], forwardedTo: [] }, stepTitle: "Satu" }),
      entry({ eventId: "e2", disposition: { ...sheet, instructions: [], forwardedTo: [] }, stepTitle: "Dua" }),
      entry({
        eventId: "e3",
        disposition: { ...sheet, instructions: [], forwardedTo: [] },
        conflict: "step-not-current",
      }),
    ]);
    expect(offered.map(({ key }) => key)).toEqual(["e2", "e1", "intake-receipt"]);
    expect(offered[0]?.request).toEqual({ kind: "disposition", id: "r1", eventId: "e2" });
  });
});

test("only a refusal that comes of a change says that the request changed", () => {
  expect(meansChanged("stale")).toBe(true);
  expect(meansChanged("does-not-apply")).toBe(true);
  expect(meansChanged("not-your-step")).toBe(false);
  expect(meansChanged("missing-permission")).toBe(false);
  expect(meansChanged("bad-input")).toBe(false);
});
