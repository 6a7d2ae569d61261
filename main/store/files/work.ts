import { ownEntry } from "../../../shared/domain/eventlog/event";
import { type CallName, type CallOutput, contract, type NamesOf, type ParsedInput } from "../../../shared/ipc/contract";
import { Refusal } from "../../../shared/ipc/errors";
import { FeatureSet } from "../feature-set";
import { Reader, type ReaderOptions } from "../reader";
import { writeCopy } from "./copy-out";
import { findFile, readAttachment } from "./reading";
import { StagedFiles } from "./staged";
import { Staging } from "./staging";
import { trimAttachments } from "./trim";

type Works = { [N in NamesOf<"work">]: (input: ParsedInput<N>, operatorId: string) => CallOutput<N> };

interface MainWorks {
  "attachments.describe": (input: AttachmentOf, operatorId: string) => { name: string };
  "attachments.write-copy": (input: AttachmentOf & { path: string }, operatorId: string) => Promise<unknown>;
}
type AttachmentOf = ParsedInput<"attachments.read">;

/** What the work thread answers: files handed over by operators, and those that are part of a request. */
export class FileWork {
  private readonly reader: Reader;
  private readonly features: FeatureSet;
  private readonly staged: StagedFiles;
  private readonly staging: Staging;
  private readonly works: Works;
  private readonly mainWorks: MainWorks;

  constructor(private readonly options: ReaderOptions) {
    const { paths, officeKey, clock, random } = options;
    this.reader = new Reader(options);
    this.features = new FeatureSet(options.features);
    this.staged = new StagedFiles(paths, officeKey, random);
    this.staging = new Staging({ paths, staged: this.staged, clock, random });
    this.works = {
      "attachments.begin": (input, operatorId) => this.staging.begin(operatorId, input),
      "attachments.append": ({ id, chunk }, operatorId) => {
        this.staging.append(operatorId, id, chunk);
        return {};
      },
      "attachments.finish": ({ id }, operatorId) => this.staging.finish(operatorId, id),
      "attachments.discard": ({ id }, operatorId) => {
        this.staging.discard(operatorId, id);
        return {};
      },
      "attachments.staged": ({ ids }, operatorId) => this.staging.describe(operatorId, ids),
      "attachments.read": (input, operatorId) => this.read(input, operatorId),
    };
    this.mainWorks = {
      "attachments.describe": (input, operatorId) => ({ name: this.find(input, operatorId).name }),
      "attachments.write-copy": async ({ path, ...input }, operatorId) => {
        await writeCopy(path, this.read(input, operatorId).bytes, process.platform);
        return {};
      },
    };
  }

  /**
   * Answers a call whose input was parsed. `main` opens what only the main process asks.
   * @throws Refusal `unknown-name`, `not-logged-in`, `missing-permission` and what the file makes necessary
   */
  answer(name: string, input: unknown, operatorId: string | null, main: boolean): unknown {
    const table = main ? this.mainWorks : this.works;
    const work = ownEntry(table as unknown as Record<string, (input: unknown, operatorId: string) => unknown>, name);
    if (!work || operatorId === null) throw new Refusal("unknown-name", { name });
    // What the main process asks reads an attachment, and checks that itself.
    if (!main) this.reader.as(operatorId, contract[name as CallName].permission, () => null);
    return work(input, operatorId);
  }

  /** Takes out files that nobody refers to. */
  trim(): { files: number; rows: number } {
    const { paths, clock } = this.options;
    return this.reader.withLog((log) => trimAttachments(paths, this.staged, log, clock.now().wall));
  }

  close(): void {
    this.staging.close();
    this.staged.close();
    this.reader.close();
  }

  private find(input: AttachmentOf, operatorId: string) {
    return this.reader.as(operatorId, "logged-in", (tools) => findFile(input, tools, this.features));
  }

  private read(input: AttachmentOf, operatorId: string) {
    return readAttachment(this.options.paths.attachments, this.find(input, operatorId));
  }
}
