import type { ImportEdge } from "./imports";

/** A rule about who may import whom. */
export interface LayerRule {
  readonly name: string;
  /** Why the rule is there; printed with what breaks it. */
  readonly because: string;
  readonly forbids: (edge: ImportEdge) => boolean;
}

const isNode = (edge: ImportEdge): boolean => !edge.inside && edge.to.startsWith("node:");
const isPackage = (edge: ImportEdge, name: string): boolean =>
  !edge.inside && (edge.to === name || edge.to.startsWith(`${name}/`));
const isElectron = (edge: ImportEdge): boolean => isPackage(edge, "electron");
const within = (path: string, ...folders: string[]): boolean => folders.some((folder) => path.startsWith(`${folder}/`));

/** The interface that features and the store share. */
const FEATURE_INTERFACES = ["feature", "command", "query", "reference"].map((name) => `main/features/${name}.ts`);

/** What a new or a demo folder is filled with before there is anything to hand features to. */
const FOR_SET_UP = ["main/features/demo/fill.ts", "main/features/office/establish.ts"];

/** The features that each may import. */
const FEATURE_IMPORTS: Readonly<Record<string, readonly string[]>> = {
  // A room is booked for a request, in the request's own stream.
  bookings: ["requests"],
  // The catalog that the app brings is published with the calendar it brings.
  catalog: ["calendar"],
  // The demo sets an office up; what its features play is handed to it.
  demo: ["office"],
  emergency: ["demo"],
  office: ["catalog", "demo", "operators"],
  registers: ["demo", "requests"],
  requests: ["bookings", "demo", "registers"],
};

const featureOf = (path: string): string | null => /^main\/features\/([^/]+)\//.exec(path)?.[1] ?? null;

/** The layers of the console, from the facts outwards. */
export const layerRules: readonly LayerRule[] = [
  {
    name: "the domain imports itself and zod only",
    because: "rules must give the same answer in every process and in every test",
    forbids: (edge) =>
      within(edge.from, "shared/domain") &&
      !(edge.inside && within(edge.to, "shared/domain")) &&
      !isPackage(edge, "zod"),
  },
  {
    name: "shared imports neither a side nor what only one side has",
    because: "it runs in the window and in the main process",
    forbids: (edge) =>
      within(edge.from, "shared") && ((edge.inside && !within(edge.to, "shared")) || isNode(edge) || isElectron(edge)),
  },
  {
    name: "the window's code imports shared and itself only",
    because: "the window is sandboxed: it reaches the main process through the bridge alone",
    forbids: (edge) =>
      within(edge.from, "renderer") &&
      ((edge.inside && !within(edge.to, "renderer", "shared")) || isNode(edge) || isElectron(edge)),
  },
  {
    name: "main imports shared, resources and itself only",
    because: "the main process must not depend on what a screen looks like",
    forbids: (edge) => within(edge.from, "main") && edge.inside && !within(edge.to, "main", "shared", "resources"),
  },
  {
    name: "features know neither Electron nor the exchange with other workstations",
    because: "they run in a worker thread, in the command line and in tests, with or without a network",
    forbids: (edge) =>
      within(edge.from, "main/features") && (isElectron(edge) || (edge.inside && within(edge.to, "main/sync"))),
  },
  {
    name: "the machine imports no feature",
    because: "features are handed to the store: whoever adds one touches nothing of it",
    forbids: (edge) =>
      edge.inside &&
      ((within(edge.from, "main/store") &&
        within(edge.to, "main/features") &&
        !(edge.typeOnly && FEATURE_INTERFACES.includes(edge.to))) ||
        (within(edge.from, "main/workers") &&
          featureOf(edge.to) !== null &&
          !(edge.from === "main/workers/setup.ts" && FOR_SET_UP.includes(edge.to)))),
  },
  {
    name: "a feature imports another only where it says so",
    because: "what features know of each other is a decision, to be seen in one place",
    forbids: (edge) => {
      const from = featureOf(edge.from);
      const to = edge.inside ? featureOf(edge.to) : null;
      return from !== null && to !== null && from !== to && !(FEATURE_IMPORTS[from] ?? []).includes(to);
    },
  },
  {
    name: "Electron runs in main/index.ts, main/app and main/preload only",
    because: "everything else also runs in plain Node",
    forbids: (edge) =>
      isElectron(edge) &&
      !edge.typeOnly &&
      edge.from !== "main/index.ts" &&
      !within(edge.from, "main/app", "main/preload"),
  },
  {
    name: "a screen never imports another screen",
    because:
      "screens are added, moved and removed one by one; what two of them need belongs to renderer/parts, ui or client",
    forbids: (edge) => {
      const from = screenOf(edge.from);
      const to = edge.inside ? screenOf(edge.to) : null;
      return from !== null && to !== null && from !== to;
    },
  },
  {
    name: "nothing below the screens imports a screen",
    because: "the client, the components and the charts serve every screen",
    forbids: (edge) =>
      within(edge.from, "renderer/parts", "renderer/ui", "renderer/client", "renderer/charts", "renderer/text") &&
      edge.inside &&
      within(edge.to, "renderer/screens", "renderer/app"),
  },
  {
    name: "nothing below the parts imports a part",
    because: "parts know features; what they are built from serves any feature",
    forbids: (edge) =>
      within(edge.from, "renderer/ui", "renderer/client", "renderer/charts", "renderer/text") &&
      edge.inside &&
      within(edge.to, "renderer/parts"),
  },
  {
    name: "ui knows no feature and asks the store for nothing",
    because: "a component that knows a feature, or what the store answers about it, belongs to renderer/parts",
    forbids: (edge) =>
      within(edge.from, "renderer/ui") &&
      edge.inside &&
      within(edge.to, "shared/domain", "shared/ipc", "renderer/client") &&
      // The codes of refusals are the same for every feature.
      edge.to !== "shared/ipc/errors.ts",
  },
  {
    name: "no module uses node:sqlite",
    because: "the Node of the oldest supported Electron does not have it",
    forbids: (edge) => edge.to === "node:sqlite" || edge.to === "sqlite",
  },
];

/** The imports that break a rule, as sentences. */
export function violations(edges: readonly ImportEdge[], rules: readonly LayerRule[] = layerRules): string[] {
  return rules.flatMap((rule) =>
    edges
      .filter((edge) => rule.forbids(edge))
      .map((edge) => `${edge.from} imports ${edge.to}: ${rule.name} (${rule.because})`),
  );
}

function screenOf(path: string): string | null {
  return /^renderer\/screens\/([^/]+)\//.exec(path)?.[1] ?? null;
}
