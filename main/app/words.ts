import type { MessageBoxOptions } from "electron";

/** What is said where no page can say it, in both languages: which one the operator reads is known to the page alone. */
export const crashQuestion: MessageBoxOptions = {
  type: "error",
  title: "Sigap",
  message: "Jendela Sigap berkali-kali berhenti. / Sigap's window keeps stopping.",
  detail:
    "Yang sudah disimpan aman, dan isian setengah jadi tersimpan sementara. Muat ulang sekali lagi, atau keluar dan hubungi administrator.\n\n" +
    "What was saved is safe, and half-typed forms are kept. Load it once more, or quit and call the administrator.",
  buttons: ["Muat ulang / Reload", "Keluar / Quit"],
  defaultId: 0,
  cancelId: 0,
  noLink: true,
};
