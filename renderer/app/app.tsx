import { MantineProvider } from "@mantine/core";
import { DatesProvider } from "@mantine/dates";
import { Notifications } from "@mantine/notifications";
import type { i18n } from "i18next";
import { type ReactNode, useMemo } from "react";
import { I18nextProvider } from "react-i18next";
import "dayjs/locale/id";
import type { Bridge } from "../client/bridge";
import { ClientProvider } from "../client/client";
import { CommandBarProvider } from "../ui/commands/command-bar";
import { CommandProvider } from "../ui/commands/commands";
import { SettingsProvider, useSettings } from "../ui/settings/settings";
import type { Settings } from "../ui/settings/settings-storage";
import { cssVariables, theme } from "../ui/theme/theme";
import { makeRouter } from "./router";
import { Session } from "./session";

export interface AppProps {
  bridge: Bridge;
  i18n: i18n;
  firstSettings: Settings;
  storage: Storage;
}

/** The whole console of one window. Everything it depends on comes in here. */
export function App({ bridge, i18n, firstSettings, storage }: AppProps) {
  const router = useMemo(() => makeRouter(), []);
  return (
    <I18nextProvider i18n={i18n}>
      <SettingsProvider first={firstSettings} storage={storage}>
        <Look>
          <ClientProvider bridge={bridge}>
            <CommandProvider>
              <Notifications position="bottom-right" limit={4} />
              <CommandBarProvider>
                <Session router={router} />
              </CommandBarProvider>
            </CommandProvider>
          </ClientProvider>
        </Look>
      </SettingsProvider>
    </I18nextProvider>
  );
}

/** The nonce of the page, which lets the component library write its style elements under the security policy. */
function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? "";
}

function Look({ children }: { children: ReactNode }) {
  const { settings } = useSettings();
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      forceColorScheme={settings.theme}
      getStyleNonce={styleNonce}
    >
      <DatesProvider settings={{ locale: settings.language, firstDayOfWeek: 1 }}>{children}</DatesProvider>
    </MantineProvider>
  );
}
