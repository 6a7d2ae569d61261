import type { Stream } from "../../features/feature";
import type { Database } from "../database";
import type { FeatureSet } from "../feature-set";
import type { EventLog } from "../log/eventlog";
import type { Keyring } from "../log/keyring";
import { StreamLoader } from "../log/streams";
import { putFlags } from "./flags";
import { judgeKind } from "./judgement";
import { Projector } from "./projector";

/**
 * Writes the rows of those who can log in anew from the log: their roles and password hashes are what the sealed log
 * says, whatever stands in view.db. Of a long stream only the end is folded, onto a state that this console sealed.
 *
 * What is left: view.db is encrypted, but its pages carry no seal. Somebody who writes to the folder while Sigap is open
 * could put an older page of it back under the readers, which counts until the row is written again or Sigap starts anew.
 */
export function foldWhoGetsIn(database: Database, log: EventLog, keyring: Keyring, features: FeatureSet): void {
  const letIn = features.streams.filter(({ letsIn }) => letsIn !== undefined);
  // What a workstation wrote itself was checked by its commands: there is something to judge only where others wrote too.
  const isShared = hasOtherAuthors(log);
  const judged = new Set(isShared ? letIn.flatMap(({ judgedBy }) => judgedBy ?? []) : []);
  const projector = new Projector(database, features, features.features.reference(database));
  const loader = new StreamLoader(database, log, keyring, features);
  const position = log.lastPosition();
  database.transaction(() => {
    for (const stream of features.streams) {
      if (!letIn.includes(stream) && !judged.has(stream.kind)) continue;
      const names = log.namesOf(stream.kind);
      removeOthers(database, features, stream, names);
      for (const name of names) {
        const loaded = loader.load(name);
        const { first, state, lost, flagged } = loaded;
        if (!first) continue;
        if (flagged) putFlags(database, name, flagged);
        projector.project(stream, name, state, { first, newText: false, whole: true, events: [], before: null, lost });
        // Folded from its first event on: the next start need not do that again.
        if (flagged) loader.keepNow(loaded, position);
      }
      if (isShared) judgeKind(database, stream, keyring, projector);
    }
  });
}

/** Whether another workstation than this one, in any of its incarnations, wrote something in the log. */
function hasOtherAuthors(log: EventLog): boolean {
  const code = log.meta("workstation") ?? "";
  return log.heads().some(({ origin }) => !origin.startsWith(`${code}.`));
}

/** Takes away the rows that stand for nobody in the log. */
function removeOthers(database: Database, features: FeatureSet, stream: Stream, names: readonly string[]): void {
  const ids = JSON.stringify(names.map((name) => name.slice(stream.kind.length + 1)));
  for (const { name, personal } of features.tables) {
    if (personal?.kind !== stream.kind || personal.by === null) continue;
    database.rawRun(`DELETE FROM view.${name} WHERE ${personal.by} NOT IN (SELECT value FROM json_each(?))`, ids);
  }
}
