import { OFFICES, type Office } from "../../shared/domain/catalog/entry";
import type { Service } from "../../shared/domain/catalog/service";
import { loadCatalog } from "../platform/resources";
import { CliError } from "./verb";

/** The services of an office as the app ships them. @throws CliError that names every fault of the files */
export function officeServices(resources: string, office: Office): Service[] {
  const { services, problems } = loadCatalog(resources, office);
  if (problems.length > 0) {
    const list = problems.map((problem) => `  ${problem.message}`).join("\n");
    throw new CliError(`Katalog ${office} tidak dapat dipakai. Perbaiki berkasnya:\n${list}`);
  }
  return services;
}

/** A service by its id; the id begins with its office. @throws CliError */
export function serviceById(resources: string, id: string): { office: Office; service: Service } {
  const office = OFFICES.find((candidate) => id.startsWith(`${candidate}-`));
  const service = office && officeServices(resources, office).find((candidate) => candidate.entry.id === id);
  if (office && service) return { office, service };
  const where = office ?? "KANTOR";
  throw new CliError(`Layanan "${id}" tidak ada di katalog. Lihat daftarnya dengan: catalog list --office ${where}`);
}
