import type { session as indonesian } from "../id/session";
import type { Texts } from "../types";

export const session: Texts<typeof indonesian> = {
  setup: {
    title: "Set up Sigap on this computer",
    intro: "The data folder is empty. Fill this in once; the console is ready right after.",
    office: "Office",
    officeHint: "The catalog of service standards, the time zone and the office hours follow it.",
    workstation: "Workstation code",
    workstationHint: "A short code such as K1. It is part of request numbers; give every computer its own.",
    administrator: "First administrator",
    administratorHint: "Manages the operators and this workstation. Other operators are made after login.",
    name: "Full name",
    login: "Login",
    loginHint: "Small letters, for example sri.wahyuni",
    password: "Password",
    passwordHint: "At least 8 characters; a long phrase is better.",
    passwordAgain: "Password, once more",
    passphrase: "Office passphrase",
    passphraseAgain: "Office passphrase, once more",
    passphraseWhy:
      "Personal data is encrypted with the office key. This passphrase wraps that key: it is needed to restore a backup on another computer. Write it down and keep it in a safe; without it nobody can read the personal data in a backup.",
    keyStoreFound:
      "A system key store was found. The office key is kept there, so that the passphrase is not asked for at every start.",
    keyStoreMissing:
      "This computer has no system key store. Only the passphrase protects the office key, and it is asked for at every start.",
    submit: "Set up and log in",
    working: "Setting up …",
    section: { office: "Office and workstation", administrator: "First administrator", passphrase: "Office key" },
  },
  unlockKey: {
    refused: "Not opened",
    title: "Open the office key",
    text: "This computer uses no system key store. Enter the office passphrase so that the data can be read.",
    passphrase: "Office passphrase",
    submit: "Open",
    demo: "Demonstration folder: the passphrase is “demo”.",
  },
  login: {
    refused: "Not logged in",
    title: "Log in",
    login: "Login",
    password: "Password",
    submit: "Log in",
    working: "Checking …",
    demoTitle: "Demonstration logins",
    demoText: "This folder holds demonstration data. Choose a role by its number key to log in at once.",
    wait: "Wait {{seconds}} seconds before the next try.",
    forgotten: "Forgot the password? An administrator can set a new one.",
    clock: {
      title: "The computer's clock looks wrong",
      text: "The computer's clock says {{now}}, but the last entry here was made {{last}}. Set the clock right, then log in again. If this clock is right, go on.",
      confirm: "This clock is right, log in",
    },
  },
  locked: {
    refused: "Not unlocked",
    title: "Screen locked",
    text: "What you were typing is still there behind this screen.",
    password: "Password of {{name}}",
    submit: "Unlock",
    other: "Log in as another operator",
    otherHint: "What is not saved on this screen is lost, except for drafts.",
  },
  blocked: {
    notRestored: "Not restored",
    title: "Sigap cannot open the data",
    problem: {
      "log-damaged": {
        title: "The event log is damaged",
        text: "The log file did not pass its check, so Sigap writes nothing more to it.",
        todo: "Restore the last backup, or ask an administrator before anything is done to the data folder.",
      },
      "log-foreign": {
        title: "The log was changed without the office's key",
        text: "An event was added, changed, moved or removed without the office's key, that is, not by Sigap. Sigap does not use this log and deletes nothing of it.",
        todo: "Tell an administrator. Sigap can go on with the genuine events; the log as it is now is set aside to be looked into.",
      },
      "log-newer": {
        title: "The data was made by a newer Sigap",
        text: "This version does not know the form of the log in the data folder and leaves it closed.",
        todo: "Update Sigap on this computer. The data has not changed.",
      },
      "keys-lost": {
        title: "Keys of the operators are lost",
        text: "keys.db is older than the record, or damaged: the keys of every operator who could log in are missing from it. The data have not changed.",
        todo: "Bring the keys back from a backup of the keys, or from a newer keys.db: the command keys restore. With neither, make a new administrator with the office passphrase: the command restore-administrator.",
      },
      "office-key-lost": {
        title: "The office key is lost",
        text: "This folder holds an office's data, but office-key.json is missing or damaged and no copy of it can be read. Sigap makes no new key: what is there could never be read with it.",
        todo: "Put office-key.json back into the data folder, or restore into a new folder from the backups of the log and of the keys.",
      },
      "office-key-other": {
        title: "Another office's key",
        text: "Not one event in this folder was written with the office key that was opened.",
        todo: "Put this folder's own office-key.json back and start Sigap again. The data is unchanged.",
      },
      "data-folder-in-use": {
        title: "The data folder is in use",
        text: "Another Sigap on this computer has opened the same data folder.",
        todo: "Use the window that is open, or close it and start Sigap again.",
      },
      "disk-full": {
        title: "The disk is full",
        text: "There is no space to write the log.",
        todo: "Free some space on the disk of the data folder, then start Sigap again.",
      },
      "wrong-passphrase": {
        title: "Wrong passphrase",
        text: "The office key does not open with that passphrase.",
        todo: "Start Sigap again with the right passphrase.",
      },
      other: {
        title: "The store cannot be opened",
        text: "Sigap stopped before writing anything.",
        todo: "Close Sigap and start it again. If it repeats, note the details below and tell an administrator.",
      },
    },
    setAside: "The damaged file was set aside, not deleted:",
    holder: "In use by {{user}} on {{host}} (process {{pid}}).",
    since: "Opened {{time}}.",
    param: {
      reason: "Reason",
      folder: "Folder",
      message: "Message",
      found: "Version found",
      known: "Version known",
      origin: "Origin",
      seq: "Event number",
      streams: "Files without their key",
    },
    /** What is wrong with the first event that the office's key does not cover. */
    reason: {
      hash: "its content changed after it was written",
      chain: "it does not follow the event before it",
      gap: "an event before it is missing",
      foreign: "written or changed without the office's key",
      cut: "missing from the end of its chain",
      head: "not recorded as the end of its chain",
    },
    details: "Details",
    lastBackup: "Last backup",
    noBackup: "No backup is known on this computer.",
    restore: "Restore the last backup",
    restoring: "Restoring …",
    restoreTitle: "Restore the last backup?",
    restoreText:
      "The log is built from the backup, and from what was recorded after it as far as the damaged file can still be read; the rest is not in it. The damaged file is kept.",
    keepOwn: "Go on with the genuine events",
    keepOwnTitle: "Go on with the genuine events?",
    keepOwnText:
      "The log is built from all that the office's key covers, and from the last backup where there is one. Numbers given afterwards begin differently. The log as it is now is kept to be looked into.",
    noBackupTodo:
      "Do not change the data folder. Look for a backup kept elsewhere and restore it with the restore command, or ask an administrator.",
    quit: "Close Sigap",
  },
};
