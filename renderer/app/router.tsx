import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  type ErrorComponentProps,
  Outlet,
  type RouterHistory,
} from "@tanstack/react-router";
import { type ComponentType, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSession } from "../client/session";
import { IconAlertTriangle, IconLock, IconSearch } from "../ui/icons";
import { EmptyState } from "../ui/layout/empty-state";
import { useGo } from "../ui/layout/navigate";
import { Frame } from "./frame/frame";
import { mayOpen, navigationFor, type Screen, screens } from "./screens";

/** The console's places, made from the list of screens. The place is in the address's hash part. */
export function makeRouter(history: RouterHistory = createHashHistory()) {
  // The start screen's code comes while the session is asked for. A failure shows when the screen is opened.
  void screens[0]?.load().catch(() => {});
  const root = createRootRoute({
    component: () => (
      <Frame>
        <Outlet />
      </Frame>
    ),
    notFoundComponent: NotFound,
    errorComponent: Crashed,
  });
  const start = createRoute({ getParentRoute: () => root, path: "/", component: Start });
  const places = screens.map((screen) =>
    createRoute({
      getParentRoute: () => root,
      path: screen.path,
      component: () => <Place screen={screen} />,
      errorComponent: Crashed,
    }),
  );
  return createRouter({ routeTree: root.addChildren([start, ...places]), history, defaultPreload: false });
}

/** The first screen that the operator may open. */
function Start() {
  const { t } = useTranslation();
  const go = useGo();
  const first = navigationFor(useSession())[0]?.path;
  useEffect(() => {
    if (first) go(first, { replace: true });
  }, [first, go]);
  return first ? null : <EmptyState icon={IconLock} title={t("screen.none")} />;
}

function Place({ screen }: { screen: Screen }) {
  const { t } = useTranslation();
  const status = useSession();
  if (!mayOpen(screen, status)) {
    return <EmptyState icon={IconLock} title={t("screen.notAllowed")} text={t("screen.notAllowedText")} />;
  }
  return <Loaded load={screen.load} />;
}

/**
 * A screen whose code is fetched when it is first opened. Not by Suspense: after its fallback it waits 300 ms before
 * it shows what has long been there.
 */
function Loaded({ load }: Pick<Screen, "load">) {
  const { t } = useTranslation();
  const [state, setState] = useState<{ component: ComponentType } | { failure: unknown } | null>(null);
  useEffect(() => {
    let wanted = true;
    load().then(
      (component) => wanted && setState({ component }),
      (failure: unknown) => wanted && setState({ failure }),
    );
    return () => {
      wanted = false;
    };
  }, [load]);
  if (state === null) return <p role="status">{t("screen.loading")}</p>;
  if ("failure" in state) throw state.failure;
  const Component = state.component;
  return <Component />;
}

function NotFound() {
  const { t } = useTranslation();
  return <EmptyState icon={IconSearch} title={t("screen.notFound")} text={t("screen.notFoundText")} />;
}

function Crashed({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon={IconAlertTriangle}
      title={t("screen.crashed")}
      text={
        <>
          <p>{t("screen.crashedText")}</p>
          <pre>{error instanceof Error ? error.message : String(error)}</pre>
        </>
      }
      action={
        <button type="button" onClick={reset}>
          {t("action.retry")}
        </button>
      }
    />
  );
}
