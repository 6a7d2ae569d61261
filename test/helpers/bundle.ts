import { join, resolve } from "node:path";
import { rolldown } from "rolldown";

const root = resolve(import.meta.dirname, "../..");

/** Packages with native code stay outside a bundle; they are found from where the bundle lies, inside the project. */
const EXTERNAL = ["@photostructure/sqlite", "@node-rs/argon2"];

/**
 * Bundles TypeScript entry points for plain Node, as the build does for the app's threads.
 *
 * @param name a folder below node_modules/.cache that the files are written to.
 * @returns the folder; each entry is `<key>.js` in it.
 */
export async function bundleForNode(name: string, entries: Readonly<Record<string, string>>): Promise<string> {
  const folder = join(root, "node_modules/.cache", name);
  const bundle = await rolldown({
    input: Object.fromEntries(Object.entries(entries).map(([key, path]) => [key, resolve(root, path)])),
    external: EXTERNAL,
    platform: "node",
    logLevel: "warn",
  });
  await bundle.write({ dir: folder, format: "es", entryFileNames: "[name].js", sourcemap: true });
  await bundle.close();
  return folder;
}
