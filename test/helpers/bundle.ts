import { join, resolve } from "node:path";
import { build } from "vite";

const root = resolve(import.meta.dirname, "../..");

/**
 * Bundles a TypeScript program for plain Node, as the build does for the app's threads.
 *
 * @param name a folder below out/bundles that the files are written to.
 * @returns the folder; each entry is `<key>.js` in it.
 */
export async function bundleForNode(name: string, entries: Readonly<Record<string, string>>): Promise<string> {
  const folder = join(root, "out/bundles", name);
  await build({
    root,
    configFile: false,
    logLevel: "error",
    publicDir: false,
    // Packages with native code are found from where the bundle lies, inside the project.
    ssr: { noExternal: true, external: ["libsql", "@node-rs/argon2"] },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: true,
      target: "node20.18",
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(entries).map(([key, path]) => [key, resolve(root, path)])),
        output: { entryFileNames: "[name].js", chunkFileNames: "chunks/[name]-[hash].js" },
      },
    },
  });
  return folder;
}
