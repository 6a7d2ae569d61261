import type { components as indonesian } from "../id/components";
import type { Texts } from "../types";

export const components: Texts<typeof indonesian> = {
  title: "Components",
  intro: "All shared components in both themes, with sample values. New screens are built from these.",
  dark: "Dark theme",
  light: "Light theme",
  section: {
    colours: "Colours and tones",
    type: "Type and numbers",
    buttons: "Buttons and keys",
    status: "Status and messages",
    deadlines: "Deadlines",
    days: "Day by day",
    steps: "Steps",
    timeline: "Timeline and facts",
    table: "Queue table",
    tableEmpty: "Empty and loading table",
    person: "Person, phone, NIK, place",
    time: "Time and date",
    choices: "Choices and text",
    files: "Files",
    viewer: "File viewer",
    checklist: "Requirements",
    errors: "Form errors",
    dialogs: "Dialog and notice",
  },
  openDialog: "Open a dialog",
  showNotice: "Show a notice",
};
