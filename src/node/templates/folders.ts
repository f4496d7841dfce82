import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

/** The environment of a process: what FORM8606_CACHE_DIR, XDG_CACHE_HOME and so on are set to. */
type Environment = Readonly<Record<string, string | undefined>>;

/** The name of a tax year's blank at irs.gov, and here. @example blankName(2023) // "f8606--2023.pdf" */
export function officialFileName(taxYear: number): string {
  return `f8606--${taxYear}.pdf`;
}

/** Folders that may hold the IRS's own blanks: the one FORM8606_OFFICIAL_DIR names, then the user's cache. */
export function officialFolders(): string[] {
  const { FORM8606_OFFICIAL_DIR: named } = process.env;
  return [...(named ? [named] : []), cacheFolder()];
}

/**
 * Where downloaded blanks are kept: FORM8606_CACHE_DIR, or the program's own folder where this system keeps caches
 * (XDG_CACHE_HOME or ~/.cache, ~/Library/Caches on macOS, %LOCALAPPDATA% on Windows).
 */
export function cacheFolder(
  env: Environment = process.env,
  platform: NodeJS.Platform = process.platform,
  home = homedir(),
): string {
  if (env.FORM8606_CACHE_DIR) return env.FORM8606_CACHE_DIR;
  // A relative path in it is to be ignored (XDG Base Directory Specification).
  if (env.XDG_CACHE_HOME && isAbsolute(env.XDG_CACHE_HOME)) return join(env.XDG_CACHE_HOME, "form8606");
  if (platform === "darwin") return join(home, "Library", "Caches", "form8606");
  if (platform === "win32")
    return join(env.LOCALAPPDATA || join(home, "AppData", "Local"), "form8606", "Cache");
  return join(home, ".cache", "form8606");
}
