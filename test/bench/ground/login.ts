import { mkdirSync } from "node:fs";
import { openTestStore, type TestStore } from "../../helpers/store";
import { type BenchResult, measured, type Say } from "../result";
import { median } from "../statistics";

const EVENTS = 8_000;
const BATCH = 500;
/** Each new operator is measured from its creation on, for so many logins. */
const FIRST_EVENTS = 20;
const NEW_OPERATORS = 25;
const STARTS = 21;
const LIMIT = 1.5;
const MAIN = { operatorId: null, main: true };

function logIn(opened: TestStore, id: string): number {
  opened.clock.advance(1_000);
  const began = performance.now();
  opened.store.execute("operators.record-login", { id, ok: true }, MAIN);
  return performance.now() - began;
}

function newOperator(opened: TestStore, name: string): string {
  const input = { login: name, name: `Operator ${name}`, roles: ["service-desk"], passwordHash: "-" };
  const context = { operatorId: opened.operators.administrator, main: true };
  return (opened.store.execute("operators.create", input, context) as { id: string }).id;
}

/** Two logins in turn, each the first of the two every other time. */
function inTurn(opened: TestStore, old: string, young: string, turn: number): { old: number; young: number } {
  if (turn % 2 === 0) return { old: logIn(opened, old), young: logIn(opened, young) };
  const first = logIn(opened, young);
  return { old: logIn(opened, old), young: first };
}

/** The login of an operator with 8,000 events against one of an operator's first, held in memory and after a start. */
export function benchLogin(folder: string, say: Say): BenchResult[] {
  say(`logins: an operator with ${EVENTS.toLocaleString("en")} events`);
  mkdirSync(folder, { recursive: true });
  const opened = openTestStore({ folder });
  const old = opened.operators.head;
  try {
    for (let done = 0; done < EVENTS; done += BATCH) {
      opened.store.inBulk(() => {
        for (let n = 0; n < BATCH; n++) logIn(opened, old);
      });
    }
    const warm: { old: number; young: number }[] = [];
    for (let n = 0; n < NEW_OPERATORS; n++) {
      const young = newOperator(opened, `new-${n}`);
      for (let turn = 0; turn < FIRST_EVENTS; turn++) warm.push(inTurn(opened, old, young, turn));
    }
    const afterStart: { old: number; young: number }[] = [];
    for (let start = 0; start < STARTS; start++) {
      const young = newOperator(opened, `later-${start}`);
      opened.reopen();
      // The first command after a start prepares what every later one uses.
      logIn(opened, opened.operators["service-desk"]);
      afterStart.push(inTurn(opened, old, young, start));
    }
    const ratio = (pairs: typeof warm) =>
      median(pairs.map((pair) => pair.old)) / median(pairs.map(({ young }) => young));
    say(`logins: p50 ${median(warm.map((pair) => pair.old)).toFixed(2)} ms of an operator with many events`);
    return [
      measured("login of an operator with 8,000 events against the first ones", ratio(warm), "x", "lower", LIMIT),
      measured("the same after a start, nothing held in memory", ratio(afterStart), "x", "lower", LIMIT),
    ];
  } finally {
    opened.close();
  }
}
