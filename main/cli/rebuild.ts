import { existsSync } from "node:fs";
import { FEATURES } from "../features/index";
import { lockFolder } from "../platform/lock";
import { viewKeyOf } from "../platform/office-key";
import type { DataPaths } from "../platform/paths";
import { openLogForReading } from "../store/backup/backup-files";
import { asRefusal, isDamage } from "../store/failures";
import { FeatureSet } from "../store/feature-set";
import { Keyring } from "../store/log/keyring";
import { removeView } from "../store/log/opening";
import { Store } from "../store/store";
import { buildView, replaceView, sameViews } from "../store/view/rebuild";
import { ACCESS_HELP, ACCESS_OPTIONS, existingFolder, openFolder } from "./access";
import { readOptions } from "./options";
import { progressOn } from "./progress";
import { answer, type Verb } from "./verb";

/** `rebuild`: folds the whole log into a new view.db beside the one in use, compares the two, and puts it in its place. */
export const rebuild: Verb = {
  name: "rebuild",
  summary: "bangun ulang view.db dari log",
  help: `rebuild --data DIR [--json]

Membangun ulang tampilan (view.db) dari log dan membandingkan barisnya dengan yang lama. Tutup Sigap lebih dahulu.

  --data DIR                folder data
${ACCESS_HELP}
  --json                    cetak {streams, events, seconds, same}

Contoh: rebuild --data /srv/sigap`,
  async run(args, context) {
    const options = readOptions(args, { data: { type: "string" }, ...ACCESS_OPTIONS });
    const paths = existingFolder(options.data);
    const { clock, random } = context;
    const { officeKey } = await openFolder(context, paths, options);
    if (isLogOlder(paths, viewKeyOf(officeKey))) {
      // Only the old view still knows what was issued since: the writer goes on under a new origin before it is gone.
      Store.open({ paths, officeKey, clock, random, features: FEATURES }).close();
      context.io.err("Log ini lebih lama daripada tampilannya. Nomor baru memakai awalan lain agar tidak terulang.\n");
    }
    const lock = lockFolder(paths.lock, clock.now().wall);
    const target = `${paths.view}.new`;
    try {
      const keyring = Keyring.open(paths.keys, officeKey, random, false);
      const started = clock.now().mono;
      const mono = () => clock.now().mono;
      const built = (() => {
        try {
          return buildView(
            paths,
            target,
            keyring,
            new FeatureSet(FEATURES),
            progressOn(context.io, "Peristiwa dilipat", mono),
          );
        } finally {
          keyring.close();
        }
      })();
      const seconds = Math.round(mono() - started) / 1000;
      const same = existsSync(paths.view) && isSame(paths.view, target, viewKeyOf(officeKey));
      replaceView(paths, target);
      const result = { streams: built.streams, events: built.events, seconds, same };
      answer(context, options.json, result, [
        `${built.events} peristiwa dari ${built.streams} aliran dilipat dalam ${seconds} detik.`,
        same ? "Barisnya sama dengan tampilan yang lama." : "Tampilan yang lama berbeda atau rusak dan sudah diganti.",
      ]);
      return 0;
    } catch (error) {
      removeView(target);
      throw asRefusal(error, paths.folder);
    } finally {
      lock.release();
    }
  },
};

/** Whether the log lacks what this workstation wrote last, as after an older copy of the file was put in its place. */
function isLogOlder(paths: DataPaths, key: string): boolean {
  if (!existsSync(paths.view)) return false;
  const log = openLogForReading(paths.log);
  try {
    log.attach("view", paths.view, key);
    const unknown = log.rawGet(
      `SELECT 1 FROM view.applied AS applied JOIN meta ON meta.key = 'origin' AND meta.value = applied.origin
       WHERE NOT EXISTS (SELECT 1 FROM main.events AS e
         WHERE e.origin = applied.origin AND e.origin_seq = applied.seq AND e.hash = applied.hash)`,
    );
    return unknown !== undefined;
  } catch (error) {
    if (isUnlikeAView(error)) return false;
    throw error;
  } finally {
    log.close();
  }
}

/** A file that is damaged, or holds other tables than this version's views. */
function isUnlikeAView(error: unknown): boolean {
  const text = error instanceof Error ? error.message : "";
  return isDamage(error) || /no such (table|column)|number of result columns/.test(text);
}

/** A damaged old view, or one with other tables, is not the same; that is no failure of the new one. */
function isSame(old: string, built: string, key: string): boolean {
  try {
    return sameViews(old, built, key, new FeatureSet(FEATURES));
  } catch (error) {
    if (isUnlikeAView(error)) return false;
    throw error;
  }
}
