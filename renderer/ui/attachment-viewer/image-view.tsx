import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Banner } from "../status/banner";
import classes from "./attachment-viewer.module.css";

export interface ImageViewProps {
  bytes: Uint8Array;
  mediaType: string;
  name: string;
}

/** A picture, as large as it fits. */
export function ImageView({ bytes, mediaType, name }: ImageViewProps) {
  const { t } = useTranslation("fields");
  const [address, setAddress] = useState<string | null>(null);
  const [broken, setBroken] = useState(false);
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([bytes.slice()], { type: mediaType }));
    setBroken(false);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes, mediaType]);
  if (broken) {
    return (
      <Banner tone="warn" title={t("viewer.brokenTitle")}>
        {t("viewer.broken")}
      </Banner>
    );
  }
  return (
    <div className={classes.frame}>
      {address !== null && <img className={classes.image} src={address} alt={name} onError={() => setBroken(true)} />}
    </div>
  );
}
