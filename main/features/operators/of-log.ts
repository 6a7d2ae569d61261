import type { OperatorState } from "../../../shared/domain/operators/events";
import type { Database } from "../../store/database";
import type { FeatureSet } from "../../store/feature-set";
import type { Keyring } from "../../store/log/keyring";
import { foldAll } from "../../store/view/folding";

/**
 * The office's operators folded from the log itself, for what cannot rely on view.db: it may be damaged, or be what is
 * built. Whose key is missing comes without name and password.
 */
export function operatorsOfLog(database: Database, keyring: Keyring, features: FeatureSet): OperatorState[] {
  return foldAll<OperatorState>({ database, keyring, features }, "operator");
}
