import {
  keepPreviousData,
  QueryClient,
  QueryClientProvider,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo } from "react";
import type { CallInput, CallName, CallOutput, NamesOf, Topic } from "../../shared/ipc/contract";
import type { Bridge } from "./bridge";
import { type Call, type CallRefused, makeCall, toRefusal } from "./call";
import { Freshness } from "./freshness";
import { topicsOf } from "./topics";

interface Client {
  call: Call;
  freshness: Freshness;
}

const ClientContext = createContext<Client | null>(null);

function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // Answers come from this machine's own store and say themselves when they are old.
      queries: {
        networkMode: "always",
        staleTime: Number.POSITIVE_INFINITY,
        retry: false,
        refetchOnWindowFocus: false,
      },
      mutations: { networkMode: "always", retry: false },
    },
  });
}

/** Gives the screens below it the store: typed calls, and queries that are asked again when the store changes. */
export function ClientProvider({ bridge, children }: { bridge: Bridge; children: ReactNode }) {
  const queries = useMemo(newQueryClient, []);
  const client = useMemo<Client>(
    () => ({ call: makeCall(bridge), freshness: new Freshness(queries) }),
    [bridge, queries],
  );
  useEffect(() => client.freshness.start(bridge), [bridge, client]);
  return (
    <QueryClientProvider client={queries}>
      <ClientContext.Provider value={client}>{children}</ClientContext.Provider>
    </QueryClientProvider>
  );
}

/** The bare typed call, for what is neither a query of a screen nor a button's command. */
export function useClient(): Call {
  return useClientParts().call;
}

/** The typed call, and what keeps answers fresh: for other ways to ask than useCall. */
export function useClientParts(): Client {
  const client = useContext(ClientContext);
  if (!client) throw new Error("useClient outside ClientProvider");
  return client;
}

export interface CallState<Output> {
  /** The last answer; stays while a newer one is fetched. */
  data: Output | undefined;
  loading: boolean;
  /** A newer answer is on its way. */
  refreshing: boolean;
  refusal: CallRefused | null;
  refetch: () => void;
}

export interface CallOptions {
  /** Which changes of the store make the answer old. Default: by the call's name and input. */
  topics?: readonly Topic[];
  enabled?: boolean;
  /** Shows the answer for the earlier input until the new one is there. */
  keepPrevious?: boolean;
}

/** What the store answers to a query; asked again when one of its topics changes. */
export function useCall<N extends NamesOf<"query" | "session">>(
  name: N,
  input: CallInput<N>,
  options: CallOptions = {},
): CallState<CallOutput<N>> {
  const { call, freshness } = useClientParts();
  const query = useQuery({
    queryKey: [name, input],
    queryFn: ({ queryKey, signal }) => freshness.ask(queryKey, signal, () => call(name, input)),
    meta: { topics: options.topics ?? topicsOf(name, input) },
    enabled: options.enabled ?? true,
    ...(options.keepPrevious ? { placeholderData: keepPreviousData } : {}),
  });
  return {
    data: query.data as CallOutput<N> | undefined,
    loading: query.isPending && query.fetchStatus !== "idle",
    refreshing: query.isFetching && !query.isPending,
    refusal: query.error ? toRefusal(query.error) : null,
    refetch: () => void query.refetch(),
  };
}

export interface CommandState<N extends CallName> {
  /** Resolves to the answer, or to null when it was refused (then `refusal` says why). Never throws. */
  run: (input: CallInput<N>) => Promise<CallOutput<N> | null>;
  busy: boolean;
  refusal: CallRefused | null;
  reset: () => void;
}

/** One command for a button or a form. */
export function useCommand<N extends NamesOf<"command" | "session" | "work">>(name: N): CommandState<N> {
  const call = useClient();
  const queries = useQueryClient();
  const mutation = useMutation({
    mutationFn: (input: CallInput<N>) => call(name, input),
    onError: (thrown) => {
      const { code } = toRefusal(thrown);
      // Somebody locked or ended the session: the window must show it, whatever screen the answer came to.
      if (code === "locked" || code === "not-logged-in")
        void queries.invalidateQueries({ queryKey: ["session.status"] });
    },
  });
  return {
    run: (input) => mutation.mutateAsync(input).catch(() => null),
    busy: mutation.isPending,
    refusal: mutation.error ? toRefusal(mutation.error) : null,
    reset: () => mutation.reset(),
  };
}

/** Takes over the status that a session call answered; after an unlock everything that is shown is asked again. */
export function useRememberSession(): (status: CallOutput<"session.status">) => void {
  const queries = useQueryClient();
  return useCallback(
    (status) => {
      queries.setQueryData(["session.status", {}], status);
      if (status.phase === "ready") {
        void queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== "session.status" });
      }
    },
    [queries],
  );
}

/** Forgets every answer, so that the next operator sees nothing of the last one's. */
export function useForgetAnswers(): () => void {
  const queries = useQueryClient();
  return useCallback(
    () => queries.removeQueries({ predicate: (query) => query.queryKey[0] !== "session.status" }),
    [queries],
  );
}
