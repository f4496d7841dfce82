import type { Page } from "playwright-core";

/** By its name: how one comes to a screen from the start. */
export const SCREENS: Readonly<Record<string, (page: Page) => Promise<void>>>;

/** The kinds of entries that "Something else happened" offers, in its order. */
export const KINDS: readonly string[];
