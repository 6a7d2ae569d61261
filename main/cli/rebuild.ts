import { existsSync } from "node:fs";
import { lockFolder } from "../platform/lock";
import { asRefusal, isDamage } from "../store/failures";
import { Keyring } from "../store/keyring";
import { removeView } from "../store/opening";
import { buildView, replaceView, sameViews } from "../store/rebuild";
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
    const lock = lockFolder(paths.lock, context.clock.now().wall);
    const target = `${paths.view}.new`;
    try {
      const { officeKey } = await openFolder(context, paths, options);
      const keyring = Keyring.open(paths.keys, officeKey, context.random, false);
      const started = context.clock.now().mono;
      const mono = () => context.clock.now().mono;
      const built = (() => {
        try {
          return buildView(paths, target, keyring, progressOn(context.io, "Peristiwa dilipat", mono));
        } finally {
          keyring.close();
        }
      })();
      const seconds = Math.round(mono() - started) / 1000;
      const same = existsSync(paths.view) && isSame(paths.view, target);
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

/** A damaged old view, or one with other tables, is not the same; that is no failure of the new one. */
function isSame(old: string, built: string): boolean {
  try {
    return sameViews(old, built);
  } catch (error) {
    if (isDamage(error) || (error instanceof Error && /no such table|number of result columns/.test(error.message))) {
      return false;
    }
    throw error;
  }
}
