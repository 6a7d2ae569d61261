import { describe, expect, test } from "vitest";
import { type Call, CallRefused } from "../../renderer/client/call";
import { choose, percentOf } from "../../renderer/parts/attachments/file-uploads";
import { type StageableFile, stageFile } from "../../renderer/parts/attachments/stage-file";
import { clampPage, zoomStep } from "../../renderer/ui/attachment-viewer/zoom";
import { MAX_CHUNK_BYTES, MAX_FILE_BYTES } from "../../shared/domain/attachments/kinds";

const MEGABYTE = 1_048_576;

/** A file of the page. */
function file(name: string, content: Uint8Array<ArrayBuffer>, type = ""): StageableFile {
  return new File([content], name, { type });
}

function pdf(bytes: number): Uint8Array<ArrayBuffer> {
  const content = Uint8Array.from({ length: bytes }, (_value, index) => index % 251);
  content.set(new TextEncoder().encode("%PDF-1.7\n"));
  return content;
}

/** The other side: notes what it is asked, and keeps the bytes. */
function otherSide(refuse: { name: string; refusal: CallRefused } | null = null) {
  const asked: string[] = [];
  const chunks: Uint8Array[] = [];
  const call = (async (name: string, input: { chunk?: Uint8Array }) => {
    asked.push(name);
    if (refuse?.name === name) throw refuse.refusal;
    if (input.chunk) chunks.push(input.chunk);
    if (name === "attachments.begin") return { id: "1" };
    return { id: "1", name: "bersih.pdf", bytes: 1, mediaType: "application/pdf", kind: "pdf" };
  }) as unknown as Call;
  return { call, asked, chunks };
}

const never = { signal: new AbortController().signal, onProgress: () => undefined };

describe("handing a file over", () => {
  test("sends its bytes in pieces, tells how far it is and gives what was staged", async () => {
    const { call, asked, chunks } = otherSide();
    const content = pdf(2 * MEGABYTE + 5);
    const progress: number[] = [];
    const outcome = await stageFile(call, file("a.pdf", content, "application/pdf"), {
      ...never,
      onProgress: (bytes) => progress.push(bytes),
    });
    expect(outcome).toMatchObject({ kind: "staged", file: { id: "1", name: "bersih.pdf" } });
    expect(asked).toEqual([
      "attachments.begin",
      "attachments.append",
      "attachments.append",
      "attachments.append",
      "attachments.finish",
    ]);
    expect(chunks.every((chunk) => chunk.length <= MAX_CHUNK_BYTES)).toBe(true);
    expect(Buffer.concat(chunks).equals(Buffer.from(content))).toBe(true);
    expect(progress).toEqual([MEGABYTE, 2 * MEGABYTE, 2 * MEGABYTE + 5]);
  });

  test("asks nobody about a file that can be seen to be wrong, and does not read one of 300 MB", async () => {
    const { call, asked } = otherSide();
    const huge: StageableFile = {
      name: "rekaman.mp4",
      size: 300_000_000,
      type: "video/mp4",
      slice: () => {
        throw new Error("was read");
      },
    };
    const problems = [
      await stageFile(call, huge, never),
      await stageFile(call, { ...huge, size: MAX_FILE_BYTES + 1 }, never),
      await stageFile(call, file("kosong.pdf", new Uint8Array()), never),
      await stageFile(call, file("surat.pdf", new TextEncoder().encode("MZ program")), never),
      await stageFile(call, file("surat.pdf", new TextEncoder().encode("bukan PDF")), never),
      await stageFile(call, { ...huge, size: 10 }, never),
    ];
    expect(problems.map((outcome) => (outcome.kind === "problem" ? outcome.problem : outcome.kind))).toEqual([
      "file-too-large",
      "file-too-large",
      "file-empty",
      "file-executable",
      "file-not-pdf",
      "file-unreadable",
    ]);
    expect(asked).toEqual([]);
  });

  test("that is cancelled on the way is thrown away", async () => {
    const { call, asked } = otherSide();
    const controller = new AbortController();
    const outcome = await stageFile(call, file("a.pdf", pdf(3 * MEGABYTE)), {
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    expect(outcome).toEqual({ kind: "cancelled" });
    expect(asked).toEqual(["attachments.begin", "attachments.append", "attachments.discard"]);
    const before = otherSide();
    expect(await stageFile(before.call, file("a.pdf", pdf(10)), { ...never, signal: controller.signal })).toEqual({
      kind: "cancelled",
    });
    expect(before.asked).toEqual([]);
  });

  test("that is refused says why: by the file's own problem, or by the refusal", async () => {
    const wrongName = new CallRefused({ code: "bad-input", params: {}, fields: { file: "file-name" } });
    expect(
      await stageFile(otherSide({ name: "attachments.begin", refusal: wrongName }).call, file("a.pdf", pdf(10)), never),
    ).toEqual({ kind: "problem", problem: "file-name" });
    const full = new CallRefused({ code: "disk-full", params: {}, fields: {} });
    const side = otherSide({ name: "attachments.append", refusal: full });
    expect(await stageFile(side.call, file("a.pdf", pdf(10)), never)).toEqual({ kind: "refused", refusal: full });
    expect(side.asked.at(-1)).toBe("attachments.discard");
  });

  test("of a file that goes away meanwhile says that it cannot be read", async () => {
    const { call, asked } = otherSide();
    const whole = file("a.pdf", pdf(2 * MEGABYTE));
    const vanishing: StageableFile = {
      name: whole.name,
      size: whole.size,
      type: "",
      slice: (from = 0, to = 0) => (from === MEGABYTE ? new Blob([]) : whole.slice(from, to)),
    };
    expect(await stageFile(call, vanishing, never)).toEqual({ kind: "problem", problem: "file-unreadable" });
    expect(asked.at(-1)).toBe("attachments.discard");
  });
});

describe("the files that a field takes up", () => {
  const chosen = (name: string, size = 5) => ({ name, size });
  const there = (name: string, bytes = 5) => ({ name, bytes });

  test("are those that are not there yet, as far as there is room", () => {
    const { taken, left } = choose(
      [chosen("a"), chosen("b"), chosen("b"), chosen("a", 6), chosen("c")],
      [there("a"), there("x")],
      4,
    );
    expect(taken).toEqual([chosen("b"), chosen("a", 6)]);
    expect(left).toEqual([
      { file: chosen("a"), problem: "file-twice" },
      { file: chosen("b"), problem: "file-twice" },
      { file: chosen("c"), problem: "too-many-files" },
    ]);
  });

  test("show how far they are in whole hundredths", () => {
    expect(percentOf({ bytes: 3, done: 1 })).toBe(33);
    expect(percentOf({ bytes: 3, done: 3 })).toBe(100);
    expect(percentOf({ bytes: 3, done: 9 })).toBe(100);
    expect(percentOf({ bytes: 0, done: 0 })).toBe(0);
  });
});

test("pages and zoom stay within what there is", () => {
  expect([clampPage(0, 3), clampPage(4, 3), clampPage(2, 3)]).toEqual([1, 3, 2]);
  expect([zoomStep(1, 1), zoomStep(1, -1), zoomStep(4, 1), zoomStep(0.25, -1)]).toEqual([1.1, 0.9, 4, 0.25]);
});
