import { Button } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { type KeyboardEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { RequestDetail } from "../../../../../shared/ipc/requests";
import { useCall } from "../../../../client/client";
import { Kbd } from "../../../../ui/commands/kbd";
import { TextField } from "../../../../ui/fields/text-field";
import { useFormat } from "../../../../ui/format/use-format";
import { RefusalBanner } from "../../../../ui/status/refusal-banner";
import { RequestStatusBadge } from "../../status";
import classes from "../detail.module.css";
import mergeClasses from "./merge.module.css";
import { candidates, type MergeCandidate, type MergeDraft } from "./merge-model";

const NO_FILTERS = {
  serviceId: null,
  section: null,
  status: null,
  channel: null,
  receivedFrom: null,
  receivedTo: null,
};

interface MergeSearchProps {
  detail: RequestDetail;
  draft: MergeDraft;
  onDraft: (draft: MergeDraft) => void;
  onClose: () => void;
}

/** Looks for the other request: the similar ones first, then by whatever is typed. */
export function MergeSearch({ detail, draft, onDraft, onClose }: MergeSearchProps) {
  const { t } = useTranslation(["procedure", "common", "errors"]);
  const list = useRef<HTMLUListElement>(null);
  const search = draft.search.trim();
  const [asked] = useDebouncedValue(search, 150);
  const { applicant, row, letter } = detail;
  const similar = useCall(
    "requests.similar",
    {
      serviceId: row.serviceId,
      applicant: {
        name: applicant?.name ?? "",
        agency: applicant?.agency ?? "",
        phone: applicant?.phone ?? "",
        nik: applicant?.nik ?? "",
      },
      letterNumber: letter.number,
      except: row.id,
    },
    { enabled: applicant !== null },
  );
  const found = useCall(
    "requests.page",
    { view: "all", search: asked, sort: "received", descending: true, after: null, limit: 20, filters: NO_FILTERS },
    { enabled: asked !== "", keepPrevious: true },
  );
  const listed = candidates(search, similar.data ?? [], found.data?.rows ?? [], row.id);
  const settled = search === "" ? !similar.loading : !found.loading && asked === search;
  const buttons = () => [...(list.current?.querySelectorAll("button") ?? [])];
  const move = (event: KeyboardEvent, by: number) => {
    const all = buttons();
    const at = all.indexOf(document.activeElement as HTMLButtonElement);
    event.preventDefault();
    if (at + by < 0) document.querySelector<HTMLElement>("[data-path='merge.search']")?.focus();
    else all[Math.min(at + by, all.length - 1)]?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrows are a shorter way; Tab reaches every button too
    <div
      className={classes.stack}
      onKeyDown={(event) => {
        if (event.key === "ArrowDown") move(event, 1);
        if (event.key === "ArrowUp") move(event, -1);
      }}
    >
      <p className={classes.about}>{t("merge.about")}</p>
      <RefusalBanner refusal={similar.refusal ?? found.refusal} title={t("errors:notLoaded")} />
      <TextField
        label={t("merge.search")}
        description={t("merge.searchHint")}
        value={draft.search}
        onChange={(typed) => onDraft({ ...draft, search: typed })}
        maxLength={200}
        autoFocus
        data-path="merge.search"
      />
      <h3 className={classes.subheading}>{t(search === "" ? "merge.similar" : "merge.found")}</h3>
      {listed.length === 0 && settled && (
        <p className={classes.silent} role="status">
          {t(search === "" ? "merge.nothingSimilar" : "merge.nothing")}
        </p>
      )}
      <ul ref={list} className={mergeClasses.list}>
        {listed.map((candidate) => (
          <li key={candidate.id}>
            <Candidate candidate={candidate} onPick={() => onDraft({ ...draft, other: candidate.id, kept: null })} />
          </li>
        ))}
      </ul>
      <div className={classes.dialogButtons}>
        <Button variant="default" rightSection={<Kbd keys="Esc" />} onClick={onClose}>
          {t("common:action.cancel")}
        </Button>
      </div>
    </div>
  );
}

function Candidate({ candidate, onPick }: { candidate: MergeCandidate; onPick: () => void }) {
  const { t } = useTranslation("procedure");
  const format = useFormat();
  return (
    <button type="button" className={mergeClasses.candidate} onClick={onPick}>
      <span className={mergeClasses.line}>
        <strong>{candidate.number}</strong>
        <RequestStatusBadge status={candidate.status} />
        <span className={mergeClasses.dim}>{format.instant(candidate.receivedAt)}</span>
        {candidate.why.map((why) => (
          <span key={why} className={mergeClasses.why}>
            {t(`merge.whys.${why}`)}
          </span>
        ))}
      </span>
      <span>{[candidate.subject, candidate.applicant].filter(Boolean).join(" · ")}</span>
      <span className={mergeClasses.dim}>{candidate.serviceName}</span>
    </button>
  );
}
