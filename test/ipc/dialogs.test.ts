import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { DocumentOutput } from "../../main/documents/output";
import { attachmentHandlers } from "../../main/ipc/attachments";
import { documentHandlers } from "../../main/ipc/documents";
import type { StoreClient } from "../../main/workers/client";
import { Refusal } from "../../shared/ipc/errors";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sigap-dialogs-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const receipt = { kind: "intake-receipt", id: "a" } as const;
const composed = {
  kind: "intake-receipt",
  title: "Tanda terima",
  subtitle: "",
  paper: "A4",
  letterhead: null,
  blocks: [],
  footer: "",
  name: "Tanda terima",
};

/** A console whose operator may change while a dialog is open; `during` happens then. */
function consoleWith(during: (who: { operator: string | null; locked: boolean }) => void, kept = "foto.jpg") {
  const who = { operator: "sri" as string | null, locked: false };
  const asked: string[] = [];
  const written: string[] = [];
  const path = join(folder, "berkas.pdf");
  const offered: string[] = [];
  const store = {
    query: async (_name: string, _input: unknown, operatorId: string) => {
      asked.push(operatorId);
      return composed;
    },
    workAsMain: async (name: string, _input: unknown, operatorId: string) => {
      if (name === "attachments.write-copy") written.push(operatorId);
      return { name: kept };
    },
  } as unknown as StoreClient;
  const left = new AbortController();
  const session = {
    require: () => {
      if (who.operator === null) throw new Refusal("not-logged-in");
      if (who.locked) throw new Refusal("locked");
      return { store, operatorId: who.operator };
    },
    presence: () => left.signal,
  };
  const output: DocumentOutput = {
    pdf: async () => new Uint8Array([1]),
    print: async (_document, until) => {
      during(who);
      left.abort(new Refusal("locked"));
      until.throwIfAborted();
      return true;
    },
    chooseFile: async (name) => {
      offered.push(name);
      during(who);
      return path;
    },
  };
  return {
    asked,
    offered,
    written,
    path,
    ...documentHandlers(session, output),
    ...attachmentHandlers(session, output),
  };
}

const saves = ["documents.save", "attachments.save-copy"] as const;
const save = (opened: ReturnType<typeof consoleWith>, name: (typeof saves)[number]) =>
  name === "documents.save"
    ? opened[name]({ document: receipt })
    : opened[name]({ stream: "request/a", attachment: "b" });

test("the operator who opened the dialog gets what it shows after it was confirmed", async () => {
  const opened = consoleWith(() => {});
  for (const name of saves) expect(await save(opened, name)).toEqual({ path: opened.path });
  expect(existsSync(opened.path)).toBe(true);
  // Once for the name, and once for what is written.
  expect(opened.asked).toEqual(["sri", "sri"]);
  expect(opened.written).toEqual(["sri"]);
});

describe.each(saves)("%s", (name) => {
  test.each([
    ["locked", { operator: "sri", locked: true }],
    ["not-logged-in", { operator: null, locked: false }],
    ["not-logged-in", { operator: "budi", locked: false }],
  ] as const)("a dialog confirmed when the console is %s (%j) writes nothing", async (code, then) => {
    const opened = consoleWith((who) => Object.assign(who, then));
    await expect(save(opened, name)).rejects.toMatchObject({ code });
    expect(existsSync(opened.path)).toBe(false);
    expect(opened.asked.filter((operator) => operator !== "sri")).toEqual([]);
    expect(opened.written).toEqual([]);
  });
});

test("a program that was kept under a name of before is offered under one that runs nothing", async () => {
  for (const [kept, offered] of [
    ["laporan.bat.", "laporan.bat_"],
    ["foto.jpg", "foto.jpg"],
  ] as const) {
    const opened = consoleWith(() => {}, kept);
    await save(opened, "attachments.save-copy");
    expect(opened.offered).toEqual([offered]);
  }
});

test("a print dialog ends when its operator leaves", async () => {
  const opened = consoleWith(() => {});
  await expect(opened["documents.print"]({ document: receipt })).rejects.toMatchObject({ code: "locked" });
});
