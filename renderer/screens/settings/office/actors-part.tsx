import { MultiSelect, TextInput } from "@mantine/core";
import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { sameActor } from "../../../../shared/domain/office/people";
import type { OperatorBrief } from "../../../../shared/ipc/session";
import type { SettingsFacts, SettingsOutput } from "../../../../shared/ipc/settings";
import { useCall } from "../../../client/client";
import { useShortcuts } from "../../../ui/commands/commands";
import { Kbd } from "../../../ui/commands/kbd";
import { rankByText } from "../../../ui/commands/rank-text";
import { useFormat } from "../../../ui/format/use-format";
import { IconSearch, IconUsers } from "../../../ui/icons";
import { EmptyState } from "../../../ui/layout/empty-state";
import { Banner } from "../../../ui/status/banner";
import { RefusalBanner } from "../../../ui/status/refusal-banner";
import { PartFrame } from "../part-frame";
import classes from "../settings.module.css";
import { useSavedWords } from "../use-saved-words";
import { useSetting } from "../use-setting";

type Actor = SettingsFacts["actors"][number];

/** Every actor that the office's catalog prints, and who acts for it. */
export function ActorsPart({ settings }: { settings: SettingsOutput }) {
  const { t } = useTranslation(["settings", "errors", "common"]);
  const format = useFormat();
  const form = useSetting("actors", settings);
  const saved = useSavedWords(settings, "actors");
  const facts = useCall("settings.facts", {});
  const operators = useCall("operators.brief", {});
  const [typed, setTyped] = useState("");
  const box = useRef<HTMLInputElement>(null);
  const { value } = form;
  const actors = facts.data?.actors ?? [];
  const found = useMemo(
    () => rankByText(facts.data?.actors ?? [], typed, ({ label }) => ({ number: null, text: label })),
    [facts.data, typed],
  );
  const peopleOf = (label: string) => value.find((mapping) => sameActor(mapping.label, label))?.operators ?? [];
  // Applicants and other offices act outside the console: nobody here stands for them.
  const unmapped = actors.filter(({ label, roles }) => roles.length > 0 && peopleOf(label).length === 0).length;
  const assign = (label: string, picked: string[]) =>
    form.change([
      ...value.filter((mapping) => !sameActor(mapping.label, label)),
      ...(picked.length > 0 ? [{ label, operators: picked }] : []),
    ]);
  useShortcuts([
    { id: "settings.search", label: t("actors.search"), keys: "/", icon: IconSearch, run: () => box.current?.select() },
  ]);
  return (
    <PartFrame
      title={t("parts.actors")}
      about={t("actors.about")}
      form={form}
      labels={{ "actors.*.operators": t("actors.people") }}
      {...saved}
    >
      <RefusalBanner refusal={facts.refusal ?? operators.refusal} title={t("errors:notLoaded")} />
      {facts.data && actors.length === 0 && <EmptyState icon={IconUsers} title={t("actors.empty")} />}
      {facts.data && actors.length > 0 && (
        <>
          <Banner tone={unmapped === 0 ? "ok" : "info"}>
            {unmapped === 0 ? t("actors.complete") : t("actors.unmapped", { count: unmapped })}
            {facts.data.unnamedSteps > 0 && (
              <>
                {". "}
                {t("actors.unnamed", { count: facts.data.unnamedSteps })}
              </>
            )}
          </Banner>
          <TextInput
            ref={box}
            type="search"
            className={classes.search ?? ""}
            aria-label={t("actors.search")}
            placeholder={t("actors.search")}
            leftSection={<IconSearch size="1rem" aria-hidden />}
            rightSection={<Kbd keys="/" />}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          {found.length === 0 && <EmptyState icon={IconSearch} title={t("actors.notFound")} />}
          <ul className={classes.rows}>
            {found.map((actor) => (
              <ActorRow
                key={actor.label}
                actor={actor}
                people={peopleOf(actor.label)}
                operators={operators.data ?? []}
                count={t("actors.stepsValue", {
                  steps: format.number(actor.steps),
                  services: format.number(actor.services),
                })}
                onChange={(picked) => assign(actor.label, picked)}
              />
            ))}
          </ul>
        </>
      )}
    </PartFrame>
  );
}

interface ActorRowProps {
  actor: Actor;
  people: readonly string[];
  operators: readonly OperatorBrief[];
  count: string;
  onChange: (picked: string[]) => void;
}

function ActorRow({ actor, people, operators, count, onChange }: ActorRowProps) {
  const { t } = useTranslation(["settings", "common"]);
  const known = operators.map(({ id, name }) => ({ value: id, label: name }));
  const gone = people
    .filter((id) => !operators.some((operator) => operator.id === id))
    .map((id) => ({ value: id, label: id }));
  // The mapping narrows nothing, so somebody without the role can be named but could not act: better said at once.
  const without =
    actor.roles.length === 0
      ? []
      : operators.filter(({ id, roles }) => people.includes(id) && !roles.some((role) => actor.roles.includes(role)));
  return (
    <li className={classes.row}>
      <div>
        <strong>{actor.label}</strong>
        <div className={classes.dim}>
          {count} ·{" "}
          {actor.roles.length === 0
            ? t("actors.noRoles")
            : actor.roles.map((role) => t(`common:role.${role}`)).join(", ")}
        </div>
      </div>
      <div>
        <MultiSelect
          aria-label={`${t("actors.people")}: ${actor.label}`}
          placeholder={people.length === 0 ? t("actors.choose") : ""}
          data={[...known, ...gone]}
          value={[...people]}
          onChange={onChange}
          searchable
          hidePickedOptions
        />
        {without.length > 0 && (
          <p className={classes.warn}>{t("actors.without", { names: without.map(({ name }) => name).join(", ") })}</p>
        )}
      </div>
    </li>
  );
}
