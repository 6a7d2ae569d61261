import type { AccessWay } from "../../shared/domain/access/events";
import type { CallName, CallOutput, ParsedInput } from "../../shared/ipc/contract";
import type { Logger } from "../platform/log";
import type { StoreClient } from "../workers/client";

/** The same operator looking at the same thing again is one look for so long. */
const ONE_LOOK_MS = 10 * 60_000;
/** So many looks are remembered at most. */
const MOST_LOOKS = 5_000;

export interface Access {
  way: AccessWay;
  subject: string;
  what: string;
  /** Why, where it was asked. */
  reason?: string;
}

/** What an answered call showed or gave out of a person's data; null where it was nothing of the kind. */
export function accessOf(name: CallName, input: unknown, output: unknown): Access | null {
  switch (name) {
    case "requests.detail": {
      // Without the permission for personal data there is no applicant in the answer.
      const { applicant } = output as CallOutput<"requests.detail">;
      const { id } = input as ParsedInput<"requests.detail">;
      return applicant === null ? null : { way: "viewed", subject: `request/${id}`, what: "detail" };
    }
    case "documents.pdf":
      return ofDocument("viewed", input as ParsedInput<"documents.pdf">);
    case "documents.save": {
      const { path } = output as CallOutput<"documents.save">;
      return path === null ? null : ofDocument("exported", input as ParsedInput<"documents.save">);
    }
    case "documents.print": {
      const { printed } = output as CallOutput<"documents.print">;
      return printed ? ofDocument("printed", input as ParsedInput<"documents.print">) : null;
    }
    case "attachments.read":
      return { way: "viewed", subject: (input as ParsedInput<"attachments.read">).stream, what: "attachment" };
    case "attachments.save-copy": {
      const { path } = output as CallOutput<"attachments.save-copy">;
      const { stream } = input as ParsedInput<"attachments.save-copy">;
      return path === null ? null : { way: "exported", subject: stream, what: "attachment" };
    }
    case "calls.detail": {
      const { row } = output as CallOutput<"calls.detail">;
      return row.masked ? null : { way: "viewed", subject: `call/${row.id}`, what: "detail" };
    }
    case "incidents.detail": {
      // Calls stand in it with all that was said, or with nothing of it.
      const { row, calls } = output as CallOutput<"incidents.detail">;
      const shown = calls.some(({ masked }) => !masked);
      return shown ? { way: "viewed", subject: `incident/${row.id}`, what: "detail" } : null;
    }
    case "calls.unmask": {
      const { id, reason } = input as ParsedInput<"calls.unmask">;
      return { way: "unmasked", subject: `call/${id}`, what: "number", reason };
    }
    default:
      return null;
  }
}

function ofDocument(way: AccessWay, { document }: ParsedInput<"documents.compose">): Access {
  const subject = "id" in document ? `request/${document.id}` : `document/${document.kind}`;
  return { way, subject, what: document.kind };
}

/**
 * Has the writer note what an operator was shown or given, after the answer and behind what operators do: it delays no
 * call, and a failure of it fails none. A masked number alone is given out only once it is recorded why.
 */
export class AccessRecorder {
  private readonly looks = new Map<string, number>();

  constructor(private readonly options: { now(): number; logger: Logger }) {}

  /** What the answer has to wait for; null where it need not. */
  note(
    { store, operatorId }: { store: Pick<StoreClient, "executeMany" | "identity">; operatorId: string },
    name: CallName,
    input: unknown,
    output: unknown,
  ): Promise<unknown> | null {
    const access = accessOf(name, input, output);
    const workstation = store.identity?.code;
    if (!access || !workstation || !this.isNew(operatorId, access)) return null;
    const noted = store.executeMany([{ name: "access.record", input: { ...access, workstation } }], operatorId);
    if (access.way === "unmasked") return noted;
    noted.catch((error: unknown) => {
      this.options.logger.error("access", error);
    });
    return null;
  }

  private isNew(operatorId: string, { way, subject, what }: Access): boolean {
    if (way !== "viewed") return true;
    const key = [operatorId, subject, what].join("\n");
    const now = this.options.now();
    const before = this.looks.get(key);
    if (before !== undefined && Math.abs(now - before) < ONE_LOOK_MS) return false;
    if (this.looks.size >= MOST_LOOKS) this.looks.clear();
    this.looks.set(key, now);
    return true;
  }
}
