import type { ComponentType } from "react";
import type { Permission } from "../../shared/domain/operators/permissions";
import type { SessionStatus } from "../../shared/ipc/session";
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

/** A screen of the console. Later features add lines here and nothing else in this folder. */
export interface Screen {
  /** "/requests", "/requests/$id": what follows $ reaches the screen through usePathParams. */
  path: string;
  /** "requests:nav": namespace and key. With a label the screen has an entry in the navigation and the command bar. */
  labelKey?: LabelKey;
  icon?: Icon;
  /** Ctrl+1 … Ctrl+9 */
  shortcut?: string;
  permission: Permission | null;
  /** Parts of the screen that the command bar leads to from everywhere. */
  parts?: readonly { path: string; labelKey: LabelKey }[];
  /** A further condition, for what does not depend on permissions alone. */
  offered?: (status: SessionStatus) => boolean;
  /** Fetches the screen's code. Called again for every visit; the window keeps what it has fetched. */
  load: () => Promise<ComponentType>;
}

const SETTINGS_PARTS = [
  "letterhead",
  "sections",
  "actors",
  "calendar",
  "hours",
  "clocks",
  "numbering",
  "texts",
  "resources",
] as const;

/** All screens in the order of the navigation. The first one that the operator may open is the start screen. */
export const screens: readonly Screen[] = [
  {
    path: "/requests",
    labelKey: "requests:navigation",
    icon: IconInbox,
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
    shortcut: "Ctrl+3",
    permission: "requests.read",
    load: async () => (await import("../screens/registers")).RegistersScreen,
  },
  {
    path: "/bookings",
    labelKey: "bookings:navigation",
    icon: IconCalendar,
    shortcut: "Ctrl+4",
    permission: "requests.read",
    load: async () => (await import("../screens/bookings")).BookingsScreen,
  },
  {
    path: "/moved",
    labelKey: "settings:moved.navigation",
    icon: IconClockExclamation,
    shortcut: "Ctrl+5",
    permission: "requests.read",
    load: async () => (await import("../screens/settings")).MovedScreen,
  },
  {
    path: "/settings",
    labelKey: "settings:navigation",
    icon: IconSettings,
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
    shortcut: "Ctrl+9",
    permission: "workstation.read",
    load: async () => (await import("../screens/workstation")).WorkstationScreen,
  },
  {
    path: "/components",
    labelKey: "common:nav.components",
    icon: IconComponents,
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
  return screens.filter((screen) => screen.labelKey !== undefined && mayOpen(screen, status));
}
