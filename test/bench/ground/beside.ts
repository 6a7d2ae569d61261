import { resolve } from "node:path";
import { StoreClient, StoreThreads } from "../../../main/workers/client";
import { contract } from "../../../shared/ipc/contract";
import { fixedClock, RESOURCES } from "../../helpers/store";
import { type BenchResult, measured, type Say } from "../result";
import { median, quantile } from "../statistics";
import { filledStore } from "../store/fill";
import { intake } from "../store/intake";

const THERE = 2_000;
/** Requests that the second source hands over at a time. */
const BATCH = 10;
const FLAT_OUT_MS = 2_000;
const ROUNDS = 5;
const SAVES = 100;
/** Between two requests of an operator: no even number, so that they meet a batch at any point of it. */
const PAUSES_MS = [7, 13, 3, 19, 11, 5, 17];
/** Readers and keeper start a little later than the writer. */
const FULL_CREW_MS = 3_000;
const LIMIT = 3;

const pause = (milliseconds: number) => new Promise((resolved) => setTimeout(resolved, milliseconds));

/** Requests of an operator and of a second source, told apart by nothing but the way they come. */
class Office {
  private n = THERE;

  constructor(
    private readonly client: StoreClient,
    private readonly operatorId: string,
  ) {}

  private form(): unknown {
    this.n += 1;
    return contract["requests.receive"].input.parse(intake(this.n));
  }

  /** Milliseconds from an operator's call to its answer. */
  async save(): Promise<number> {
    const form = this.form();
    const began = performance.now();
    await this.client.execute("requests.receive", form, this.operatorId);
    return performance.now() - began;
  }

  async batch(): Promise<void> {
    const commands = Array.from({ length: BATCH }, () => ({ name: "requests.receive", input: this.form() }));
    await this.client.executeMany(commands, this.operatorId);
  }

  async saves(): Promise<number[]> {
    const took: number[] = [];
    for (let n = 0; n < SAVES; n++) {
      took.push(await this.save());
      await pause(PAUSES_MS[n % PAUSES_MS.length] ?? 0);
    }
    return took;
  }

  /** Milliseconds for a batch where one follows the other and nobody else writes. */
  async flatOut(): Promise<number> {
    const began = performance.now();
    let batches = 0;
    for (; performance.now() - began < FLAT_OUT_MS; batches++) await this.batch();
    return (performance.now() - began) / batches;
  }

  /** Hands over a batch every `every` milliseconds, whether or not the one before is answered, until it is stopped. */
  secondSource(every: number): () => Promise<void> {
    const began = performance.now();
    let handed = 0;
    const open: Promise<void>[] = [];
    const timer = setInterval(() => {
      while (handed * every <= performance.now() - began) {
        handed += 1;
        open.push(this.batch());
      }
    }, 1);
    return async () => {
      clearInterval(timer);
      await Promise.all(open);
    };
  }
}

/** A request saved while a second source writes at half the rate that the writer reaches, against one saved alone. */
export async function benchBeside(folder: string, say: Say): Promise<BenchResult[]> {
  say(`beside a second source: filling a folder with ${THERE.toLocaleString("en")} requests`);
  const opened = filledStore(folder, THERE, false, fixedClock(new Date(Date.now() - THERE * 60_000).toISOString()));
  const operatorId = opened.operators["service-desk"];
  opened.shut();
  const lost: string[] = [];
  try {
    const client = await StoreClient.open({
      paths: opened.paths,
      officeKey: opened.officeKey,
      threads: new StoreThreads(resolve("dist/main")),
      resources: RESOURCES,
      workstation: { version: "0.0.0", dataFolder: opened.paths.folder, keyProtection: "passphrase" },
      onChanged: () => {},
      onRebuild: () => {},
      onLost: (reason) => lost.push(reason),
    });
    const office = new Office(client, operatorId);
    await pause(FULL_CREW_MS);
    const alone: number[][] = [];
    const beside: number[][] = [];
    const batches: number[] = [];
    await office.saves();
    for (let round = 0; round < ROUNDS; round++) {
      const took = await office.flatOut();
      batches.push(took);
      alone.push(await office.saves());
      const stop = office.secondSource(took * 2);
      beside.push(await office.saves());
      await stop();
    }
    await client.close();
    if (lost.length > 0) throw new Error(lost.join("; "));
    const ofRounds = (rounds: number[][], part: number) => median(rounds.map((saves) => quantile(saves, part)));
    say(
      `beside a second source: a request alone p50 ${ofRounds(alone, 0.5).toFixed(2)} ms, p95 ${ofRounds(alone, 0.95).toFixed(2)} ms; the writer alone ${((BATCH * 1_000) / median(batches)).toFixed(0)} requests a second`,
    );
    const ratio = (part: number) => ofRounds(beside, part) / ofRounds(alone, part);
    return [
      measured("saving a request beside a second source, p50 against alone", ratio(0.5), "x", "lower", LIMIT),
      measured("saving a request beside a second source, p95 against alone", ratio(0.95), "x", "lower", LIMIT),
    ];
  } finally {
    opened.close();
  }
}
