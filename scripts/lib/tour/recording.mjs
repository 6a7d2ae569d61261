// A CCTV recording: a file attached at intake, the receipt, three approvals.
import { check, detail, fillAgency, handOver, openIntake, saveIntake, takeStep } from "./actions.mjs";
import { letter } from "./letter.mjs";

const FILE = "Surat permohonan Polsek Kasihan.pdf";

export const recordingSteps = [
  {
    name: "recording-attached",
    title: "A CCTV recording is asked for under Bantul 53, the police's letter attached",
    act: async ({ page }) => {
      await page.keyboard.press("q");
      await openIntake(page, "53");
      await fillAgency(page, {
        name: "Bambang Sutrisno",
        agency: "Polsek Kasihan",
        phone: "(0274) 367509",
        subject: "Rekaman CCTV simpang Madukismo",
      });
      const chosen = page.waitForEvent("filechooser");
      await page.getByRole("button", { name: "Pilih berkas" }).focus();
      await page.keyboard.press("Enter");
      await (await chosen).setFiles({ name: FILE, mimeType: "application/pdf", buffer: letter() });
      // Until it is stored: only then can it be taken away again.
      await page.getByRole("button", { name: `Hapus ${FILE}` }).waitFor();
    },
  },
  {
    name: "receipt",
    title: "Its receipt is shown as the PDF that the applicant gets",
    act: async (context) => {
      const { page } = context;
      context.recording = await saveIntake(page);
      await page.keyboard.press("o");
      await page.getByRole("heading", { level: 1, name: context.recording }).waitFor();
      await page.getByRole("region", { name: "Surat dan lembar" }).waitFor();
      await page.keyboard.press("d");
      const dialog = page.getByRole("dialog", { name: /^Tanda terima/ });
      await dialog.locator("canvas").first().waitFor();
      await dialog.getByText("TANDA TERIMA PERMOHONAN").first().waitFor({ state: "attached" });
    },
  },
  {
    name: "attachment",
    title: "The letter opens inside the console",
    act: async ({ page }) => {
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "hidden" });
      const { attachments } = await detail(page);
      check(attachments.length === 1, `${attachments.length} files instead of one`);
      await page.keyboard.press("v");
      await page.keyboard.press("Enter");
      const viewer = page.getByRole("dialog", { name: FILE });
      await viewer.locator("canvas").first().waitFor();
      await viewer.getByText("Rekaman CCTV simpang Madukismo").first().waitFor({ state: "attached" });
    },
  },
  {
    name: "recording-steps",
    title: "It goes down to the CCTV team, which finds the recording",
    act: async (context) => {
      await takeStep(context, "head", context.recording, /mendisposisikan/i);
      await takeStep(context, "section-head", context.recording, /menyampaikan permohonan kepada Ketua Tim/i);
      await takeStep(context, "team-lead", context.recording, /menugaskan Pengelola Jaringan CCTV/i);
      await takeStep(context, "noc-operator", context.recording, /mengecek ketersediaan/);
    },
  },
  {
    name: "recording-approvals",
    title: "Team lead, section head and head approve it, in the decree's order",
    act: async (context) => {
      await takeStep(context, "team-lead", context.recording, /persetujuan pertama/);
      await takeStep(context, "section-head", context.recording, /Memberikan persetujuan/);
      await takeStep(context, "head", context.recording, /persetujuan akhir/);
    },
  },
  {
    name: "recording-handed-over",
    title: "The recording is handed over",
    act: (context) => handOver(context, context.recording),
  },
];
