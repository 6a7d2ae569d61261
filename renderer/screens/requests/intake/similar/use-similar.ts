import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import type { SimilarRequest } from "../../../../../shared/ipc/requests";
import { useCall, useClient } from "../../../../client/client";
import type { IntakeValues } from "../intake-model";
import { similarQuestion } from "./similar-model";

/** How long nothing is typed before the store is asked. */
const PAUSE_MS = 350;
/** The most that are sent along as known. */
const MOST = 20;

export interface Similar {
  found: readonly SimilarRequest[];
  /** Those of them that the operator has not decided about. */
  undecided: readonly SimilarRequest[];
  /** "Receive all the same"; answers with all that the operator has decided so about. */
  accept: () => readonly string[];
  /** What the operator was shown and decided about. */
  accepted: readonly string[];
  /** Asks at once, for what was typed a moment ago. True if there is something to decide about. */
  check: () => Promise<boolean>;
}

const NOTHING = {
  serviceId: null,
  applicant: { name: "", agency: "", phone: "", nik: "" },
  letterNumber: "",
  except: null,
};

/** Requests that may be the same as the one being typed: asked for when typing rests, never before a keystroke. */
export function useSimilar(values: IntakeValues): Similar {
  const call = useClient();
  const [accepted, setAccepted] = useState<readonly string[]>([]);
  const [checked, setChecked] = useState<{ of: string; found: readonly SimilarRequest[] } | null>(null);
  const question = similarQuestion(values);
  const written = JSON.stringify(question);
  const [rested] = useDebouncedValue(written, PAUSE_MS);
  const asked = JSON.parse(rested) as typeof question;
  const answer = useCall("requests.similar", asked ?? NOTHING, { enabled: asked !== null, keepPrevious: true });
  const found =
    question === null ? [] : checked?.of === written ? checked.found : asked === null ? [] : (answer.data ?? []);
  const open = (list: readonly SimilarRequest[]) => list.filter(({ id }) => !accepted.includes(id));
  return {
    found,
    undecided: open(found),
    accepted,
    accept: () => {
      const all = [...new Set([...accepted, ...found.map(({ id }) => id)])].slice(-MOST);
      setAccepted(all);
      return all;
    },
    check: async () => {
      if (question === null) return false;
      // A form that cannot be compared now is not held up: the requests can be merged later.
      const list = await call("requests.similar", question).catch(() => []);
      setChecked({ of: written, found: list });
      return open(list).length > 0;
    },
  };
}
