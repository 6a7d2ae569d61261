import type { AuthorClock } from "../../shared/domain/eventlog/event";
import { deskMay, LOCKED_DESK_MAY, mayDo, type Permission } from "../../shared/domain/operators/permissions";
import { Refusal } from "../../shared/ipc/errors";
import type { BulkAnswer } from "../../shared/ipc/requests";
import type { BulkCommand, Command, CommandTools, Decision } from "../features/command";
import type { OperatorReference, Reference } from "../features/reference";
import { type RandomSource, surveyCode, uuidv7 } from "../platform/ids";
import type { ReadDatabase } from "./database";
import type { FeatureSet } from "./feature-set";
import type { StagedFiles } from "./files/staged";
import type { Loaded } from "./log/streams";
import { numberingMoment, type Series } from "./view/series";

/**
 * Who gives a command: an operator, or with null the workstation itself (locked console, watcher, caller id, the command
 * line). `main` marks what only the main process may ask (the hash of a password, a login's outcome). `desk` marks what
 * the window asks while the console is locked or nobody is logged in.
 */
export interface CommandContext {
  operatorId: string | null;
  main?: boolean;
  desk?: boolean;
}

export interface CommandRunnerParts {
  features: FeatureSet;
  reference: Reference;
  rows: ReadDatabase;
  series: Series;
  random: RandomSource;
  staged: StagedFiles | undefined;
  /** What only one workstation may do at a time; the hub gives the numbers. */
  exclusive(name: string): number;
  lastEntryAt(): number | null;
}

/** A command that was decided: its events are to be written, then it is answered. */
export interface Decided {
  decision: Decision<unknown>;
  operator: OperatorReference | null;
  now: AuthorClock;
  /** Streams that the command looked at, as they were folded. */
  loaded: Map<string, Loaded>;
  load(stream: string): Loaded;
  /** Staged files that it used. */
  used: string[];
}

/** Where a command runs: how streams are folded, and what commands of the same transaction did before it. */
export interface Surroundings {
  now: AuthorClock;
  load(stream: string): Loaded;
  usedBefore: readonly string[];
}

/** Checks who asks, shows a command the folded state, and lets it decide. Writes nothing. */
export class CommandRunner {
  constructor(private readonly parts: CommandRunnerParts) {}

  /** @throws Refusal for everything an operator can mend */
  decide(name: string, input: unknown, context: CommandContext, around: Surroundings): Decided {
    const command = this.parts.features.command(name, context.main ?? false);
    const operator = this.permitted(name, command.permission, context);
    const loaded = new Map<string, Loaded>();
    const load = (stream: string): Loaded => {
      const known = loaded.get(stream) ?? around.load(stream);
      loaded.set(stream, known);
      return known;
    };
    const used: string[] = [];
    const tools = this.tools(operator, around, load, used);
    const decision = (command as Command<unknown, unknown>).decide(input, tools);
    return { decision, operator, now: around.now, loaded, load, used };
  }

  /**
   * The operator who asks, if they may; null where the workstation asks by itself, for what it may.
   * @throws Refusal `not-logged-in`, `missing-permission`, `locked`
   */
  permitted(
    name: string,
    permission: Permission | null,
    { operatorId, desk }: CommandContext,
  ): OperatorReference | null {
    if (desk) {
      if (LOCKED_DESK_MAY.includes(name)) return null;
      throw new Refusal("locked");
    }
    if (operatorId === null) {
      if (deskMay(name)) return null;
      throw new Refusal("not-logged-in");
    }
    const operator = this.parts.reference.operators.get(operatorId);
    if (!operator?.active) throw new Refusal("not-logged-in");
    if (permission && !mayDo(operator.roles, permission)) throw new Refusal("missing-permission", { permission });
    return operator;
  }

  /**
   * Runs one command for each of several entities: a refused one stops no other.
   * @throws Refusal `not-logged-in`, `missing-permission`
   */
  each(
    bulk: BulkCommand<unknown>,
    input: unknown,
    context: CommandContext,
    run: (name: string, input: unknown) => unknown,
  ): BulkAnswer {
    this.permitted(bulk.command, this.parts.features.command(bulk.command, false).permission, context);
    const results = bulk.inputs(input).map(({ id, input: single }): BulkAnswer["results"][number] => {
      try {
        const { version } = run(bulk.command, single) as { version: number };
        return { id, ok: true, version };
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return { id, ok: false, error: error.toCallError() };
      }
    });
    return { results };
  }

  /** What a decided command answers, now that its events are folded. */
  answer({ decision, loaded }: Decided): unknown {
    const versions = [...loaded].map(([stream, entry]): [string, number] => [stream, versionOf(entry)]);
    return decision.answer(new Map(versions));
  }

  private tools(
    operator: OperatorReference | null,
    { now, usedBefore }: Surroundings,
    load: (stream: string) => Loaded,
    used: string[],
  ): CommandTools {
    const { random, reference, rows, series, staged, exclusive, lastEntryAt } = this.parts;
    return {
      now,
      operator,
      reference,
      rows,
      exclusive,
      newId: () => uuidv7(now.wall, random),
      surveyCode: () => surveyCode(random),
      state: <State>(kind: string, id: string) => {
        const { state } = load(`${kind}/${id}`);
        if (state === null) throw new Refusal("not-found", { id });
        return state as State;
      },
      known: <State>(kind: string, id: string) => load(`${kind}/${id}`).state as State | null,
      versionOf: (kind, id) => versionOf(load(`${kind}/${id}`)),
      series: (name, period) => series.next(name, period),
      numberedAt: () => numberingMoment(now.wall, lastEntryAt()),
      stagedFile: (id) => {
        // A file is used once, also within one command or one bulk: its row is there until the end.
        if (!operator || used.includes(id) || usedBefore.includes(id)) return null;
        const file = staged?.get(operator.id, id) ?? null;
        if (file) used.push(id);
        return file;
      },
    };
  }
}

function versionOf({ stream, state }: Loaded): number {
  return state === null ? 0 : stream.versionOf(state);
}
