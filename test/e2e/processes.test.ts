import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Office } from "../../shared/domain/catalog/entry";
import { ROLES } from "../../shared/domain/operators/roles";
import { addOperator, establish, logIn, pictureOfFailure, receive } from "./helpers/console";
import { type LaunchedSigap, launchSigap } from "./helpers/launch";
import { find, handOver, seen, take } from "./helpers/work";

let sigap: LaunchedSigap;
let page: Page;

/** A console of an office with one operator for each role, and one who holds them all. */
function consoleOf(office: Office): void {
  beforeAll(async () => {
    sigap = await launchSigap();
    page = sigap.page;
    await establish(page, office);
    for (const role of ROLES.slice(1)) await addOperator(page, role, `Operator ${role}`, [role]);
    await addOperator(page, "semua", "Operator semua peran", ROLES.slice(1));
    await page.reload();
  });
  afterEach((context) => pictureOfFailure(page, context.task));
  afterAll(() => sigap?.close());
}

describe("Klaten", () => {
  consoleOf("klaten");

  test("5: a CSIRT incident from the report to the handover", async () => {
    await logIn(page, "service-desk");
    const { id, number } = await receive(page, 5, { subject: "Halaman depan situs desa diubah" });
    await find(page, number);
    expect((await seen(page, id)).register).toBe("incidents");
    // The incident's minimum report (Peraturan BSSN 1/2024 article 15) has a sheet of its own.
    await page
      .getByText(/laporan insiden/i)
      .first()
      .waitFor();
    while ((await seen(page, id)).current !== null) await take(page, id);
    expect(await handOver(page, id)).toMatch(/^\w{4}-\w{4}$/);
    expect((await seen(page, id)).row.deadline.state).toBe("met");
  });

  test("11: the loss letter is handed over only when its fee is paid", async () => {
    await logIn(page, "service-desk");
    const { id, number } = await receive(page, 11, { subject: "Surat kehilangan STNK AD 1234 XX" });
    await find(page, number);
    while ((await seen(page, id)).current !== null) await take(page, id);
    await page
      .getByText(/Rp\s?40\.000/)
      .first()
      .waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("b");
    await page.getByRole("dialog").waitFor();
    await page.getByLabel("Nomor bukti pembayaran").fill("KW-2026-001");
    await page.keyboard.press("Control+Enter");
    await expect.poll(async () => (await seen(page, id)).feePaid?.amount).toBe(40_000);
    await handOver(page, id);
  });
});

describe("Pasuruan", () => {
  consoleOf("pasuruan");

  test("4: a network fault from the report to the handover", async () => {
    await logIn(page, "service-desk");
    const { id, number } = await receive(page, 4, { subject: "LAN kantor kecamatan mati" });
    await find(page, number);
    while ((await seen(page, id)).current !== null) await take(page, id);
    await handOver(page, id);
    expect((await seen(page, id)).row.deadline.state).toBe("met");
  });
});

describe("Bantul 65: a complaint about data", () => {
  consoleOf("bantul");

  const BRANCHES: readonly { name: string; outcomes: readonly string[] }[] = [
    { name: "that needs no producer of the data", outcomes: ["normative"] },
    { name: "that the team settles", outcomes: ["team", "settled"] },
    { name: "that an agency settles after the team", outcomes: ["team", "agency", "settled"] },
    { name: "that goes to the forum, with a letter sent back once", outcomes: ["forum", "", "returned", ""] },
  ];

  for (const { name, outcomes } of BRANCHES) {
    test(name, async () => {
      await logIn(page, "semua");
      const { id, number } = await receive(page, 65, { subject: `Data penduduk ganda (${name})` });
      await find(page, number);
      for (const outcome of outcomes) await take(page, id, outcome === "" ? null : outcome, "Surat belum lengkap");
      while ((await seen(page, id)).current !== null) await take(page, id);
      await handOver(page, id);
      const done = await seen(page, id);
      const taken = done.steps.flatMap((step) => step.records.map((record) => ({ step: step.id, how: record.how })));
      expect(done.conflicts).toEqual([]);
      if (outcomes.includes("returned")) expect(taken.some(({ how }) => how === "returned")).toBe(true);
      // What lies beside the chosen branch is shown as not taken.
      if (outcomes[0] === "normative")
        expect(done.steps.find(({ id: step }) => step === "s9")?.state).toBe("not-taken");
    });
  }
});
