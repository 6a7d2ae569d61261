import { useLocation, useNavigate, useParams } from "@tanstack/react-router";
import { useCallback } from "react";

/** Opens a screen by its path, e.g. go("/requests/018f…"). `replace` leaves no step to go back to. */
export function useGo(): (path: string, options?: { replace?: boolean }) => void {
  const navigate = useNavigate();
  return useCallback((path, options) => void navigate({ to: path, replace: options?.replace ?? false }), [navigate]);
}

/** The blanks of the screen's path, filled: for "/requests/$id" it is { id }. */
export function usePathParams(): Readonly<Record<string, string | undefined>> {
  return useParams({ strict: false });
}

/** The path of the open screen. */
export function usePath(): string {
  return useLocation({ select: (location) => location.pathname });
}
