import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Freshness } from "../../renderer/client/freshness";

const patience = { networkMode: "always", staleTime: Number.POSITIVE_INFINITY, retry: false } as const;

describe("answers that the store overtakes", () => {
  let queries: QueryClient;
  let change: (...topics: string[]) => void;
  let freshness: Freshness;
  let stop: () => void;

  beforeEach(() => {
    queries = new QueryClient({ defaultOptions: { queries: patience } });
    freshness = new Freshness(queries);
    stop = freshness.start({
      onChanged: (listener) => {
        change = (...topics) => listener(topics);
        return () => undefined;
      },
    });
  });
  afterEach(() => {
    stop();
    queries.clear();
  });

  /** Shows a question whose answers are given by hand. */
  function shown(name: string, topics: readonly string[]) {
    const waiting: ((answer: string) => void)[] = [];
    const counts = { asked: 0, most: 0 };
    const signals: AbortSignal[] = [];
    const queryKey = [name];
    const observer = new QueryObserver<string>(queries, {
      queryKey,
      queryFn: ({ signal }) =>
        freshness.ask(queryKey, signal, () => {
          signals.push(signal);
          counts.asked += 1;
          counts.most = Math.max(counts.most, waiting.length + 1);
          return new Promise((resolve) => waiting.push(resolve));
        }),
      meta: { topics },
    });
    const hide = observer.subscribe(() => undefined);
    return {
      counts,
      signals,
      hide,
      answer: async (words: string) => {
        await expect.poll(() => waiting.length).toBe(1);
        waiting.shift()?.(words);
      },
      idle: () => expect.poll(() => observer.getCurrentResult().fetchStatus).toBe("idle"),
      words: () => observer.getCurrentResult().data,
      asked: () => counts.asked,
    };
  }

  test("the first one is asked for again before it is shown; what does not concern it is no reason", async () => {
    const status = shown("status", ["session"]);
    await expect.poll(status.asked).toBe(1);
    change("session");
    await status.answer("old");
    await expect.poll(status.asked).toBe(2);
    expect(status.words()).toBeUndefined();
    change("catalog");
    await status.answer("new");
    await expect.poll(status.words).toBe("new");
    await status.idle();
    expect(status.asked()).toBe(2);
  });

  test("a later one is shown and asked for again; never twice at a time, however often the store changes", async () => {
    const queue = shown("queue", ["requests"]);
    await queue.answer("0");
    await expect.poll(queue.words).toBe("0");
    change("requests/1");
    await expect.poll(queue.asked).toBe(2);
    for (let number = 2; number < 30; number += 1) change(`requests/${number}`);
    expect(queue.asked()).toBe(2);
    await queue.answer("1");
    await expect.poll(queue.words).toBe("1");
    await expect.poll(queue.asked).toBe(3);
    await queue.answer("29");
    await expect.poll(queue.words).toBe("29");
    await queue.idle();
    expect(queue.counts).toEqual({ asked: 3, most: 1 });
  });

  test("a change of one request asks the lists and that request again, a change of all asks everything", async () => {
    const list = shown("list", ["requests", "catalog"]);
    const first = shown("first", ["requests/1", "catalog"]);
    const second = shown("second", ["requests/2", "catalog"]);
    const all = [list, first, second];
    for (const one of all) await one.answer("at first");
    for (const one of all) await one.idle();
    change("requests/1");
    await expect.poll(() => all.map((one) => one.asked())).toEqual([2, 2, 1]);
    await list.answer("later");
    await first.answer("later");
    for (const one of all) await one.idle();
    change("requests");
    await expect.poll(() => all.map((one) => one.asked())).toEqual([3, 3, 2]);
    expect(second.words()).toBe("at first");
  });

  test("what nobody shows any more is asked no more, however it was overtaken", async () => {
    const search = shown("search", ["requests"]);
    await expect.poll(search.asked).toBe(1);
    change("requests");
    search.hide();
    expect(search.signals[0]?.aborted).toBe(true);
    await search.answer("too late");
    await expect.poll(() => queries.isFetching()).toBe(0);
    expect(search.asked()).toBe(1);
    expect(queries.getQueryData(["search"])).toBeUndefined();
  });

  test("what was refused before a login is asked again after it", async () => {
    let asked = 0;
    const queryKey = ["refused"];
    const observer = new QueryObserver<string>(queries, {
      queryKey,
      queryFn: ({ signal }) =>
        freshness.ask(queryKey, signal, async () => {
          asked += 1;
          if (asked === 1) throw new Error("not logged in");
          return "answered";
        }),
      meta: { topics: ["catalog"] },
    });
    observer.subscribe(() => undefined);
    await expect.poll(() => observer.getCurrentResult().status).toBe("error");
    change("session");
    await expect.poll(() => observer.getCurrentResult().data).toBe("answered");
  });
});
