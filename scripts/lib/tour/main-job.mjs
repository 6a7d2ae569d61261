// The main job: a network fault from intake to handover, through the roles that take its steps.
import { fillAgency, handOver, logIn, openIntake, saveIntake, takeStep } from "./actions.mjs";

export const mainJobSteps = [
  {
    name: "demo-login",
    title: "The demo opens at its login screen, with one login per role",
    act: async ({ page }) => {
      await page.getByRole("heading", { name: "Masuk" }).waitFor();
      await page.getByText("Login peragaan").waitFor();
    },
  },
  {
    name: "queue",
    title: "The service desk logs in and sees the queue",
    act: async (context) => {
      await logIn(context, "service-desk");
      await context.page.getByRole("row").nth(5).waitFor();
    },
  },
  {
    name: "intake",
    title: "A network fault is received under Bantul 52, with its requirement and its promised date",
    act: async (context) => {
      const { page } = context;
      await openIntake(page, "52");
      await fillAgency(page, {
        name: "Sri Wahyuni",
        agency: "Kapanewon Sewon",
        phone: "0812-3456-7890",
        subject: "Internet kantor kapanewon mati sejak pagi",
      });
      await page.getByText("Dijanjikan selesai").first().waitFor();
    },
  },
  {
    name: "received",
    title: "It has its number",
    act: async (context) => {
      context.repair = await saveIntake(context.page);
    },
  },
  {
    name: "disposition",
    title: "The section head gives it to the team lead",
    act: (context) => takeStep(context, "section-head", context.repair, /Menugaskan Ketua Tim/),
  },
  {
    name: "repair",
    title: "The network team repairs it",
    act: (context) => takeStep(context, "noc-operator", context.repair, /Melakukan koordinasi dan perbaikan/),
  },
  {
    name: "report",
    title: "The team lead reports the repair",
    act: (context) => takeStep(context, "team-lead", context.repair, /Melaporkan hasil perbaikan jaringan/),
  },
  {
    name: "why",
    title: "Why this date? is told day by day",
    act: async ({ page }) => {
      await page.keyboard.press("w");
      await page.getByRole("dialog").getByRole("listitem").nth(2).waitFor();
    },
  },
  {
    name: "handed-over",
    title: "The service desk hands the work over and the request ends in time",
    act: (context) => handOver(context, context.repair),
  },
];
