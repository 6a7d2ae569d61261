import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";

/**
 * State that a screen finds again when the operator comes back to it, and that is forgotten with the session. It stays
 * in memory: what is typed into a search box may be a person's name and has no place on the disk.
 */
export function useRemembered<Value>(name: string, first: Value): [Value, (value: Value) => void] {
  const queries = useQueryClient();
  const [value, setValue] = useState<Value>(() => queries.getQueryData<Value>(["remembered", name]) ?? first);
  const remember = useCallback(
    (next: Value) => {
      queries.setQueryDefaults(["remembered"], { gcTime: Number.POSITIVE_INFINITY });
      queries.setQueryData(["remembered", name], next);
      setValue(next);
    },
    [queries, name],
  );
  return [value, remember];
}
