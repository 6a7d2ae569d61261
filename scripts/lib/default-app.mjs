// Packed into the fallback Electron as its default app: starts the app folder named on the command line, as the default
// app of an Electron release does. It runs inside Electron, never in Node. The top-level await makes Electron hold its
// "ready" event back until the app's main module has run.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { app } from "electron";

const modules = [];
let folder = null;
const rest = process.argv.slice(1);
while (folder === null && rest.length > 0) {
  const argument = rest.shift();
  // Playwright asks for its loader to run before the app in this way.
  if (argument === "-r" || argument === "--require") modules.push(rest.shift());
  else if (!argument.startsWith("-")) folder = resolve(argument);
}

if (folder === null) {
  process.stderr.write("Usage: electron FOLDER [arguments]\n");
  app.exit(1);
} else {
  Object.defineProperty(process, "defaultApp", { configurable: false, enumerable: true, value: true });
  const packageFile = join(folder, "package.json");
  const description = JSON.parse(readFileSync(packageFile, "utf8"));
  app.setName(description.productName ?? description.name);
  app.setVersion(description.version);
  app.setAppPath(folder);
  const require = createRequire(packageFile);
  for (const module of modules) require(resolve(module));
  await import(pathToFileURL(join(folder, description.main)).href);
}
