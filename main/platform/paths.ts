import { join } from "node:path";

/** Where each file of a data folder lies. */
export interface DataPaths {
  folder: string;
  log: string;
  view: string;
  keys: string;
  drafts: string;
  /** The folder of sealed files. */
  attachments: string;
  officeKey: string;
  lock: string;
  viewState: string;
  /** Lies in a folder that a restore has not finished. */
  restoring: string;
  /** What is known of the log's chains. */
  logCheck: string;
  backups: string;
  demo: string;
  window: string;
  /** What went wrong, without personal data. */
  appLog: string;
}

export function dataPaths(folder: string): DataPaths {
  return {
    folder,
    log: join(folder, "log.db"),
    view: join(folder, "view.db"),
    keys: join(folder, "keys.db"),
    drafts: join(folder, "drafts.db"),
    attachments: join(folder, "attachments"),
    officeKey: join(folder, "office-key.json"),
    lock: join(folder, "lock.db"),
    viewState: join(folder, "closed.json"),
    restoring: join(folder, "restoring"),
    logCheck: join(folder, "log-check.json"),
    backups: join(folder, "backups.json"),
    demo: join(folder, "demo.json"),
    window: join(folder, "window.json"),
    appLog: join(folder, "sigap.log"),
  };
}
