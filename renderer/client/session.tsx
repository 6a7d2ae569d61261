import { createContext, type ReactNode, useContext } from "react";
import type { Permission } from "../../shared/domain/operators/permissions";
import type { OperatorBrief, SessionStatus } from "../../shared/ipc/session";

const SessionContext = createContext<SessionStatus | null>(null);

/** Tells the screens below who is working on which workstation. */
export function SessionProvider({ status, children }: { status: SessionStatus; children: ReactNode }) {
  return <SessionContext.Provider value={status}>{children}</SessionContext.Provider>;
}

/** The session as the main process last told it. */
export function useSession(): SessionStatus {
  const status = useContext(SessionContext);
  if (!status) throw new Error("useSession outside SessionProvider");
  return status;
}

/** The operator at this workstation. Only for screens behind the login. */
export function useOperator(): OperatorBrief {
  const { operator } = useSession();
  if (!operator) throw new Error("useOperator before login");
  return operator;
}

/** Whether the operator may do something. The workers check again; this only decides what is shown. */
export function useMay(): (permission: Permission) => boolean {
  const { permissions } = useSession();
  return (permission) => permissions.includes(permission);
}
