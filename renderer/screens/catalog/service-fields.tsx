import { useTranslation } from "react-i18next";
import type { Service } from "../../../shared/domain/catalog/service";
import { type Fact, FactList } from "../../ui/layout/fact-list";
import { Panel } from "../../ui/layout/panel";
import classes from "./catalog.module.css";

/** What Sigap asks for when a request of this service is received, where it is registered and what it may book. */
export function ServiceFields({ service }: { service: Service }) {
  const { t } = useTranslation(["catalog", "bookings"]);
  const { fields, register, books } = service;
  const facts: Fact[] = [
    ...(register === null ? [] : [{ label: t("register"), value: t(`registers.${register}`) }]),
    ...(books.length === 0
      ? []
      : [{ label: t("books"), value: books.map((kind) => t(`bookings:kinds.${kind}`)).join(", ") }]),
  ];
  if (fields.length === 0 && facts.length === 0) return null;
  const labelOf = (id: string) => fields.find((field) => field.id === id)?.label ?? id;
  const answerOf = (id: string, value: string | boolean) => {
    if (typeof value === "boolean") return t(value ? "fieldYes" : "fieldNo");
    return fields.find((field) => field.id === id)?.options?.find((option) => option.id === value)?.label ?? value;
  };
  return (
    <Panel title={t("fields")}>
      {facts.length > 0 && <FactList facts={facts} />}
      {fields.length > 0 && (
        <ul className={classes.fields}>
          {fields.map((field) => (
            <li key={field.id}>
              <span className={classes.stepTitle}>{field.label}</span>
              <span className={classes.kind}>{t(field.required ? "fieldRequired" : "fieldOptional")}</span>
              <div className={classes.stepFacts}>
                <span>{t(`fieldKind.${field.kind}`, { unit: field.unit ?? "" })}</span>
                {field.options && <span>{field.options.map((option) => option.label).join(" / ")}</span>}
                {field.when && (
                  <span>
                    {t("fieldWhen", {
                      field: labelOf(field.when.field),
                      is: field.when.is.map((value) => answerOf(field.when?.field ?? "", value)).join(" / "),
                    })}
                  </span>
                )}
                {field.source && <span>{t("fieldSource", { source: field.source })}</span>}
              </div>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
