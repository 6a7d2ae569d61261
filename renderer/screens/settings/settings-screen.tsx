import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { SETTINGS_PARTS, type SettingsPart } from "../../../shared/ipc/settings";
import { useCall } from "../../client/client";
import { useShortcuts } from "../../ui/commands/commands";
import { Kbd } from "../../ui/commands/kbd";
import { useGo, usePathParams } from "../../ui/layout/navigate";
import { usePageTitle } from "../../ui/layout/use-page-title";
import { RefusalBanner } from "../../ui/status/refusal-banner";
import { CalendarPart } from "./calendar/calendar-part";
import { ClocksPart } from "./hours/clocks-part";
import { HoursPart } from "./hours/hours-part";
import { ActorsPart } from "./office/actors-part";
import { LetterheadPart } from "./office/letterhead-part";
import { NumberingPart } from "./office/numbering-part";
import { ResourcesPart } from "./office/resources-part";
import { SectionsPart } from "./office/sections-part";
import { TextsPart } from "./office/texts-part";
import classes from "./settings.module.css";
import { partOf } from "./settings-model";

/** What the administrator sets for the office, part by part. */
export function SettingsScreen() {
  const { t } = useTranslation(["settings", "errors"]);
  const part = partOf(usePathParams().part);
  const go = useGo();
  usePageTitle(`${t(`parts.${part}`)} - ${t("title")}`);
  const open = (target: SettingsPart) => go(`/settings/${target}`, { replace: true });
  useShortcuts([
    ...SETTINGS_PARTS.map((target, index) => ({
      id: `settings.${target}`,
      label: t(`parts.${target}`),
      keys: `Alt+${index + 1}`,
      // The command bar leads to the parts from everywhere.
      inBar: false,
      run: () => open(target),
    })),
    { id: "settings.operators", label: t("openOperators"), run: () => go("/operators") },
  ]);
  return (
    <div className={classes.screen}>
      <nav className={classes.parts} aria-label={t("parts.label")}>
        <h1 className={classes.title}>{t("title")}</h1>
        <ul className={classes.partList}>
          {SETTINGS_PARTS.map((target, index) => (
            <li key={target}>
              <button
                type="button"
                className={classes.part}
                aria-current={target === part ? "page" : undefined}
                onClick={() => open(target)}
              >
                <span className={classes.partName}>{t(`parts.${target}`)}</span>
                <Kbd keys={`Alt+${index + 1}`} quiet />
              </button>
            </li>
          ))}
        </ul>
        <div className={classes.people}>
          <p className={classes.dim}>{t("people")}</p>
          <Button variant="default" size="compact-sm" onClick={() => go("/operators")}>
            {t("openOperators")}
          </Button>
        </div>
      </nav>
      <div className={classes.content}>
        <OpenPart part={part} key={part} />
      </div>
    </div>
  );
}

function OpenPart({ part }: { part: SettingsPart }) {
  const { t } = useTranslation(["settings", "errors", "common"]);
  const settings = useCall("settings.get", {});
  if (settings.refusal) return <RefusalBanner refusal={settings.refusal} title={t("errors:notLoaded")} />;
  if (!settings.data) return <p role="status">{t("common:screen.loading")}</p>;
  const { data } = settings;
  switch (part) {
    case "letterhead":
      return <LetterheadPart settings={data} />;
    case "sections":
      return <SectionsPart settings={data} />;
    case "actors":
      return <ActorsPart settings={data} />;
    case "calendar":
      return <CalendarPart />;
    case "hours":
      return <HoursPart />;
    case "clocks":
      return <ClocksPart settings={data} />;
    case "numbering":
      return <NumberingPart settings={data} />;
    case "texts":
      return <TextsPart settings={data} />;
    case "resources":
      return <ResourcesPart settings={data} />;
  }
}
