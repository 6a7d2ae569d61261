import type { Features } from "../../main/features/feature";
import { FEATURES } from "../../main/features/index";
import { systemRandom } from "../../main/platform/ids";
import { FileWork } from "../../main/store/files/work";
import { MAX_CHUNK_BYTES } from "../../shared/domain/attachments/kinds";
import type { Role } from "../../shared/domain/operators/roles";
import { type CallInput, type CallOutput, contract, type NamesOf } from "../../shared/ipc/contract";
import type { TestStore } from "./store";

/** The work thread's answers on a test store, asked as over IPC. */
export interface TestFiles {
  work: FileWork;
  ask<N extends NamesOf<"work">>(name: N, input: CallInput<N>, role?: Role): CallOutput<N>;
  /** Hands a file over in pieces and ends it. Returns what was staged. */
  stage(name: string, content: Uint8Array, options?: StageOptions): CallOutput<"attachments.finish">;
  /** Stages a file and makes it part of a request. Returns its id. */
  attach(request: string, name: string, content: Uint8Array): string;
}

interface StageOptions {
  mediaType?: string;
  piece?: number;
  role?: Role;
}

export function testFiles(store: TestStore, features: Features = FEATURES): TestFiles {
  const work = new FileWork({
    paths: store.paths,
    officeKey: store.officeKey,
    clock: store.clock,
    random: systemRandom(),
    features,
    workstation: {
      version: "0.0.0",
      dataFolder: store.paths.folder,
      keyProtection: "passphrase",
      catalogProblems: [],
      notices: [],
    },
  });
  const ask: TestFiles["ask"] = (name, input, role = "service-desk") =>
    contract[name].output.parse(
      work.answer(name, contract[name].input.parse(input), store.operators[role], false),
    ) as never;
  const stage: TestFiles["stage"] = (name, content, { mediaType = "", piece = MAX_CHUNK_BYTES, role } = {}) => {
    const { id } = ask("attachments.begin", { name, bytes: content.byteLength, mediaType }, role);
    for (let at = 0; at < content.byteLength; at += piece) {
      ask("attachments.append", { id, chunk: Uint8Array.from(content.subarray(at, at + piece)) }, role);
    }
    return ask("attachments.finish", { id }, role);
  };
  return {
    work,
    ask,
    stage,
    attach: (request, name, content) => {
      const { id } = stage(name, content);
      store.execute("requests.add-attachments", { id: request, attachments: [{ id, requirement: null }] });
      return id;
    },
  };
}

/** The start of a PDF and so many bytes more. */
export function aPdf(bytes = 1_000): Buffer {
  return Buffer.concat([Buffer.from("%PDF-1.7\n"), systemRandom()(bytes)]);
}

/** A picture of one pixel. */
export const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
