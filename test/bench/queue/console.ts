import { resolve } from "node:path";
import { DEMO_PASSPHRASE } from "../../../main/features/demo/demo-file";
import { openWithPassphrase, readOfficeKeyFile } from "../../../main/platform/office-key";
import { dataPaths } from "../../../main/platform/paths";
import type { Database } from "../../../main/store/database";
import { StoreClient, StoreThreads } from "../../../main/workers/client";
import { type CallInput, type CallOutput, contract, type NamesOf } from "../../../shared/ipc/contract";
import { RESOURCES } from "../../helpers/store";
import { openToRead } from "../folders/files";
import type { Say } from "../result";
import { BareStatements } from "./bare";

/** The second reader starts a little later than the first. */
const FULL_CREW_MS = 3_000;

/** The store behind its real threads, asked as the main process asks it. */
export interface Console {
  /** Parses the input, asks a thread, parses the answer: all that lies between a call and its reply but the window's own hop. */
  ask<N extends NamesOf<"query">>(name: N, input: CallInput<N>, login: string): Promise<CallOutput<N>>;
  /** Milliseconds of the statements behind a question, without threads and without parsing. */
  bare<N extends NamesOf<"query">>(name: N, input: CallInput<N>, login: string): number;
  /** For looking up what to ask for. */
  database: Database;
  close(): Promise<void>;
}

/** Opens a demo folder; a view of an older version is built anew first. */
export async function openConsole(folder: string, say: Say): Promise<Console> {
  const paths = dataPaths(folder);
  const officeKey = await openWithPassphrase(readOfficeKeyFile(paths.officeKey), DEMO_PASSPHRASE);
  const client = await StoreClient.open({
    paths,
    officeKey,
    threads: new StoreThreads(resolve("dist/main")),
    resources: RESOURCES,
    workstation: { version: "0.0.0", dataFolder: folder, keyProtection: "passphrase" },
    onChanged: () => {},
    onRebuild: () => {},
    onLost: (reason) => say(reason),
  });
  await new Promise((crew) => setTimeout(crew, FULL_CREW_MS));
  const database = openToRead(paths, officeKey);
  const statements = new BareStatements(paths, officeKey);
  const operators = new Map(
    database
      .rawAll<{ login: string; id: string }>("SELECT login, id FROM operators")
      .map(({ login, id }) => [login, id]),
  );
  return {
    database,
    ask: async (name, input, login) => {
      const parsed = contract[name].input.parse(input);
      const answer = await client.query(name, parsed, operators.get(login) ?? "");
      return contract[name].output.parse(answer) as never;
    },
    bare: (name, input, login) => statements.time(name, contract[name].input.parse(input), operators.get(login) ?? ""),
    close: async () => {
      statements.close();
      database.close();
      await client.close();
    },
  };
}
