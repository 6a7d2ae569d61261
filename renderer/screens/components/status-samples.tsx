import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Kbd } from "../../ui/commands/kbd";
import { useFormat } from "../../ui/format/use-format";
import {
  IconAlertTriangle,
  IconBan,
  IconCircleCheck,
  IconCircleDot,
  IconClockPause,
  IconInbox,
  IconInfoCircle,
  IconPlus,
  IconSend,
} from "../../ui/icons";
import { EmptyState } from "../../ui/layout/empty-state";
import { Panel } from "../../ui/layout/panel";
import { Banner } from "../../ui/status/banner";
import { ConflictBanner } from "../../ui/status/conflict-banner";
import { StatusBadge } from "../../ui/status/status-badge";
import type { Tone } from "../../ui/status/tone";
import { type Palette, palettes } from "../../ui/theme/palette";
import classes from "./gallery.module.css";
import { sampleNow } from "./samples";

const BADGES = [
  { tone: "info", label: "Dikerjakan", icon: IconCircleDot },
  { tone: "pause", label: "Menunggu pemohon", icon: IconClockPause },
  { tone: "accent", label: "Siap diserahkan", icon: IconSend },
  { tone: "ok", label: "Diserahkan", icon: IconCircleCheck },
  { tone: "warn", label: "Perlu diperiksa", icon: IconAlertTriangle },
  { tone: "bad", label: "Ditolak", icon: IconBan },
  { tone: "neutral", label: "Tanpa keterangan", icon: IconInfoCircle },
] as const satisfies readonly { tone: Tone; label: string; icon: unknown }[];

/** Colours, type, buttons, badges and messages. */
export function StatusSamples() {
  const { t } = useTranslation(["components", "common"]);
  const format = useFormat();
  return (
    <>
      <Panel title={t("section.colours")}>
        <div className={classes.row}>
          {(Object.keys(palettes.dark) as (keyof Palette)[]).map((name) => (
            <span key={name} className={classes.swatch}>
              <span
                className={classes.colour}
                style={{ background: `var(--sg-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)})` }}
              />
              {name}
            </span>
          ))}
        </div>
      </Panel>
      <Panel title={t("section.type")}>
        <h1 className={classes.text}>Perbaikan jaringan internet</h1>
        <h2 className={classes.text}>Perbaikan jaringan internet</h2>
        <h3 className={classes.text}>Perbaikan jaringan internet</h3>
        <p className={classes.text}>
          {format.instant(sampleNow)} · {format.number(1234567.5, 1)} · {format.bytes(2_450_000)} ·{" "}
          {format.duration(18 * 3_600_000, { working: true })}
        </p>
      </Panel>
      <Panel title={t("section.buttons")}>
        <div className={classes.row}>
          <Button rightSection={<Kbd keys="Ctrl+Enter" />}>{t("common:action.save")}</Button>
          <Button variant="default" leftSection={<IconPlus size="1rem" aria-hidden />}>
            {t("common:action.open")}
          </Button>
          <Button variant="subtle" color="gray">
            {t("common:action.cancel")}
          </Button>
          <Button color="red">{t("common:action.remove")}</Button>
          <Button disabled>{t("common:action.continue")}</Button>
          <Button loading>{t("common:action.continue")}</Button>
          <Kbd keys="Ctrl+K" />
          <Kbd keys="?" />
          <Kbd keys="Ctrl+1" quiet />
        </div>
      </Panel>
      <Panel title={t("section.status")}>
        <div className={classes.stack}>
          {(["outlined", "filled", "plain"] as const).map((variant) => (
            <div key={variant} className={classes.row}>
              {BADGES.map((badge) => (
                <StatusBadge key={badge.label} {...badge} variant={variant} />
              ))}
            </div>
          ))}
          <Banner tone="bad" title="Tidak tersimpan">
            Diska penuh. Kosongkan ruang diska, lalu simpan lagi; isian Anda tetap ada.
          </Banner>
          <Banner tone="warn" title="Dokumen sumber tidak menyebut pelaksana langkah 4" />
          <Banner tone="info">Standar layanan ini berubah sejak permohonan diterima.</Banner>
          <Banner
            tone="ok"
            title="Cadangan selesai"
            action={<Button size="compact-sm">{t("common:action.open")}</Button>}
          />
          <ConflictBanner
            conflicts={[{ id: "1", text: "Langkah Disposisi juga diselesaikan oleh Nur Hidayati dari K2." }]}
          />
          <EmptyState
            icon={IconInbox}
            title="Belum ada permohonan"
            text="Tekan N untuk mencatat permohonan pertama."
            action={<Button size="compact-md">{t("common:action.open")}</Button>}
          />
        </div>
      </Panel>
    </>
  );
}
