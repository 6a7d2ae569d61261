import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "electron-vite";
import type { Plugin } from "vite";

const root = import.meta.dirname;
const fromRoot = (path: string): string => resolve(root, path);

// Development and tests may run in the Electron 33 of the npm registry (Node 20.18, Chromium 130); releases are newer.
const nodeTarget = "node20.18";
const chromeTarget = "chrome130";

// Packages with native code stay outside the bundle. The rest is bundled: one file opens faster than hundreds.
const nativePackages = ["libsql", "@node-rs/argon2"];

// Each of these is a file of its own in dist/main: threads and the command line start from them.
const mainEntries = {
  index: "main/index.ts",
  writer: "main/workers/writer.ts",
  reader: "main/workers/reader.ts",
  keeper: "main/workers/keeper.ts",
  work: "main/workers/work.ts",
  setup: "main/workers/setup.ts",
  cli: "main/cli/index.ts",
};

const mainInput = Object.fromEntries(
  Object.entries(mainEntries)
    .map(([name, path]) => [name, fromRoot(path)] as const)
    .filter(([, path]) => existsSync(path)),
);

// electron-vite sets "./" for pages opened as files; app:// answers every place inside the console with the same page.
const absoluteBase: Plugin = { name: "sigap:absolute-base", enforce: "post", config: () => ({ base: "/" }) };

/**
 * A named import of "electron" makes Electron load every one of its modules to list the names, 40 ms at each start;
 * `require` loads those that are used. Fails the build when the bundle writes the import in another form.
 */
const requireElectron: Plugin = {
  name: "sigap:require-electron",
  generateBundle(_options, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type !== "chunk" || !file.imports.includes("electron")) continue;
      const pattern = /import\s*\{([^}]*)\}\s*from\s*["']electron["'];?/;
      const names = pattern.exec(file.code)?.[1];
      if (names === undefined) throw new Error(`${file.fileName} imports electron in an unknown form`);
      const load = `import{createRequire as requireOf}from"node:module";const{${names.replaceAll(" as ", ":")}}=requireOf(import.meta.url)("electron");`;
      file.code = file.code.replace(pattern, load);
    }
  },
};

const pdfPackage = fromRoot("node_modules/pdfjs-dist");

/** Fonts, character maps and the JPEG 2000 decoder that some PDFs need, by name, with their licences. */
function pdfFiles(): Map<string, string> {
  const inFolder = (folder: string, pattern: RegExp) =>
    readdirSync(resolve(pdfPackage, folder))
      .filter((name) => pattern.test(name))
      .map((name) => [name, resolve(pdfPackage, folder, name)] as const);
  return new Map([
    ...inFolder("standard_fonts", /\.(pfb|ttf)$|^LICENSE/),
    ...inFolder("cmaps", /\.bcmap$|^LICENSE/),
    ...inFolder("wasm", /_nowasm_fallback\.js$|^LICENSE/),
  ]);
}

/** Puts the files that the PDF library asks for by name under /pdf/: in the built page and in the development server. */
const servePdfFiles: Plugin = {
  name: "sigap:pdf-files",
  generateBundle() {
    for (const [name, path] of pdfFiles()) {
      this.emitFile({ type: "asset", fileName: `pdf/${name}`, source: readFileSync(path) });
    }
  },
  configureServer(server) {
    const files = pdfFiles();
    server.middlewares.use("/pdf/", (request, response, next) => {
      const path = files.get((request.url ?? "").replace(/^\//, ""));
      if (path === undefined) return next();
      if (path.endsWith(".js")) response.setHeader("Content-Type", "text/javascript");
      response.end(readFileSync(path));
    });
  },
};

export default defineConfig({
  main: {
    plugins: [requireElectron],
    build: {
      outDir: fromRoot("dist/main"),
      target: nodeTarget,
      externalizeDeps: false,
      sourcemap: true,
      rolldownOptions: {
        input: mainInput,
        external: nativePackages,
        output: {
          format: "es",
          entryFileNames: "[name].js",
          chunkFileNames: "chunks/[name]-[hash].js",
          // Every thread compiles what it loads: less text is a quicker start. Names stay readable in stack traces.
          minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
        },
      },
    },
  },
  preload: {
    build: {
      outDir: fromRoot("dist/preload"),
      target: nodeTarget,
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: fromRoot("main/preload/index.ts") },
        // A sandboxed window runs its preload script as CommonJS only.
        output: { format: "cjs", entryFileNames: "[name].cjs" },
      },
    },
  },
  renderer: {
    root: fromRoot("renderer"),
    publicDir: false,
    plugins: [react(), absoluteBase, servePdfFiles],
    // The PDF library starts its thread as a module.
    worker: { format: "es" },
    // app:// replaces it in every page it serves, so that only the style elements of this page's own code apply.
    html: { cspNonce: "SIGAP_STYLE_NONCE" },
    build: {
      outDir: fromRoot("dist/renderer"),
      target: chromeTarget,
      emptyOutDir: true,
      minify: true,
      // The content security policy allows no data: fonts or scripts.
      assetsInlineLimit: 0,
      rolldownOptions: { input: fromRoot("renderer/index.html") },
    },
    server: { host: "127.0.0.1", port: 5173, strictPort: false },
  },
});
