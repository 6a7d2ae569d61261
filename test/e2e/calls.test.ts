import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addOperator, answerTo, call, establish, PASSWORD, receive, requestInput, serviceId } from "./helpers/console";
import { type LaunchedSigap, launchSigap } from "./helpers/launch";

// What the page's bridge answers to whoever calls it with anything: always a typed refusal, never a fault.
describe("wrong calls", () => {
  let sigap: LaunchedSigap;
  let page: Page;

  beforeAll(async () => {
    sigap = await launchSigap();
    page = sigap.page;
  });
  afterAll(() => sigap?.close());

  const refusal = async (name: string, input: unknown) => {
    const answer = await answerTo(page, name, input);
    return answer.ok ? "accepted" : answer.error;
  };
  const logInAs = (login: string) => call(page, "session.login", { login, password: PASSWORD });

  test("before set-up there is nothing to ask for", async () => {
    expect(await refusal("requests.counts", {})).toMatchObject({ code: "setup-needed" });
    expect(await refusal("session.restore-backup", {})).toMatchObject({ code: "does-not-apply" });
    expect(await refusal("session.establish", { office: "atlantis" })).toMatchObject({
      code: "bad-input",
      fields: { office: expect.any(String) },
    });
    await establish(page);
    await addOperator(page, "meja", "Petugas", ["service-desk"]);
    await addOperator(page, "panggilan", "Petugas 112", ["call-taker"]);
    expect(
      await refusal("session.establish", {
        office: "klaten",
        workstation: "K2",
        administrator: { login: "lain", name: "Lain", password: "sandi-yang-lain" },
        passphrase: "frasa yang lain",
      }),
    ).toMatchObject({ code: "setup-done" });
  });

  test("without a login everything but the session is refused", async () => {
    await call(page, "session.logout", {});
    for (const name of ["requests.counts", "requests.receive", "operators.list", "drafts.get", "catalog.list"]) {
      const code = name === "requests.receive" || name === "drafts.get" ? /bad-input|not-logged-in/ : /not-logged-in/;
      expect(await refusal(name, {})).toMatchObject({ code: expect.stringMatching(code) });
    }
    expect(await refusal("session.lock", {})).toMatchObject({ code: "not-logged-in" });
    expect(
      await refusal("session.change-password", { current: PASSWORD, password: "sandi-baru-sekali" }),
    ).toMatchObject({
      code: "not-logged-in",
    });
  });

  test("unknown names, also those that every object has", async () => {
    await logInAs("meja");
    for (const name of ["requests.delete", "", "toString", "constructor", "__proto__", "hasOwnProperty"]) {
      expect(await refusal(name, {})).toMatchObject({ code: "unknown-name" });
    }
    for (const name of ["setup.establish", "operators.record-login", "operators.change-own-password"]) {
      expect(await refusal(name, {})).toMatchObject({ code: "unknown-name" });
    }
    // A name that is no text at all.
    const answer = await page.evaluate(() => Reflect.get(globalThis, "sigap").call({ name: "requests.counts" }, {}));
    expect(answer).toMatchObject({ ok: false, error: { code: "unknown-name" } });
  });

  test("bad input is named field by field", async () => {
    const good = await requestInput(page, 52);
    expect(await refusal("requests.receive", null)).toMatchObject({ code: "bad-input" });
    expect(await refusal("requests.receive", "text")).toMatchObject({ code: "bad-input" });
    expect(
      await refusal("requests.receive", {
        ...good,
        subject: " ",
        applicant: { ...good.applicant, nik: "3402093102900001", phone: "rumah" },
      }),
    ).toMatchObject({
      code: "bad-input",
      fields: { subject: "required", "applicant.nik": "nik-date", "applicant.phone": "phone" },
    });
    expect(await refusal("requests.receive", { ...good, receivedAt: Date.now() + 3_600_000 })).toMatchObject({
      code: "bad-input",
      fields: { receivedAt: expect.any(String) },
    });
    expect(await refusal("requests.receive", { ...good, requirements: [] })).toMatchObject({
      code: "bad-input",
      fields: { requirements: "requirements-answer" },
    });
    expect(await refusal("requests.page", { view: "mine" })).toMatchObject({ code: "bad-input" });
  });

  test("what does not exist, cannot run or has changed", async () => {
    const good = await requestInput(page, 52);
    expect(await refusal("requests.receive", { ...good, serviceId: "bantul-0" })).toMatchObject({ code: "not-found" });
    const unpublished = { ...good, serviceId: await serviceId(page, 27), limit: null, requirements: [] };
    expect(await refusal("requests.receive", unpublished)).toMatchObject({ code: "not-runnable" });
    expect(await refusal("requests.detail", { id: "none" })).toMatchObject({ code: "not-found" });
    const { id, version } = await receive(page, 52);
    expect(await refusal("requests.wait", { id, version: version + 7, message: "x" })).toMatchObject({ code: "stale" });
    expect(await refusal("requests.resume", { id, version, note: "" })).toMatchObject({ code: "does-not-apply" });
    const step = (await call(page, "requests.detail", { id })).current ?? "";
    expect(await refusal("requests.refuse", { id, version, step, reason: "x" })).toMatchObject({
      code: "not-your-step",
    });
  });

  test("what the role does not carry", async () => {
    const good = await requestInput(page, 52);
    const { id, version } = await receive(page, 52);
    await logInAs("panggilan");
    const refused: [string, unknown][] = [
      ["requests.receive", good],
      ["requests.wait", { id, version, message: "x" }],
      ["requests.add-note", { id, note: "x" }],
      ["requests.assign", { id, version, operator: null }],
      ["operators.list", {}],
      ["operators.create", { login: "baru", name: "Baru", roles: ["administrator"], password: "sandi-yang-baru" }],
      ["operators.set-roles", { id: "x", roles: ["administrator"] }],
    ];
    for (const [name, input] of refused) {
      expect([name, await refusal(name, input)]).toMatchObject([name, { code: "missing-permission" }]);
    }
    expect((await call(page, "requests.counts", {})).all).toBe(2);
  });

  test("nothing of all this counted as a fault of the app", () => {
    expect(sigap.output()).not.toMatch(/ error call /);
  });
});
