import { useTranslation } from "react-i18next";
import { ENDINGS } from "../../../../../shared/domain/catalog/service";
import { ROLES } from "../../../../../shared/domain/operators/roles";
import type { StepView } from "../../../../../shared/ipc/requests";

/** Words for what the store names by a key: "@team-lead" for a role, "@handover" for where an outcome leads. */
export function useActorWords() {
  const { t } = useTranslation(["requests", "common"]);
  return {
    /** A name, or the words of a role given as "@role". */
    person: (name: string): string => {
      const role = ROLES.find((candidate) => name === `@${candidate}`);
      return role ? t(`common:role.${role}`) : name;
    },
    /** A step's title, or the words of an ending given as "@ending". */
    target: (title: string): string => {
      const ending = ENDINGS.find((candidate) => title === `@${candidate}`);
      return ending ? t(`detail.current.endings.${ending}`) : title;
    },
    /** Who takes a step, as printed; else the roles; else null: the document names nobody. */
    actor: (step: Pick<StepView, "actorLabel" | "roles">): string | null =>
      step.actorLabel ??
      (step.roles.length === 0 ? null : step.roles.map((role) => t(`common:role.${role}`)).join(", ")),
  };
}
