import type { Office } from "../../shared/domain/catalog/entry";
import type { CatalogProblem } from "../../shared/domain/catalog/parse";
import type { Code } from "../../shared/domain/eventlog/codes";
import { type CallError, Refusal } from "../../shared/ipc/errors";
import type { WorkstationFacts } from "../features/query";
import type { OfficeKey } from "../platform/office-key";
import type { DataPaths } from "../platform/paths";
import type { WorkstationIdentity } from "../store/store";
import type { Notice } from "../store/view/heal";

/** The first message to a worker, which loads its code before there is a store to open. Reader and writer get the office key in memory; it is never written. */
export interface WorkerStart {
  paths: DataPaths;
  officeKey: OfficeKey;
}

export interface WriterStart extends WorkerStart {
  /** The app's own catalog and calendar files. */
  resources: string;
  workstation: Omit<WorkstationFacts, "notices" | "catalogProblems">;
  /** What was noticed before this thread, which follows another. */
  notices: WorkstationFacts["notices"];
}

/** What the keeper is started with. */
export interface KeeperStart {
  paths: DataPaths;
  officeKey: OfficeKey;
}

/** What the keeper says by itself: the log's chains were walked to their end; `damage`: what it found. */
export interface KeeperEvent {
  damage: string | null;
}

export interface ReaderStart extends WorkerStart {
  /** The app's own files. */
  resources: string;
  workstation: WorkstationFacts;
}

export interface WorkerRequest {
  id: number;
  operation: string;
  name: string;
  input: unknown;
  operatorId: string | null;
}

export type WorkerReply =
  | { id: number; ok: true; value: unknown }
  | { id: number; ok: false; error: CallError }
  | { id: number; ok: false; failure: string };

/** What a worker says by itself. */
export type WorkerEvent =
  | {
      event: "opened";
      notices: Notice[];
      office: Code<Office> | null;
      /** Whether the log says that it is a demo's. */
      demo: boolean;
      identity: WorkstationIdentity | null;
    }
  | { event: "catalog"; problems: CatalogProblem[] }
  | { event: "not-opened"; error: CallError }
  | { event: "changed"; topics: readonly string[] }
  | { event: "rebuild"; done: number; all: number };

/** Runs one request and puts its outcome into a reply: refusals keep their code, anything else is a failure. */
export function replyTo(request: WorkerRequest, work: () => unknown): WorkerReply {
  try {
    return { id: request.id, ok: true, value: work() };
  } catch (error) {
    if (error instanceof Refusal) return { id: request.id, ok: false, error: error.toCallError() };
    return {
      id: request.id,
      ok: false,
      failure: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
}

/** The reply to a request that came to nothing. */
export function replyFailure(request: WorkerRequest, error: unknown): WorkerReply {
  return replyTo(request, () => {
    throw error;
  });
}

/** As `replyTo`, for work that waits for the disk. */
export async function replyLater(request: WorkerRequest, work: () => unknown): Promise<WorkerReply> {
  try {
    const value = await work();
    return replyTo(request, () => value);
  } catch (error) {
    return replyFailure(request, error);
  }
}

/** A failure at the start of a worker as the main process is told of it. */
export function startError(error: unknown): CallError {
  const refusal =
    error instanceof Refusal
      ? error
      : new Refusal("internal", { message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  return refusal.toCallError();
}
