// Every feature's words, in both languages. A new feature adds its two imports and its two lines here.
import { bookings as bookingsEn } from "./en/bookings";
import { catalog as catalogEn } from "./en/catalog";
import { common as commonEn } from "./en/common";
import { components as componentsEn } from "./en/components";
import { documents as documentsEn } from "./en/documents";
import { errors as errorsEn } from "./en/errors";
import { fields as fieldsEn } from "./en/fields";
import { operators as operatorsEn } from "./en/operators";
import { parts as partsEn } from "./en/parts";
import { procedure as procedureEn } from "./en/procedure";
import { queue as queueEn } from "./en/queue";
import { registers as registersEn } from "./en/registers";
import { requests as requestsEn } from "./en/requests";
import { session as sessionEn } from "./en/session";
import { settings as settingsEn } from "./en/settings";
import { workstation as workstationEn } from "./en/workstation";
import { bookings } from "./id/bookings";
import { catalog } from "./id/catalog";
import { common } from "./id/common";
import { components } from "./id/components";
import { documents } from "./id/documents";
import { errors } from "./id/errors";
import { fields } from "./id/fields";
import { operators } from "./id/operators";
import { parts } from "./id/parts";
import { procedure } from "./id/procedure";
import { queue } from "./id/queue";
import { registers } from "./id/registers";
import { requests } from "./id/requests";
import { session } from "./id/session";
import { settings } from "./id/settings";
import { workstation } from "./id/workstation";

const indonesian = {
  common,
  documents,
  errors,
  fields,
  parts,
  session,
  requests,
  registers,
  queue,
  procedure,
  bookings,
  catalog,
  operators,
  settings,
  workstation,
  components,
};
const english = {
  common: commonEn,
  documents: documentsEn,
  errors: errorsEn,
  fields: fieldsEn,
  parts: partsEn,
  session: sessionEn,
  registers: registersEn,
  requests: requestsEn,
  queue: queueEn,
  procedure: procedureEn,
  bookings: bookingsEn,
  catalog: catalogEn,
  operators: operatorsEn,
  settings: settingsEn,
  workstation: workstationEn,
  components: componentsEn,
} satisfies typeof indonesian;

/** A text by namespace and key, for lists that name their words: "requests:nav". */
export type LabelKey = {
  [N in keyof typeof indonesian]: `${N}:${KeysOf<(typeof indonesian)[N]>}`;
}[keyof typeof indonesian];

type KeysOf<T> = { [K in keyof T & string]: T[K] extends string ? K : `${K}.${KeysOf<T[K]>}` }[keyof T & string];

export const resources = { id: indonesian, en: english };

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "common";
    resources: typeof indonesian;
  }
}
