import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ApplicantKind } from "../../../shared/domain/requests/types";
import type { StagedDescription } from "../../../shared/ipc/attachments";
import { FileField } from "../../parts/attachments/file-field";
import { ChecklistField } from "../../parts/fields/checklist-field";
import { PersonField } from "../../parts/fields/person-field";
import { ChoiceField } from "../../ui/fields/choice-field";
import { NikField } from "../../ui/fields/nik-field";
import { PhoneField } from "../../ui/fields/phone-field";
import { PlaceField } from "../../ui/fields/place-field";
import { TextField } from "../../ui/fields/text-field";
import { DateField, TimeField } from "../../ui/fields/time-field";
import { Panel } from "../../ui/layout/panel";
import classes from "./gallery.module.css";
import { sampleChecklist, sampleNow, samplePlaces } from "./samples";

/** Every form field, empty, filled and with an error. */
export function FieldSamples() {
  const { t } = useTranslation("components");
  const [kind, setKind] = useState<ApplicantKind>("agency");
  const [name, setName] = useState("Siti Rahmawati");
  const [agency, setAgency] = useState("Kalurahan Trirenggo");
  const [phone, setPhone] = useState("081234567890");
  const [wrongPhone, setWrongPhone] = useState("08123");
  const [nik, setNik] = useState("3402084507900001");
  const [wrongNik, setWrongNik] = useState("3402083013900001");
  const [place, setPlace] = useState("");
  const [time, setTime] = useState<number | null>(sampleNow);
  const [noTime, setNoTime] = useState<number | null>(null);
  const [date, setDate] = useState<string | null>("2026-11-20");
  const [choice, setChoice] = useState("letter");
  const [lines, setLines] = useState("Sambungan putus sejak pagi di ruang layanan.\nLampu ONT merah.");
  const [secret, setSecret] = useState("");
  const [files, setFiles] = useState<readonly StagedDescription[]>([]);
  const [checklist, setChecklist] = useState(sampleChecklist);
  const choices = [
    { value: "counter", label: "Loket" },
    { value: "letter", label: "Surat" },
    { value: "email", label: "Surel" },
    { value: "phone", label: "Telepon" },
  ];
  return (
    <>
      <Panel title={t("section.person")}>
        <div className={classes.stack}>
          <PersonField
            kind={{ value: kind, onChange: setKind }}
            name={{ value: name, onChange: setName }}
            agency={{ value: agency, onChange: setAgency }}
          />
          <div className={classes.columns}>
            <PhoneField value={phone} onChange={setPhone} />
            <PhoneField value={wrongPhone} onChange={setWrongPhone} error="phone" />
            <NikField value={nik} onChange={setNik} />
            <NikField value={wrongNik} onChange={setWrongNik} />
            <PlaceField value={place} onChange={setPlace} suggestions={samplePlaces} />
          </div>
        </div>
      </Panel>
      <Panel title={t("section.time")}>
        <div className={classes.columns}>
          <TimeField value={time} onChange={setTime} />
          <TimeField value={noTime} onChange={setNoTime} />
          <DateField label="Tanggal surat" value={date} onChange={setDate} />
          <DateField label="Tanggal surat" value="2027-01-04" onChange={() => undefined} error="date-future" />
        </div>
      </Panel>
      <Panel title={t("section.choices")}>
        <div className={classes.stack}>
          <ChoiceField kind="segments" label="Saluran" value={choice} onChange={setChoice} choices={choices} />
          <div className={classes.columns}>
            <ChoiceField label="Saluran" value={choice} onChange={setChoice} choices={choices} />
            <TextField label="Perihal" value="" onChange={() => undefined} error="required" required />
            <TextField kind="lines" label="Uraian" value={lines} onChange={setLines} />
            <TextField kind="password" label="Kata sandi" value={secret} onChange={setSecret} />
            <TextField label="Nomor" value="K1-2026-000012" onChange={() => undefined} disabled monospace />
          </div>
        </div>
      </Panel>
      <Panel title={t("section.files")}>
        <FileField value={files} onChange={setFiles} />
      </Panel>
      <Panel title={t("section.checklist")}>
        <ChecklistField label="Persyaratan" items={checklist} onChange={setChecklist} />
      </Panel>
    </>
  );
}
