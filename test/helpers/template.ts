import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { closeKeyOf, type OfficeKey } from "../../main/platform/office-key";
import { type DataPaths, dataPaths } from "../../main/platform/paths";
import { noteCleanClose } from "../../main/store/log/clean-close";
import type { Role } from "../../shared/domain/operators/roles";

/** A data folder that a test store was set up in and closed, to be copied instead of being set up again. */
interface Template {
  files: { name: string; bytes: Buffer }[];
  officeKey: OfficeKey;
  operators: Record<Role, string>;
  /** While a copy is open: a second one beside it would be the same workstation twice. */
  inUse: boolean;
}

/** A copy of a template in a folder of its own. */
export interface TemplateCopy {
  paths: DataPaths;
  officeKey: OfficeKey;
  operators: Record<Role, string>;
  /** Says that the copy is gone. */
  done(): void;
}

/** A new empty data folder. */
export function newTestFolder(): string {
  return mkdtempSync(join(tmpdir(), "sigap-test-"));
}

/**
 * The data folders that this process set up, by what they were set up with. What is set up in the same way a second
 * time is kept, and copied from then on: a test needs its own folder, not its own publishing of a whole catalog.
 */
export class Templates {
  private readonly known = new Map<string, Template | null>();

  /** Whether a closed store set up in this way should be handed to `keep`. */
  wants(way: string): boolean {
    if (this.known.has(way)) return this.known.get(way) === null;
    this.known.set(way, null);
    return false;
  }

  keep(way: string, { paths, officeKey, operators }: Omit<TemplateCopy, "done">): void {
    const files = readdirSync(paths.folder, { withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== basename(paths.lock))
      .map(({ name }) => ({ name, bytes: readFileSync(join(paths.folder, name)) }));
    this.known.set(way, { files, officeKey, operators, inUse: false });
  }

  /** A copy of the folder that was set up in this way, or null where there is none, or one is open. */
  copy(way: string): TemplateCopy | null {
    const template = this.known.get(way);
    if (!template || template.inUse) return null;
    template.inUse = true;
    const paths = dataPaths(newTestFolder());
    for (const { name, bytes } of template.files) writeFileSync(join(paths.folder, name), bytes, { mode: 0o600 });
    noteCleanClose(paths, closeKeyOf(template.officeKey));
    return {
      paths,
      officeKey: template.officeKey,
      operators: { ...template.operators },
      done: () => {
        template.inUse = false;
      },
    };
  }
}
