import { expect, test } from "vitest";
import { answerCall, type RegisterOptions } from "../../main/ipc/register";
import { contract } from "../../shared/ipc/contract";
import { Refusal } from "../../shared/ipc/errors";
import { aRequest } from "../helpers/store";

const handled: string[] = [];
const options: RegisterOptions = {
  isTrusted: () => true,
  handle: async (name) => {
    handled.push(name);
    return { id: "r", version: 1, number: "K1-2026-00001" };
  },
  logger: { error: () => {}, warn: () => {} },
};

test("passes a right call on and answers with its parsed output", async () => {
  const reply = await answerCall("requests.receive", aRequest(), true, options);
  expect(reply).toEqual({ ok: true, value: { id: "r", version: 1, number: "K1-2026-00001" } });
});

test.each(["nothing.like-this", "constructor", "__proto__", "toString", "", 7, null])(
  "refuses the name %s without looking further",
  async (name) => {
    expect(await answerCall(name, {}, true, options)).toMatchObject({ ok: false, error: { code: "unknown-name" } });
  },
);

test("refuses a call from another frame or page before its input is read", async () => {
  const before = handled.length;
  expect(await answerCall("session.status", {}, false, options)).toMatchObject({ error: { code: "wrong-sender" } });
  expect(handled.length).toBe(before);
});

test("names every field of a bad input", async () => {
  const input = aRequest();
  const reply = await answerCall(
    "requests.receive",
    { ...input, subject: " ", applicant: { ...input.applicant, nik: "3402087013900001", phone: "12" } },
    true,
    options,
  );
  expect(reply).toMatchObject({
    ok: false,
    error: {
      code: "bad-input",
      fields: { subject: "required", "applicant.nik": "nik-date", "applicant.phone": "phone" },
    },
  });
});

test("drops what the contract does not name", async () => {
  let got: unknown;
  await answerCall("requests.detail", { id: "r", extra: "../../etc" }, true, {
    ...options,
    handle: async (_name, input) => {
      got = input;
      throw new Refusal("not-found", { id: "r" });
    },
  });
  expect(got).toEqual({ id: "r" });
});

test("tells a refusal by its code and hides what went wrong inside", async () => {
  const refused = { ...options, handle: () => Promise.reject(new Refusal("stale", { number: "K1-1" })) };
  expect(await answerCall("session.status", {}, true, refused)).toMatchObject({
    error: { code: "stale", params: { number: "K1-1" } },
  });
  const failed = { ...options, handle: () => Promise.reject(new Error("secret path /home/x")) };
  const reply = await answerCall("session.status", {}, true, failed);
  expect(reply).toEqual({ ok: false, error: { code: "internal", params: {}, fields: {} } });
});

test("an answer that does not fit the contract is an internal error, not a half-right screen", async () => {
  const wrong = { ...options, handle: async () => ({ rows: "none" }) };
  expect(await answerCall("requests.page", pageOf(), true, wrong)).toMatchObject({ error: { code: "internal" } });
});

test("every command and query of the contract asks for a permission", () => {
  const open = Object.entries(contract).filter(([, call]) => call.permission === null);
  expect(open.map(([name]) => name).sort()).toEqual([
    "session.establish",
    "session.login",
    "session.restore-backup",
    "session.status",
    "session.unlock",
    "session.unlock-key",
  ]);
});

function pageOf() {
  return {
    view: "all",
    search: "",
    sort: "due",
    descending: false,
    after: null,
    limit: 50,
    filters: { serviceId: null, section: null, status: null, channel: null, receivedFrom: null, receivedTo: null },
  };
}
