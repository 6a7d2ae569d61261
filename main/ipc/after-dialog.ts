import { Refusal } from "../../shared/ipc/errors";
import type { Session } from "../session/session";

/**
 * The open store for the operator who opened a dialog of the system. Such a dialog stays open behind a lock and a
 * logout, so that somebody else may be the one who confirms it: then nothing may be read for it or written.
 * @throws Refusal `locked`, `not-logged-in` (also for another operator) and what else `require` says
 */
export function afterDialog(session: Pick<Session, "require">, operatorId: string): ReturnType<Session["require"]> {
  const now = session.require();
  if (now.operatorId !== operatorId) throw new Refusal("not-logged-in");
  return now;
}
