import { expect, test } from "vitest";
import type { DocumentOutput } from "../../main/documents/output";
import { AccessRecorder, accessOf } from "../../main/ipc/access-recorder";
import { createHandler } from "../../main/ipc/handlers";
import type { Session } from "../../main/session/session";
import { Refusal } from "../../shared/ipc/errors";

const detail = { applicant: { name: "Sri" } };

test("only what showed or gave out a person's data counts", () => {
  expect(accessOf("requests.detail", { id: "a" }, detail)).toEqual({
    way: "viewed",
    subject: "request/a",
    what: "detail",
  });
  expect(accessOf("requests.detail", { id: "a" }, { applicant: null })).toBeNull();
  expect(accessOf("documents.save", { document: { kind: "intake-receipt", id: "a" } }, { path: null })).toBeNull();
  expect(accessOf("documents.save", { document: { kind: "intake-receipt", id: "a" } }, { path: "/x" })).toMatchObject({
    way: "exported",
    what: "intake-receipt",
  });
  expect(accessOf("documents.print", { document: { kind: "register" } }, { printed: true })).toMatchObject({
    way: "printed",
    subject: "document/register",
  });
  expect(accessOf("documents.print", { document: { kind: "register" } }, { printed: false })).toBeNull();
  expect(accessOf("attachments.save-copy", { stream: "request/a", attachment: "b" }, { path: "/x" })).toMatchObject({
    way: "exported",
    subject: "request/a",
  });
  expect(accessOf("requests.page", {}, {})).toBeNull();
  const call = (masked: boolean) => accessOf("calls.detail", { id: "c" }, { row: { id: "c", masked } });
  expect(call(false)).toEqual({ way: "viewed", subject: "call/c", what: "detail" });
  expect(call(true)).toBeNull();
  expect(accessOf("calls.page", {}, {})).toBeNull();
});

test("is handed on once for ten minutes of looking, and no failure of it reaches the operator", async () => {
  let now = 0;
  const noted: unknown[] = [];
  const errors: unknown[] = [];
  const recorder = new AccessRecorder({
    now: () => now,
    logger: { warn: () => {}, error: (_what: string, error: unknown) => errors.push(error) },
  });
  let fails = false;
  const who = {
    operatorId: "sri",
    store: {
      identity: { code: "K1", origin: "K1.test", prefix: "K1" },
      executeMany: async (commands: readonly unknown[]) => {
        if (fails) throw new Error("disk-full");
        noted.push(...commands);
        return [];
      },
    },
  };
  const look = (operatorId = "sri") => recorder.note({ ...who, operatorId }, "requests.detail", { id: "a" }, detail);
  look();
  look();
  look("budi");
  now += 11 * 60_000;
  look();
  expect(noted).toHaveLength(3);
  fails = true;
  now += 11 * 60_000;
  look();
  await new Promise((resolve) => setImmediate(resolve));
  expect(errors).toHaveLength(1);
});

test("a masked number is given out once it is recorded why, and each time", async () => {
  const noted: unknown[] = [];
  let fails = false;
  const executeMany = async (commands: readonly unknown[]) => {
    if (fails) throw new Refusal("disk-full");
    noted.push(...commands);
    return [];
  };
  const store = { identity: { code: "K1", origin: "K1.test", prefix: "K1" }, executeMany };
  const logger = { warn: () => {}, error: () => {} };
  const shown = { number: "0812-3456-7890", raw: "" };
  const session = {
    require: () => ({ store: { query: async () => shown }, operatorId: "ani" }),
    atDesk: () => null,
    whoAsks: () => ({ store, operatorId: "ani" }),
  } as unknown as Session;
  const handle = createHandler(session, {} as DocumentOutput, new AccessRecorder({ now: () => 0, logger }));
  const unmask = () => handle("calls.unmask", { id: "c", reason: "Pelapor minta dihubungi" });
  expect(await unmask()).toEqual(shown);
  await unmask();
  const input = { way: "unmasked", subject: "call/c", what: "number", reason: "Pelapor minta dihubungi" };
  expect(noted).toEqual(Array(2).fill({ name: "access.record", input: { ...input, workstation: "K1" } }));
  fails = true;
  await expect(unmask()).rejects.toMatchObject({ code: "disk-full" });
});
