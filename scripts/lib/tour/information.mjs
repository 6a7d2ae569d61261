// Public information under Bantul 38: extended in writing, objected to, and kept in the register.
import { check, detail, fieldOf, logIn, openIntake, saveIntake, typedDay } from "./actions.mjs";

const NOTICE = "045/217/PPID";
const sheets = (page) => page.getByRole("region", { name: "Register dan lembarnya" });

export const informationSteps = [
  {
    name: "information-received",
    title: "Public information is asked for under Bantul 38",
    act: async (context) => {
      const { page } = context;
      await logIn(context, "service-desk");
      await openIntake(page, "38");
      await fieldOf(page, "Nama pemohon").fill("Retno Handayani");
      await fieldOf(page, "NIK").fill("3402 0954 0290 0001");
      await fieldOf(page, "Telepon / WhatsApp").fill("0813-2847-1190");
      await fieldOf(page, "Perihal").fill("Anggaran internet kapanewon 2026");
      await fieldOf(page, "Informasi yang diminta").fill("Rincian anggaran internet tiap kapanewon tahun 2026");
      await fieldOf(page, "Tujuan penggunaan informasi").fill("Penelitian tentang layanan publik");
      context.information = await saveIntake(page);
      await page.keyboard.press("o");
      await page.getByRole("heading", { level: 1, name: context.information }).waitFor();
    },
  },
  {
    name: "information-extended",
    title: "Its limit is extended with a written notice; the promised date stays beside the new one",
    act: async ({ page }) => {
      const before = (await detail(page)).row.deadline;
      await page.keyboard.press("e");
      const dialog = page.getByRole("dialog", { name: /^Perpanjang jangka waktu/ });
      await dialog.getByRole("combobox", { name: "Dasar" }).click();
      await page.getByRole("option", { name: "Informasi belum dikuasai atau belum didokumentasikan" }).click();
      await fieldOf(page, "Nomor pemberitahuan tertulis").fill(NOTICE);
      await fieldOf(page, "Tanggal pemberitahuan tertulis").fill(typedDay(Date.now()));
      await fieldOf(page, "Alasan perpanjangan").fill("Dokumen masih dihimpun dari kapanewon");
      await page.keyboard.press("Control+Enter");
      await dialog.waitFor({ state: "hidden" });
      await page.getByText("Sudah dipakai; hanya dapat satu kali.").waitFor();
      const after = (await detail(page)).row.deadline;
      check(after.due > before.due, "the due time did not move");
      check(after.promised === before.due, "the promised date is gone");
    },
  },
  {
    name: "information-why",
    title: "Why this date? counts the working days of both parts",
    act: async ({ page }) => {
      await page.keyboard.press("w");
      const why = page.getByRole("dialog", { name: /^Mengapa tanggal ini\?/ });
      await why.getByText("Jatuh tempo berubah dari yang dijanjikan: jangka waktu diperpanjang.").waitFor();
      await why.getByRole("listitem").nth(16).waitFor();
    },
  },
  {
    name: "objection",
    title: "An objection is recorded and has its own 30 working days",
    act: async ({ page }) => {
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "hidden" });
      await page.keyboard.press("i");
      await page.getByRole("dialog", { name: "Isi lembar register" }).waitFor();
      await page.keyboard.press("2");
      await page.getByRole("dialog", { name: "Keberatan" }).waitFor();
      await fieldOf(page, "Tanggal keberatan diterima").fill(typedDay(Date.now()));
      await fieldOf(page, "Nomor pendaftaran keberatan").fill("001/KEB/PPID");
      await page.getByRole("checkbox", { name: /^f\. biaya yang dikenakan tidak wajar/ }).check();
      await page.getByText("Pemohon sendiri", { exact: true }).click();
      await page.keyboard.press("Control+Enter");
      const clock = sheets(page).getByRole("listitem").filter({ hasText: "UU 14/2008 Ps. 36 ayat (2)" });
      await clock.getByText(/^sampai /).waitFor();
      await clock.scrollIntoViewIfNeeded();
    },
  },
  {
    name: "objection-why",
    title: "The objection's date is told day by day, too",
    act: async ({ page }) => {
      const clock = sheets(page).getByRole("listitem").filter({ hasText: "UU 14/2008 Ps. 36 ayat (2)" });
      await clock.getByRole("button", { name: "Mengapa tanggal ini?" }).press("Enter");
      const why = page.getByRole("dialog", { name: "Tanggapan Atasan PPID: mengapa tanggal ini?" });
      await why.getByRole("listitem").nth(30).waitFor();
    },
  },
  {
    name: "register",
    title: "The register of public information has the law's 16 columns and the clocks beside them",
    act: async ({ page }) => {
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "hidden" });
      await page.keyboard.press("Control+3");
      await page.getByRole("heading", { level: 1, name: "Register" }).waitFor();
      await page.keyboard.press("1");
      await page.getByText("Tahun", { exact: true }).click();
      const grid = page.getByRole("grid", { name: "Informasi publik" });
      await grid.getByRole("row").nth(3).waitFor();
      const heads = await grid.getByRole("columnheader").allInnerTexts();
      check(heads.length === 17, `${heads.length} columns: ${heads.join(", ")}`);
      await grid.getByText("Retno Handayani").first().waitFor();
    },
  },
  {
    name: "register-objections",
    title: "Objections have a register of their own",
    act: async ({ page }) => {
      await page.keyboard.press("2");
      const grid = page.getByRole("grid", { name: "Keberatan" });
      await grid.getByText("001/KEB/PPID").first().waitFor();
    },
  },
];
