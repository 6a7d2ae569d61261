import { type CallName, contract, type NamesOf, type ParsedInput } from "../../shared/ipc/contract";
import type { DocumentOutput } from "../documents/output";
import { hashOperatorPassword } from "../features/office/establish";
import type { Session } from "../session/session";
import type { AccessRecorder } from "./access-recorder";
import { attachmentHandlers } from "./attachments";
import { documentHandlers } from "./documents";
import type { CallHandler } from "./register";

type SessionHandlers = { [N in NamesOf<"session">]: (input: ParsedInput<N>) => Promise<unknown> };

/** The calls that the main process answers itself: they need the office key, a password's hash, or who is logged in. */
function sessionHandlers(session: Session, documents: DocumentOutput): SessionHandlers {
  const thenStatus = async (work: Promise<void> | void) => {
    await work;
    return session.status();
  };
  return {
    ...documentHandlers(session, documents),
    ...attachmentHandlers(session, documents),
    "session.status": () => session.status(),
    "session.establish": (input) => thenStatus(session.establish(input)),
    "session.unlock-key": (input) => thenStatus(session.unlockKey(input)),
    "session.login": (input) => thenStatus(session.login(input)),
    "session.logout": () => thenStatus(session.logout()),
    "session.lock": () => thenStatus(session.lock()),
    "session.unlock": (input) => thenStatus(session.unlock(input)),
    "session.change-password": (input) => thenStatus(session.changePassword(input)),
    "session.restore-backup": () => thenStatus(session.restoreBackup()),
    "operators.create": async ({ password, ...operator }) => {
      const { store, operatorId } = session.require();
      const passwordHash = await hashOperatorPassword(password);
      return store.executeAsMain("operators.create", { ...operator, passwordHash }, operatorId);
    },
    "operators.reset-password": async ({ id, password }) => {
      const { store, operatorId } = session.require();
      const passwordHash = await hashOperatorPassword(password);
      return store.executeAsMain("operators.reset-password", { id, passwordHash }, operatorId);
    },
  };
}

/** Sends each call where it runs. No rule is decided here. */
export function createHandler(session: Session, documents: DocumentOutput, access: AccessRecorder): CallHandler {
  const handlers = sessionHandlers(session, documents);
  const answer: CallHandler = async (name: CallName, input: unknown) => {
    const { kind, permission } = contract[name];
    if (kind === "session") {
      if (permission === "logged-in") session.requireLogin();
      const handler = handlers[name as NamesOf<"session">] as (input: unknown) => Promise<unknown>;
      return handler(input);
    }
    const atDesk = session.atDesk();
    if (atDesk?.desk.answers(name)) return atDesk.desk.answer(atDesk.store, name, input);
    const { store, operatorId } = session.require();
    switch (kind) {
      case "command":
        return store.execute(name, input, operatorId);
      case "work":
        return store.work(name, input, operatorId);
      case "query":
        return store.query(name, input, operatorId);
    }
  };
  return async (name, input) => {
    const output = await answer(name, input);
    const who = session.whoAsks();
    if (who) await access.note(who, name, input, output);
    return output;
  };
}
