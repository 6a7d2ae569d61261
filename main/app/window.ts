import { BrowserWindow, screen } from "electron";
import { boundsOnScreen, readBounds, type SavedBounds, writeBounds } from "./bounds";

/** What a console window needs. */
export interface WindowOptions {
  /** The address to load: `appAddress`, or the development server's. */
  readonly address: string;
  /** The built preload script (dist/preload/index.cjs). */
  readonly preload: string;
  /** Where the window's place is remembered; null remembers nothing. */
  readonly dataFolder: string | null;
  /** Shown until the first paint, so that a dark control room is not lit up by a white flash. */
  readonly background: string;
  readonly title: string;
  /** Developer tools and reload; never in an installed app. */
  readonly developer: boolean;
}

const minimumWidth = 1024;
const minimumHeight = 640;

const firstBounds: SavedBounds = { place: null, width: 1366, height: 768, maximized: true };

/** The window colours before the first paint, by theme. */
export const windowBackground = { dark: "#101418", light: "#f6f8fa" } as const;

/**
 * Opens the console's window: sandboxed, isolated, without Node, spell checker off (typed names stay on this machine).
 * It becomes visible when its first page can be painted, at the place and size it had last time.
 */
export function createMainWindow(options: WindowOptions): BrowserWindow {
  const saved = options.dataFolder === null ? null : readBounds(options.dataFolder);
  const bounds = saved === null ? firstBounds : boundsOnScreen(saved, workAreas());
  const window = new BrowserWindow({
    ...bounds.place,
    width: bounds.width,
    height: bounds.height,
    minWidth: minimumWidth,
    minHeight: minimumHeight,
    show: false,
    title: options.title,
    backgroundColor: options.background,
    autoHideMenuBar: true,
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      spellcheck: false,
      devTools: options.developer,
      // Due times and the 112 form's seconds go on counting when another window covers this one.
      backgroundThrottling: false,
    },
  });
  window.once("ready-to-show", () => {
    if (bounds.maximized) window.maximize();
    window.show();
  });
  const { dataFolder } = options;
  if (dataFolder !== null) window.on("close", () => writeBounds(dataFolder, currentBounds(window)));
  // The title says which app this is; pages do not change it.
  window.on("page-title-updated", (event) => event.preventDefault());
  void window.loadURL(options.address);
  return window;
}

function workAreas() {
  return screen.getAllDisplays().map((display) => display.workArea);
}

function currentBounds(window: BrowserWindow): SavedBounds {
  const { x, y, width, height } = window.getNormalBounds();
  return { place: { x, y }, width, height, maximized: window.isMaximized() };
}
