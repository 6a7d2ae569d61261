import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, posix, relative, resolve, sep } from "node:path";
import { parseSync } from "vite";

/** One import of one file. `to` is a project file, or a package or built-in module as it is written ("node:fs"). */
export interface ImportEdge {
  readonly from: string;
  readonly to: string;
  /** Whether `to` is a file of the project. */
  readonly inside: boolean;
  /** Whether the import vanishes when types are removed. */
  readonly typeOnly: boolean;
}

/** Source files by their path from the project's root, with "/" as separator. */
export type Sources = ReadonlyMap<string, string>;

const projectRoot = resolve(import.meta.dirname, "../..");

/** Reads the TypeScript files of the named folders. */
export function readSources(folders: readonly string[]): Sources {
  const sources = new Map<string, string>();
  for (const folder of folders) {
    for (const entry of readdirSync(join(projectRoot, folder), { recursive: true, encoding: "utf8" })) {
      const file = join(projectRoot, folder, entry);
      if (!/\.tsx?$/.test(file) || !statSync(file).isFile()) continue;
      sources.set(relative(projectRoot, file).split(sep).join("/"), readFileSync(file, "utf8"));
    }
  }
  return sources;
}

/** All imports of the sources: static ones, re-exports and dynamic ones with a plain string. */
export function importsOf(sources: Sources): ImportEdge[] {
  return [...sources].flatMap(([file, text]) => {
    const { module, errors } = parseSync(file, text);
    if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
    const edges: ImportEdge[] = [];
    const add = (specifier: string, typeOnly: boolean): void => {
      const target = resolveSpecifier(file, specifier, sources);
      edges.push({ from: file, to: target ?? specifier, inside: target !== null, typeOnly });
    };
    for (const statement of module.staticImports) {
      add(statement.moduleRequest.value, statement.entries.length > 0 && statement.entries.every((one) => one.isType));
    }
    for (const statement of module.staticExports) {
      for (const entry of statement.entries) {
        if (entry.moduleRequest) add(entry.moduleRequest.value, entry.isType);
      }
    }
    for (const call of module.dynamicImports) {
      const literal = /^["'`]([^"'`$]+)["'`]$/.exec(text.slice(call.moduleRequest.start, call.moduleRequest.end));
      if (literal?.[1]) add(literal[1], false);
    }
    return edges;
  });
}

/** The project file that a relative import names, or null for a package. */
function resolveSpecifier(file: string, specifier: string, sources: Sources): string | null {
  if (!specifier.startsWith(".")) return null;
  const base = posix.join(posix.dirname(file), specifier.replace(/\?.*$/, ""));
  const found = [base, `${base}.ts`, `${base}.tsx`, `${base}/index.ts`, `${base}/index.tsx`].find((one) =>
    sources.has(one),
  );
  // Styles, JSON, pictures: files, though not sources. They count as inside so that layer rules see them.
  return found ?? base;
}

/**
 * The groups of files that import each other in a circle, each with its files in alphabetical order (Tarjan's strongly
 * connected components). Imports of types alone count too: a circle of types ties two modules together all the same.
 */
export function cyclesOf(edges: readonly ImportEdge[]): string[][] {
  const targets = new Map<string, string[]>();
  for (const edge of edges) {
    if (!edge.inside) continue;
    targets.set(edge.from, [...(targets.get(edge.from) ?? []), edge.to]);
  }
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const cycles: string[][] = [];
  const visit = (file: string): number => {
    const number = order.size;
    order.set(file, number);
    let low = number;
    open.push(file);
    for (const target of targets.get(file) ?? []) {
      if (!order.has(target)) low = Math.min(low, visit(target));
      else if (open.includes(target)) low = Math.min(low, lowest.get(target) ?? order.get(target) ?? low);
    }
    lowest.set(file, low);
    if (low === number) {
      const group = open.splice(open.indexOf(file));
      if (group.length > 1 || targets.get(file)?.includes(file)) cycles.push(group.sort());
    }
    return low;
  };
  for (const file of targets.keys()) if (!order.has(file)) visit(file);
  return cycles;
}

/** Everything that the files whose path starts with `prefix` reach through run-time imports, with the way to it. */
export function reachableFrom(prefix: string, edges: readonly ImportEdge[]): Map<string, string[]> {
  const ways = new Map<string, string[]>();
  const queue = edges.filter((edge) => edge.from.startsWith(prefix)).map((edge) => [edge.from]);
  for (let way = queue.shift(); way !== undefined; way = queue.shift()) {
    const last = way.at(-1) ?? "";
    if (ways.has(last)) continue;
    ways.set(last, way);
    for (const edge of edges) if (edge.from === last && !edge.typeOnly) queue.push([...way, edge.to]);
  }
  return ways;
}
