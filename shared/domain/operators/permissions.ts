import type { Role } from "./roles";

/**
 * What an operator may do, by role. Checked in the writer for commands and in the readers for queries, always
 * against the operator's current roles.
 */
export const PERMISSIONS = [
  "requests.read",
  "requests.read-personal",
  "requests.receive",
  "requests.act",
  "requests.assign",
  "requests.close",
  "requests.extend",
  "catalog.read",
  "operators.manage",
  "settings.read",
  "settings.manage",
  "workstation.read",
  "workstation.manage",
  "drafts.own",
  "files.add",
  "records.access",
  "records.erase",
  "emergency.read",
  "emergency.take",
  "emergency.personal",
  "emergency.unmask",
  "emergency.manage",
  "emergency.report",
] as const;
export type Permission = (typeof PERMISSIONS)[number];

const EVERYONE: readonly Permission[] = ["catalog.read", "settings.read", "workstation.read", "drafts.own"];

const BY_ROLE: Readonly<Record<Role, readonly Permission[]>> = {
  administrator: [
    "operators.manage",
    "settings.manage",
    "workstation.manage",
    "requests.read",
    "records.access",
    "records.erase",
    "emergency.read",
    "emergency.manage",
  ],
  "service-desk": [
    "requests.read",
    "requests.read-personal",
    "requests.receive",
    "requests.act",
    "requests.assign",
    "requests.close",
    "requests.extend",
    "files.add",
  ],
  "team-lead": [
    "requests.read",
    "requests.read-personal",
    "requests.receive",
    "requests.act",
    "requests.assign",
    "requests.close",
    "requests.extend",
    "files.add",
    "emergency.read",
    "emergency.unmask",
    "emergency.report",
  ],
  "section-head": [
    "requests.read",
    "requests.read-personal",
    "requests.act",
    "requests.assign",
    "requests.extend",
    "files.add",
    "emergency.read",
    "emergency.unmask",
    "emergency.report",
  ],
  head: [
    "requests.read",
    "requests.read-personal",
    "requests.act",
    "requests.assign",
    "requests.extend",
    "files.add",
    "records.access",
    "emergency.read",
    "emergency.unmask",
    "emergency.report",
  ],
  "noc-operator": [
    "requests.read",
    "requests.read-personal",
    "requests.receive",
    "requests.act",
    "files.add",
    "emergency.read",
  ],
  "call-taker": ["requests.read", "emergency.read", "emergency.take", "emergency.personal"],
  "emergency-supervisor": [
    "requests.read",
    "emergency.read",
    "emergency.take",
    "emergency.personal",
    "emergency.unmask",
    "emergency.manage",
    "emergency.report",
  ],
};

/** All permissions of a set of roles. */
export function permissionsOf(roles: readonly Role[]): ReadonlySet<Permission> {
  return new Set([...EVERYONE, ...roles.flatMap((role) => BY_ROLE[role])]);
}

/** True if one of the roles carries the permission. */
export function mayDo(roles: readonly Role[], permission: Permission): boolean {
  return roles.length > 0 && permissionsOf(roles).has(permission);
}

/**
 * What a workstation may do by itself, while nobody is logged in: commands by name. None of them is open to the window;
 * the writer asks this list like an operator's roles.
 */
export const DESK_MAY: readonly string[] = [
  "setup.establish",
  "setup.enrol",
  "setup.publish-calendar",
  "setup.publish-catalog",
  "setup.first-administrator",
  "setup.restore-administrator",
  "operators.record-login",
  "calls.import",
  "shifts.record-gap",
  "calls.line-event",
];

/**
 * What the window may do and ask while the console is locked or nobody is logged in, once the office key is given: the
 * 112 desk goes on. The author is the desk (`desk/<workstation>`). Checked in the main process, and in the writer and the
 * readers. Nothing here shows a stored call or kejadian, looks a number up or finds a duplicate.
 */
export const LOCKED_DESK_MAY: readonly string[] = [
  "calls.start",
  "calls.tell",
  "calls.classify",
  "calls.end",
  "incidents.open",
  "incidents.dispatch",
  "incidents.acknowledge-alarm",
];
export const LOCKED_DESK_ASKS: readonly string[] = [
  "units.list",
  "places.search",
  "incidents.propose-units",
  "emergency.settings",
];

/** What an answer to the locked desk may be made of. */
const LOCKED_DESK_SEES: readonly Permission[] = ["emergency.read", "emergency.take"];

/** True for a permission that counts while the console is locked. */
export function lockedDeskSees(permission: Permission): boolean {
  return LOCKED_DESK_SEES.includes(permission);
}

/** True if a workstation may give this command by itself. */
export function deskMay(command: string): boolean {
  return DESK_MAY.includes(command);
}
