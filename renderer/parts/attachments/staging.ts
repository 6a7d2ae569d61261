import { useMemo } from "react";
import type { AttachmentContent, StagedDescription } from "../../../shared/ipc/attachments";
import type { CallRefused } from "../../client/call";
import { toRefusal } from "../../client/call";
import { useClient } from "../../client/client";
import { type StageableFile, type StageOptions, type StageOutcome, stageFile } from "./stage-file";

export type { StageOutcome };

export interface Staging {
  /** Hands a file over; what became of it. Never throws. */
  stage: (file: StageableFile, options: StageOptions) => Promise<StageOutcome>;
  /** Throws away what was staged. Never throws. */
  discard: (id: string) => Promise<void>;
  /** Those of the staged files that are still there, for a draft that is taken up again. Never throws. */
  recall: (ids: readonly string[]) => Promise<readonly StagedDescription[]>;
}

/** Files on their way into the store, before they are part of a request. */
export function useStaging(): Staging {
  const call = useClient();
  return useMemo(
    () => ({
      stage: (file, options) => stageFile(call, file, options),
      discard: async (id) => {
        await call("attachments.discard", { id }).catch(() => undefined);
      },
      recall: (ids) =>
        (ids.length === 0 ? Promise.resolve([]) : call("attachments.staged", { ids: [...ids] })).catch(() => []),
    }),
    [call],
  );
}

export interface AttachmentOf {
  stream: string;
  attachment: string;
}

export interface Attachments {
  /** The bytes of an attachment, or why there are none. They are not kept in memory here. */
  read: (of: AttachmentOf) => Promise<AttachmentContent | CallRefused>;
  /** Asks where to and writes a copy there. Null when it was written or the dialog was closed. */
  saveCopy: (of: AttachmentOf) => Promise<CallRefused | null>;
}

/** Files that are part of a request. */
export function useAttachments(): Attachments {
  const call = useClient();
  return useMemo(
    () => ({
      read: (of) => call("attachments.read", of).catch(toRefusal),
      saveCopy: (of) => call("attachments.save-copy", of).then(() => null, toRefusal),
    }),
    [call],
  );
}
