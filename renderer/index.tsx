import "./client/no-eval";
import "./ui/theme/styles";
import { createRoot } from "react-dom/client";
import { App } from "./app/app";
import { screens } from "./app/screens";
import { createI18n } from "./text/i18n";
import { readSettings } from "./ui/settings/settings-storage";

const container = document.getElementById("root");
if (!container) throw new Error("index.html has no #root");

const settings = readSettings(window.localStorage);
document.documentElement.dataset.mantineColorScheme = settings.theme;

// The screen that most operators start with is fetched while the session is being asked for.
void screens[0]?.load();

createRoot(container).render(
  <App
    bridge={window.sigap}
    i18n={createI18n(settings.language)}
    firstSettings={settings}
    storage={window.localStorage}
  />,
);
