import { existsSync, readFileSync, statSync } from "node:fs";
import { officeName } from "../../../../shared/domain/office/events";
import type { CallOutput, ParsedInput } from "../../../../shared/ipc/contract";
import type { WorkstationStatus } from "../../../../shared/ipc/workstation";
import { dataPaths } from "../../../platform/paths";
import { readLogCheck } from "../../../store/log/log-check";
import type { Query, QueryTools } from "../../query";

function sizeOf(path: string): number {
  return ["", "-wal"].reduce((sum, side) => sum + (existsSync(path + side) ? statSync(path + side).size : 0), 0);
}

/** The newest backup that was written from this folder, or null. */
export function lastBackup(backupsFile: string): { path: string; at: number } | null {
  if (!existsSync(backupsFile)) return null;
  try {
    const list = JSON.parse(readFileSync(backupsFile, "utf8")) as { path: string; at: number }[];
    return list.at(-1) ?? null;
  } catch {
    return null;
  }
}

/** What is known of the log's chains. Damage is a notice, too, for as long as the next check does not find it mended. */
function checkOfLog({ workstation, keyring }: QueryTools): Pick<WorkstationStatus, "logCheck" | "notices"> {
  const { whole, walk } = readLogCheck(dataPaths(workstation.dataFolder).logCheck, keyring.noteSeal);
  const bad = whole?.bad && { origin: whole.bad.origin, seq: whole.bad.seq, reason: whole.bad.reason };
  return {
    logCheck: {
      whole: whole && { at: whole.at, events: whole.events, bad: bad ?? null },
      checking: walk?.events ?? null,
    },
    notices: [
      ...(bad ? [{ code: "log-damage-found", params: { origin: bad.origin, seq: bad.seq } }] : []),
      ...workstation.notices,
    ],
  };
}

/** The state of this workstation: what it holds, how its key is kept, what is wrong. */
export const workstationStatus: Query<ParsedInput<"workstation.status">, CallOutput<"workstation.status">> = (
  _input,
  tools,
) => {
  const paths = dataPaths(tools.workstation.dataFolder);
  const office = tools.reference.office.office;
  const count = (text: string) => tools.database.rawGet<{ n: number }>(text)?.n ?? 0;
  return {
    office: office ?? "",
    officeName: office ? officeName(office) : "",
    workstation: tools.log.meta("workstation") ?? "",
    origin: tools.log.meta("origin") ?? "",
    demo: tools.reference.office.demo,
    version: tools.workstation.version,
    dataFolder: tools.workstation.dataFolder,
    events: tools.log.lastPosition(),
    streams: count("SELECT count(*) AS n FROM view.requests"),
    logBytes: sizeOf(paths.log),
    viewBytes: sizeOf(paths.view),
    keyProtection: tools.workstation.keyProtection,
    calendarYears: Object.values(tools.reference.calendarState.years).map((year) => ({
      year: year.year,
      decree: year.decree,
      national: Object.keys(year.national).length,
      jointLeave: Object.keys(year.jointLeave).length,
    })),
    catalogProblems: tools.workstation.catalogProblems,
    flaggedClocks: count("SELECT count(*) AS n FROM view.flags WHERE flag = 'clock-wrong'"),
    withoutEffect: count("SELECT count(*) AS n FROM view.flags WHERE flag >= 'judged-' AND flag < 'judged.'"),
    unreadable: count("SELECT count(*) AS n FROM view.flags WHERE flag IN ('unreadable', 'unknown-stream')"),
    conflicts: count("SELECT coalesce(sum(conflicts), 0) AS n FROM view.requests WHERE is_open = 1"),
    lastBackup: lastBackup(paths.backups),
    ...checkOfLog(tools),
  };
};
