import type { Service } from "../../../../shared/domain/catalog/service";
import type { RequestDetail } from "../../../../shared/ipc/requests";
import { useCall } from "../../../client/client";

/** The standard as the request pinned it; undefined until it is there. */
export function useService(detail: RequestDetail, enabled = true): Service | undefined {
  const { data } = useCall("catalog.service", { id: detail.row.serviceId, hash: detail.serviceHash }, { enabled });
  return data?.service;
}
