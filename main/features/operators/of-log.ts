import type { OfficeState } from "../../../shared/domain/office/events";
import type { OperatorState } from "../../../shared/domain/operators/events";
import { judgeOperators } from "../../../shared/domain/operators/judge";
import type { Database } from "../../store/database";
import type { FeatureSet } from "../../store/feature-set";
import type { Keyring } from "../../store/log/keyring";
import { foldAll } from "../../store/view/folding";
import { eventsOfKind } from "../../store/view/judgement";

/**
 * The office's operators folded from the log itself, for what cannot rely on view.db: it may be damaged, or be what is
 * built. Whose key is missing comes without name and password; what nobody was allowed to do has no effect.
 */
export function operatorsOfLog(database: Database, keyring: Keyring, features: FeatureSet): OperatorState[] {
  const [office] = foldAll<OfficeState>({ database, keyring, features }, "office");
  const events = eventsOfKind(database, features.known("operator/"), keyring);
  return [...judgeOperators(events, office?.establishedBy ?? null).states.values()];
}
