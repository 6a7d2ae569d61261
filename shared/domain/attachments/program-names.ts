import { savableFileName } from "./name";

/**
 * Suffixes of what an operating system or an office program runs, installs, mounts or obeys when such a file is opened,
 * whatever is in it: programs, scripts, shortcuts, disk images, settings, pages with scripts, documents with macros.
 */
const PROGRAM_SUFFIXES = new Set(
  (
    "ade adp apk app appimage application appref-ms appx appxbundle bat chm cmd com cpl deb desktop deskthemepack " +
    "diagcab dll dmg docm dotm exe gadget grp hlp hta htm html img inf ins iqy iso isp jar jnlp job js jse " +
    "library-ms lnk mde mht mhtml mjs msc msh msh1 msh2 msh1xml msh2xml mshxml msi msix msixbundle msp mst ocx one " +
    "onepkg osd pif pkg pl potm ppam ppsm pptm prg ps1 ps1xml ps2 ps2xml psc1 psc2 psd1 psdm1 psm1 py pyc pyw pyz " +
    "rb rdp reg rpm run scf scr sct search-ms searchconnector-ms settingcontent-ms sh shb shs shtml sldm slk svg " +
    "svgz sys theme themepack udl url vb vbe vbs vhd vhdx website wsb wsc wsf wsh xbap xhtml xht xla xlam xll xlsm " +
    "xltm xnk"
  ).split(" "),
);

/** What follows the last dot, in lower case; "" without one. */
export function suffixOf(name: string): string {
  const at = name.lastIndexOf(".");
  return at < 0 ? "" : name.slice(at + 1).toLowerCase();
}

/**
 * Whether a file of this name is run when it is opened, also under the name that it would be saved by: a system that cuts
 * trailing dots and blanks makes "a.bat. " a program.
 */
export function isProgramName(name: string): boolean {
  return [name, name.replace(/[.\s]+$/u, ""), savableFileName(name)].some((each) =>
    PROGRAM_SUFFIXES.has(suffixOf(each)),
  );
}
