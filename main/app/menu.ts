import { Menu, type MenuItemConstructorOptions } from "electron";

/** What the menu depends on. */
export interface MenuOptions {
  readonly platform: NodeJS.Platform;
  /** Reload and developer tools; never in an installed app. */
  readonly developer: boolean;
}

/**
 * The menu's content, or null for none. Linux and Windows need no menu for copy and paste; macOS takes these shortcuts
 * from one. The console's own shortcuts belong to its screens.
 */
export function menuTemplate({ platform, developer }: MenuOptions): MenuItemConstructorOptions[] | null {
  const template: MenuItemConstructorOptions[] = [];
  if (platform === "darwin") template.push({ role: "appMenu" }, { role: "editMenu" }, { role: "windowMenu" });
  if (developer) {
    template.push({
      label: "Pengembang",
      submenu: [{ role: "reload" }, { role: "forceReload" }, { role: "toggleDevTools" }],
    });
  }
  return template.length === 0 ? null : template;
}

/** Sets the app's menu. Without one, Ctrl+R and the developer tools' shortcut do nothing. */
export function setMenu(options: MenuOptions): void {
  const template = menuTemplate(options);
  Menu.setApplicationMenu(template === null ? null : Menu.buildFromTemplate(template));
}
