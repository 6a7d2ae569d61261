import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * The folder with the catalog and the calendar: beside the code it was built from, or in the installed app's resources.
 * `resourcesPath` is Electron's, where there is one.
 */
export function findResources(codeFolder: string, resourcesPath: string | undefined): string {
  const candidates: string[] = [];
  for (let folder = codeFolder; ; folder = dirname(folder)) {
    candidates.push(join(folder, "resources"));
    if (dirname(folder) === folder) break;
  }
  if (resourcesPath) candidates.push(join(resourcesPath, "resources"), resourcesPath);
  const found = candidates.find((candidate) => existsSync(join(candidate, "catalog")));
  return found ?? join(codeFolder, "../../resources");
}
