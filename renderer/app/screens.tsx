import type { ComponentType } from "react";
import type { Permission } from "../../shared/domain/operators/permissions";
import type { SessionStatus } from "../../shared/ipc/session";
import { SETTINGS_PARTS } from "../../shared/ipc/settings";
import type { LabelKey } from "../text/resources";
import {
  type Icon,
  IconBook2,
  IconCalendar,
  IconClipboardList,
  IconClockExclamation,
  IconComponents,
  IconDeviceDesktop,
  IconInbox,
  IconSettings,
  IconUsers,
} from "../ui/icons";

/**
 * The groups of the navigation in their order, with the keys that open their screens. A screen keeps its key, whoever is
 * logged in: what watches and alarms has the function keys, as on a control desk, the rest Ctrl and a digit. F1 is help;
 * F2 stays free for a call, F3 for a trouble, F5 and F10 to F12 for the window.
 */
export const NAVIGATION = {
  watch: ["F4", "F6", "F7", "F8", "F9"],
  services: ["Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl+4", "Ctrl+5", "Ctrl+6"],
  office: ["Ctrl+7", "Ctrl+8", "Ctrl+9"],
} as const;
export type NavigationGroup = keyof typeof NAVIGATION;
type NavigationKey = (typeof NAVIGATION)[NavigationGroup][number];

/** A screen of the console. Later features add lines here and nothing else in this folder. */
export interface Screen {
  /** "/requests", "/requests/$id": what follows $ reaches the screen through usePathParams. */
  path: string;
  /** "requests:nav": namespace and key. With a label the screen has an entry in the navigation and the command bar. */
  labelKey?: LabelKey;
  icon?: Icon;
  /** Where in the navigation. */
  group?: NavigationGroup;
  /** A key of the group. */
  shortcut?: NavigationKey;
  permission: Permission | null;
  /** Parts of the screen that the command bar leads to from everywhere. */
  parts?: readonly { path: string; labelKey: LabelKey }[];
  /** A further condition, for what does not depend on permissions alone. */
  offered?: (status: SessionStatus) => boolean;
  /** Fetches the screen's code. Called again for every visit; the window keeps what it has fetched. */
  load: () => Promise<ComponentType>;
}

/** All screens in the order of the navigation. The first one that the operator may open is the start screen. */
export const screens: readonly Screen[] = [
  {
    path: "/requests",
    labelKey: "requests:navigation",
    icon: IconInbox,
    group: "services",
    shortcut: "Ctrl+1",
    permission: "requests.read",
    load: async () => (await import("../screens/requests")).QueueScreen,
  },
  {
    path: "/requests/new",
    permission: "requests.receive",
    load: async () => (await import("../screens/requests")).IntakeScreen,
  },
  {
    path: "/requests/new/$service",
    permission: "requests.receive",
    load: async () => (await import("../screens/requests")).IntakeScreen,
  },
  {
    path: "/requests/$id",
    permission: "requests.read",
    load: async () => (await import("../screens/requests")).RequestScreen,
  },
  {
    path: "/catalog",
    labelKey: "catalog:navigation",
    icon: IconClipboardList,
    group: "services",
    shortcut: "Ctrl+2",
    permission: "catalog.read",
    load: async () => (await import("../screens/catalog")).CatalogScreen,
  },
  {
    path: "/catalog/$id",
    permission: "catalog.read",
    load: async () => (await import("../screens/catalog")).ServiceScreen,
  },
  {
    path: "/registers",
    labelKey: "registers:navigation",
    icon: IconBook2,
    group: "services",
    shortcut: "Ctrl+3",
    permission: "requests.read",
    load: async () => (await import("../screens/registers")).RegistersScreen,
  },
  {
    path: "/bookings",
    labelKey: "bookings:navigation",
    icon: IconCalendar,
    group: "services",
    shortcut: "Ctrl+4",
    permission: "requests.read",
    load: async () => (await import("../screens/bookings")).BookingsScreen,
  },
  {
    path: "/moved",
    labelKey: "settings:moved.navigation",
    icon: IconClockExclamation,
    group: "services",
    shortcut: "Ctrl+5",
    permission: "requests.read",
    load: async () => (await import("../screens/settings")).MovedScreen,
  },
  {
    path: "/settings",
    labelKey: "settings:navigation",
    icon: IconSettings,
    group: "office",
    shortcut: "Ctrl+7",
    permission: "settings.manage",
    parts: SETTINGS_PARTS.map((part) => ({ path: `/settings/${part}`, labelKey: `settings:parts.${part}` as const })),
    load: async () => (await import("../screens/settings")).SettingsScreen,
  },
  {
    path: "/settings/$part",
    permission: "settings.manage",
    load: async () => (await import("../screens/settings")).SettingsScreen,
  },
  {
    path: "/operators",
    labelKey: "operators:navigation",
    icon: IconUsers,
    group: "office",
    shortcut: "Ctrl+8",
    permission: "operators.manage",
    load: async () => (await import("../screens/operators")).OperatorsScreen,
  },
  {
    path: "/account",
    permission: null,
    load: async () => (await import("../screens/operators")).AccountScreen,
  },
  {
    path: "/workstation",
    labelKey: "workstation:navigation",
    icon: IconDeviceDesktop,
    group: "office",
    shortcut: "Ctrl+9",
    permission: "workstation.read",
    load: async () => (await import("../screens/workstation")).WorkstationScreen,
  },
  {
    path: "/components",
    labelKey: "common:nav.components",
    icon: IconComponents,
    group: "office",
    permission: null,
    offered: (status) => status.demo || (status.operator?.roles.includes("administrator") ?? false),
    load: async () => (await import("../screens/components/gallery")).Gallery,
  },
];

/** Whether the operator may open a screen. */
export function mayOpen(screen: Screen, status: SessionStatus): boolean {
  const allowed = screen.permission === null || status.permissions.includes(screen.permission);
  return allowed && (screen.offered?.(status) ?? true);
}

/** The screens with an entry in the navigation, for this operator. */
export function navigationFor(status: SessionStatus): readonly Screen[] {
  return navigationGroupsFor(status).flatMap((group) => group.screens);
}

/** The same by group; a group in which the operator may open nothing is left out. */
export function navigationGroupsFor(
  status: SessionStatus,
): readonly { name: NavigationGroup; screens: readonly Screen[] }[] {
  const names = Object.keys(NAVIGATION) as NavigationGroup[];
  return names
    .map((name) => ({
      name,
      screens: screens.filter(
        (screen) => screen.group === name && screen.labelKey !== undefined && mayOpen(screen, status),
      ),
    }))
    .filter((group) => group.screens.length > 0);
}
